using System.Text;

namespace Dashboard.Simulator.ControlPlane;

/// <summary>One page of items in the order of their keys, which a marker continues whatever is added or removed in between.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Marker);

internal static class Page
{
    /// <param name="marker">As a page before this one gave it; null for the first.</param>
    /// <exception cref="FormatException">The marker is none of ours.</exception>
    public static Page<T> Take<T>(IEnumerable<T> items, Func<T, string> key, string? marker, int size)
    {
        var after = marker is null ? null : Encoding.UTF8.GetString(Convert.FromBase64String(marker));
        var taken = items
            .Select(item => (Key: key(item), Item: item))
            .Where(entry => after is null || string.CompareOrdinal(entry.Key, after) > 0)
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Take(size + 1)
            .ToList();
        var next = taken.Count > size ? Convert.ToBase64String(Encoding.UTF8.GetBytes(taken[size - 1].Key)) : null;
        return new([.. taken.Take(size).Select(entry => entry.Item)], next);
    }
}
