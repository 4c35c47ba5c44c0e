using System.Collections.Immutable;
using Dashboard.Analysis.WhatIf;

namespace Dashboard.WhatIf;

/// <summary>One row with what is wrong with it; null where nothing is.</summary>
public sealed record CheckedRow(ChangeRow Row, string? FunctionError, string? ReservedError, string? ProvisionedError)
{
    public bool IsUsable => FunctionError is null && ReservedError is null && ProvisionedError is null;
}

/// <summary>What the address of the page asks for: kept as it was typed, however little of it makes sense.</summary>
/// <param name="LimitText">New account limit; empty leaves it.</param>
/// <param name="Complaints">About parts of the address that no field shows.</param>
public sealed record WhatIfForm(RecordedPeriod Period, string LimitText, string? LimitError, ImmutableArray<CheckedRow> Rows, ImmutableArray<string> Complaints)
{
    /// <summary>More rows than a person compares, and as many as a long address holds.</summary>
    public const int MostRows = 100;

    public bool IsUsable => LimitError is null && Rows.All(row => row.IsUsable);

    public bool IsEmpty => Changes is { AccountLimit: null, Functions.IsEmpty: true };

    /// <summary>Of a usable form.</summary>
    public ChangeSet Changes { get; private init; } = ChangeSet.None;

    /// <param name="isKnown">Whether a function of the name was recorded or is there now.</param>
    public static WhatIfForm Read(string? period, string? limit, IReadOnlyList<string?>? changes, Func<string, bool> isKnown)
    {
        var complaints = ImmutableArray.CreateBuilder<string>();
        var chosen = RecordedPeriods.Parse(period);
        if (chosen is null && !string.IsNullOrEmpty(period))
            complaints.Add($"The address asks for the period “{ChangeRow.Shown(period)}”, which there is not: 7 days are shown. It can be 24h, 7d or 14d.");
        var all = (changes ?? []).Where(change => !string.IsNullOrWhiteSpace(change)).ToArray();
        if (all.Length > MostRows) complaints.Add($"The address holds {all.Length} changes; the first {MostRows} are used.");

        var seen = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<CheckedRow> rows = [.. all.Take(MostRows).Select(change => Check(ChangeRow.Parse(change!), isKnown, seen))];
        var form = new WhatIfForm(chosen ?? RecordedPeriods.Default, limit ?? "", LimitComplaint(limit ?? ""), rows, complaints.ToImmutable());
        return form.IsUsable ? form with { Changes = form.ToChanges() } : form;
    }

    private ChangeSet ToChanges() => Rows
        .Where(row => row.Row.Change is not { Reserved.IsKnown: false, Provisioned: null })
        .Aggregate(ChangeSet.None with { AccountLimit = ChangeRow.Number(LimitText.Trim()) }, (changes, row) => changes.With(row.Row.Function, row.Row.Change));

    private static CheckedRow Check(ChangeRow row, Func<string, bool> isKnown, HashSet<string> seen) => new(
        row,
        !isKnown(row.Function) ? $"No function of this account is called “{ChangeRow.Shown(row.Function)}”. Pick one from the list, or remove the row."
            : !seen.Add(row.Function) ? $"{row.Function} is listed twice. Remove one of its rows."
            : null,
        ChangeRow.Complaint("Reserved", row.Reserved),
        ChangeRow.Complaint("Provisioned", row.Provisioned));

    private static string? LimitComplaint(string text) => text.Trim() is { Length: > 0 } trimmed && ChangeRow.Number(trimmed) is not >= 1
        ? $"Account limit “{ChangeRow.Shown(trimmed)}” is no limit. Enter 1 to {ChangeRow.Most:N0}, or nothing to leave it as it is."
        : null;
}
