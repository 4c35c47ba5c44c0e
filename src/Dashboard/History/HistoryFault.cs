namespace Dashboard.History;

public enum HistoryFaultKind
{
    /// <summary>The file is no database, or pages of it cannot be read.</summary>
    Damaged,
    /// <summary>Some rows are not as they were written; the others are in order.</summary>
    Unreadable,
    /// <summary>Another process holds the file.</summary>
    Locked,
    /// <summary>There is no room left on the disk.</summary>
    DiskFull,
    /// <summary>A later version of the dashboard wrote the file.</summary>
    Newer,
    /// <summary>The file or its folder cannot be read or written.</summary>
    NotAccessible,
    Other,
}

/// <summary>Why history cannot be kept or read. The live view does without.</summary>
/// <param name="Message">What happened, the file named.</param>
/// <param name="Remedy">What to do.</param>
public sealed record HistoryFault(HistoryFaultKind Kind, string Message, string Remedy);
