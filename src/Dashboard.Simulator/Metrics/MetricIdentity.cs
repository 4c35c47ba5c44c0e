using System.Collections.Immutable;

namespace Dashboard.Simulator.Metrics;

public readonly record struct Dimension(string Name, string Value);

/// <summary>
/// What CloudWatch calls a metric: a namespace, a name and an exact set of dimensions. Two identities are equal when all three
/// are, whatever the order in which the dimensions were given.
/// </summary>
public sealed class MetricIdentity : IEquatable<MetricIdentity>
{
    private readonly int _hash;

    public MetricIdentity(string @namespace, string name, params ReadOnlySpan<Dimension> dimensions)
    {
        Namespace = @namespace;
        Name = name;
        Dimensions = [.. dimensions.ToArray().OrderBy(d => d.Name, StringComparer.Ordinal).ThenBy(d => d.Value, StringComparer.Ordinal)];
        var hash = new HashCode();
        hash.Add(Namespace);
        hash.Add(Name);
        foreach (var dimension in Dimensions) hash.Add(dimension);
        _hash = hash.ToHashCode();
    }

    public string Namespace { get; }
    public string Name { get; }

    /// <summary>Sorted by name, then value.</summary>
    public ImmutableArray<Dimension> Dimensions { get; }

    public bool Equals(MetricIdentity? other) =>
        other is not null && _hash == other._hash && Namespace == other.Namespace && Name == other.Name && Dimensions.SequenceEqual(other.Dimensions);

    public override bool Equals(object? obj) => Equals(obj as MetricIdentity);

    public override int GetHashCode() => _hash;

    public override string ToString() => $"{Namespace}/{Name}{{{string.Join(',', Dimensions.Select(d => $"{d.Name}={d.Value}"))}}}";
}
