using Dashboard.History;
using Dashboard.History.Storage;

namespace Dashboard.Components.Status;

/// <summary>What the file says of itself.</summary>
/// <param name="Size">Null when it cannot be read.</param>
/// <param name="Minutes">The minutes that are kept one by one, since 1970; null when there are none.</param>
/// <param name="Fault">Why it cannot be read or written.</param>
public sealed record KeptHistory(HistorySize? Size, (long First, long End)? Minutes, HistoryFault? Fault)
{
    /// <summary>Never fails: trouble with the file is part of the answer.</summary>
    public static KeptHistory Read(HistoryArchive archive, string scope)
    {
        try
        {
            using var hours = new KeptHours(archive.Path, scope);
            return new(archive.Reader.Size(scope), hours.Extent(), archive.Fault);
        }
        catch (HistoryReadException unreadable)
        {
            return new(null, null, archive.Fault ?? unreadable.Fault);
        }
    }
}
