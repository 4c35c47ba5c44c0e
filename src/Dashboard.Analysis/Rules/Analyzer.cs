using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Rules;

/// <summary>
/// Asks all rules about an account, again and again as its minutes go on. A function that gave no cause for a finding is not looked at
/// again before something new is known of it, and neither is one of which settings alone are found. One with findings that have their time
/// always is: time goes on, and the account's own minutes decide about it too. One caller at a time.
/// </summary>
public sealed class Analyzer(ImmutableArray<IFunctionRule> functionRules, ImmutableArray<IAccountRule> accountRules)
{
    /// <summary>A finding goes on when it holds in one of the function's newest minutes: a minute or two may be missing.</summary>
    public const int OngoingMinutes = 3;

    private readonly List<Finding> _scratch = [];
    private Finding[]?[] _bySlot = [];
    private float[] _block = [];
    private AnalysisInput? _previous;

    public Analyzer() : this(RuleBook.Functions, RuleBook.Account)
    {
    }

    public AccountAnalysis Analyze(AnalysisInput input)
    {
        var account = new AccountCase(input);
        var changes = ChangedSlots.Between(_previous, input);
        if (_bySlot.Length < input.Functions.Length) Array.Resize(ref _bySlot, input.Functions.Length);
        ExamineFunctions(account, input, changes);
        _previous = input;

        var findings = new List<Finding>();
        foreach (var slot in input.Slots.Values)
            if (_bySlot[slot] is { } found) findings.AddRange(found);
        foreach (var rule in accountRules) rule.Examine(account, findings);
        findings.Sort(FindingOrder.Urgency);
        return new(input, [.. findings]);
    }

    private void ExamineFunctions(AccountCase account, AnalysisInput input, ChangedSlots changes)
    {
        var present = new bool[input.Functions.Length];
        foreach (var slot in input.Slots.Values) present[slot] = true;
        var each = SeriesBlock.ValuesOf(account.Length);
        if (_block.Length < SeriesBlock.Slots * each) _block = new float[SeriesBlock.Slots * each];
        var function = new FunctionCase(account, _block);
        for (var first = 0; first < present.Length; first += SeriesBlock.Slots)
        {
            var count = Math.Min(SeriesBlock.Slots, present.Length - first);
            if (!IsAnyDue(first, count)) continue;
            SeriesBlock.Fill(input.Minutes, first, count, _block);
            for (var i = 0; i < count; i++)
            {
                if (!IsDue(first + i)) continue;
                if (!present[first + i])
                {
                    _bySlot[first + i] = null;
                    continue;
                }
                function.MoveTo(first + i, i * each);
                _bySlot[first + i] = Examine(function);
            }
        }

        bool IsAnyDue(int first, int count)
        {
            for (var slot = first; slot < first + count; slot++)
                if (IsDue(slot)) return true;
            return false;
        }

        bool IsDue(int slot) => changes[slot] || HasTime(_bySlot[slot]);
    }

    private static bool HasTime(Finding[]? findings)
    {
        foreach (var finding in findings ?? [])
            if (!finding.Minutes.IsEmpty) return true;
        return false;
    }

    private Finding[]? Examine(FunctionCase function)
    {
        _scratch.Clear();
        foreach (var rule in functionRules) rule.Examine(function, _scratch);
        if (_scratch.Count == 0) return null;
        for (var i = 0; i < _scratch.Count; i++)
        {
            var finding = _scratch[i];
            var isOngoing = finding.LastMinute is not { } last || last >= function.FirstMinute + function.NewestKnown - (OngoingMinutes - 1);
            if (finding.IsOngoing != isOngoing) _scratch[i] = finding with { IsOngoing = isOngoing };
        }
        return [.. _scratch];
    }
}
