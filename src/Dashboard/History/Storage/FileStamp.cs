namespace Dashboard.History.Storage;

/// <summary>What a file looks like from outside; equal as long as nobody touches it.</summary>
internal readonly record struct FileStamp(bool Exists, long Length, DateTime ChangedAt)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new(true, file.Length, file.LastWriteTimeUtc) : default;
    }
}
