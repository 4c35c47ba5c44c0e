using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Declarations;

/// <summary>
/// Declarations on disk: readable by people, replaced whole, so that a crash leaves either the old file or the new one. A file this version
/// does not understand is never written over.
/// </summary>
internal sealed partial class DeclarationFile(string path)
{
    private const int Version = 1;

    private const string Unreadable = "Nothing was lost or changed: repair the file, or move it away to begin anew, and try again.";

    /// <summary>Functions by scope key; empty when there is no file yet.</summary>
    public (ImmutableDictionary<string, ImmutableHashSet<string>> ByScope, DeclarationFault? Fault) Read()
    {
        var none = ImmutableDictionary.Create<string, ImmutableHashSet<string>>(StringComparer.Ordinal);
        try
        {
            var body = JsonSerializer.Deserialize(File.ReadAllBytes(path), Json.Default.Body);
            if (body is not { Version: > 0, IntendedLimiters: { } scopes } || scopes.Values.Any(names => names is null || names.Contains(null!))) return (none, new($"{path} is not a file of declarations.", Unreadable));
            if (body.Version > Version) return (none, new($"{path} is of a newer version of this program ({body.Version}; this one knows {Version}).", "Run the newer version, or move the file away to begin anew."));
            return (none.AddRange(scopes.Select(scope => KeyValuePair.Create(scope.Key, scope.Value.ToImmutableHashSet(StringComparer.Ordinal)))), null);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return (none, null);
        }
        catch (JsonException damaged)
        {
            return (none, new($"{path} cannot be understood: {damaged.Message}", Unreadable));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return (none, new($"{path} cannot be read: {refused.Message}", Unreadable));
        }
    }

    public async Task<DeclarationFault?> WriteAsync(ImmutableDictionary<string, ImmutableHashSet<string>> byScope, CancellationToken cancellation)
    {
        var sorted = byScope.Where(scope => !scope.Value.IsEmpty).OrderBy(scope => scope.Key, StringComparer.Ordinal)
            .ToDictionary(scope => scope.Key, scope => scope.Value.Order(StringComparer.Ordinal).ToArray());
        var draft = path + ".new";
        try
        {
            await using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                await JsonSerializer.SerializeAsync(stream, new(Version, sorted), Json.Default.Body, cancellation).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: true);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new($"{path} cannot be written: {refused.Message}", "Check that the data folder exists, has room and belongs to the user this process runs as, then try again.");
        }
    }

    internal sealed record Body(int Version, Dictionary<string, string[]>? IntendedLimiters);

    [JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Body))]
    private sealed partial class Json : JsonSerializerContext;
}
