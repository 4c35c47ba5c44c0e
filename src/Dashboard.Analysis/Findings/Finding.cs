using System.Collections.Immutable;

namespace Dashboard.Analysis.Findings;

/// <summary>One pattern that one function, or the account, matches: what was found, how sure, how harmful, when, and by which numbers.</summary>
public sealed record Finding
{
    /// <summary>Stands in <see cref="Slot"/> for the account as a whole.</summary>
    public const int Account = -1;

    public required Pattern Pattern { get; init; }
    /// <summary>Of the function; <see cref="Account"/> for the account.</summary>
    public required int Slot { get; init; }
    /// <summary>Name of the function; empty for the account.</summary>
    public required string Function { get; init; }
    public required Confidence Confidence { get; init; }
    public required Harm Harm { get; init; }
    public required Evidence Evidence { get; init; }
    /// <summary>When it held, oldest first. Empty for what concerns settings rather than times.</summary>
    public ImmutableArray<MinuteRange> Minutes { get; init; } = [];
    /// <summary>Requests, events or records concerned; null where none are counted.</summary>
    public long? Requests { get; init; }
    /// <summary>A setting the finding is about, where there are several: an alias, an event source.</summary>
    public string? Subject { get; init; }
    /// <summary>One more sentence where the numbers do not say it all.</summary>
    public string? Note { get; init; }
    /// <summary>Who ate the pool, the greatest excess first; empty unless a pool was starved.</summary>
    public ImmutableArray<Culprit> Culprits { get; init; } = [];
    /// <summary>True when part of it rests on minutes that may still change.</summary>
    public bool IsProvisional { get; init; }
    /// <summary>True when it holds in the newest minutes known, or concerns a setting in force.</summary>
    public bool IsOngoing { get; init; }

    public PatternGroup Group => Pattern.Group();
    public long? FirstMinute => Minutes.IsEmpty ? null : Minutes[0].First;
    public long? LastMinute => Minutes.IsEmpty ? null : Minutes[^1].Last;

    public bool Equals(Finding? other) => other is not null
        && (Pattern, Slot, Function, Confidence, Harm, Requests, Subject, Note, IsProvisional, IsOngoing)
            == (other.Pattern, other.Slot, other.Function, other.Confidence, other.Harm, other.Requests, other.Subject, other.Note, other.IsProvisional, other.IsOngoing)
        && Evidence == other.Evidence && Minutes.SequenceEqual(other.Minutes) && Culprits.SequenceEqual(other.Culprits);

    public override int GetHashCode() => HashCode.Combine(Pattern, Slot, FirstMinute, LastMinute, Requests);
}
