using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Declarations;

/// <summary>
/// Declarations on disk: readable by people, replaced whole, so that a crash leaves either the old file or the new one. A file this version
/// does not understand is never written over.
/// </summary>
/// <param name="property">What the sets are called in the file: functions by scope key.</param>
internal sealed partial class DeclarationFile(string path, string property)
{
    private const int Version = 1;
    private const string VersionProperty = "version";

    private const string Unreadable = "Nothing was lost or changed: repair the file, or move it away to begin anew, and try again.";

    /// <summary>Functions by scope key; empty when there is no file yet.</summary>
    public (ImmutableDictionary<string, ImmutableHashSet<string>> ByScope, DeclarationFault? Fault) Read()
    {
        var none = ImmutableDictionary.Create<string, ImmutableHashSet<string>>(StringComparer.Ordinal);
        try
        {
            var (version, scopes) = Parse(File.ReadAllBytes(path));
            if (version <= 0 || scopes is null || scopes.Values.Any(names => names is null || names.Contains(null!))) return (none, new($"{path} is not a file of declarations.", Unreadable));
            if (version > Version) return (none, new($"{path} is of a newer version of this program ({version}; this one knows {Version}).", "Run the newer version, or move the file away to begin anew."));
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
        var draft = path + ".new";
        try
        {
            await using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                await stream.WriteAsync(Text(byScope), cancellation).ConfigureAwait(false);
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

    /// <returns>Version 0 or no scopes when it is not what is expected.</returns>
    private (int Version, Dictionary<string, string[]>? Scopes) Parse(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return default;
        var version = document.RootElement.TryGetProperty(VersionProperty, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var known) ? known : 0;
        return (version, document.RootElement.TryGetProperty(property, out var scopes) ? scopes.Deserialize(Json.Default.DictionaryStringStringArray) : null);
    }

    private ReadOnlyMemory<byte> Text(ImmutableDictionary<string, ImmutableHashSet<string>> byScope)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber(VersionProperty, Version);
            json.WriteStartObject(property);
            foreach (var (scope, names) in byScope.Where(scope => !scope.Value.IsEmpty).OrderBy(scope => scope.Key, StringComparer.Ordinal))
            {
                json.WriteStartArray(scope);
                foreach (var name in names.Order(StringComparer.Ordinal)) json.WriteStringValue(name);
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return text.ToArray();
    }

    [JsonSerializable(typeof(Dictionary<string, string[]>))]
    private sealed partial class Json : JsonSerializerContext;
}
