namespace Dashboard.Options;

/// <summary>The one place that is written to.</summary>
public static class DataFolder
{
    /// <summary>The folder, made when it is not there; null when none is configured or it cannot be written, which is noted then.</summary>
    public static string? Read(OptionsSection section)
    {
        const string Key = "DataFolder";
        if (section.Text(Key) is not { } folder) return null;
        try
        {
            var full = Directory.CreateDirectory(folder).FullName;
            File.Create(Path.Combine(full, ".writable"), bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            return full;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            section.Refuse(Key, $"is \"{folder}\", which cannot be written to: {refused.Message}", "Name a folder that the user of this process may write to; in a container, a volume.");
            return null;
        }
    }
}
