using System.Collections.Immutable;
using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Live;

namespace Dashboard.Polling;

/// <summary>Makes each snapshot of a scope from the state, sharing with the one before it what did not change.</summary>
/// <param name="lastSequence">Of the snapshot that goes before the first: pages and caches know snapshots by their number.</param>
internal sealed class SnapshotBuilder(AccountScope scope, long lastSequence = 0)
{
    private static readonly RowWindow[] Windows = Enum.GetValues<RowWindow>();

    private readonly Analyzer _analyzer = new();
    private readonly Dictionary<RowWindow, ImmutableArray<FunctionRow>> _builtRows = [];
    private AccountSnapshot? _last;
    private long _sequence = lastSequence;

    public PriceTable Prices { get; init; } = PriceTable.Default;

    /// <summary>Of the last snapshot; null before the first.</summary>
    public AccountAnalysis? Analysis => _last?.Analysis;

    public AccountSnapshot Next(AccountState state, PollHealth health, PollPlan plan, bool isLoading, DateTimeOffset now)
    {
        // The arrays and not the object that made them: it would keep every snapshot before it alive.
        foreach (var window in Windows)
            if (_last?.Rows.Built(window) is { IsDefault: false } built) _builtRows[window] = built;
        var earlier = _builtRows.ToImmutableDictionary();

        var minutes = state.Freeze();
        var (functions, slots, limits) = (state.Directory.Functions, state.Directory.Slots, state.Limits);
        var analysis = _analyzer.Analyze(new()
        {
            Minutes = minutes,
            Functions = functions,
            Slots = slots,
            Limits = limits,
            LimitHistory = state.LimitReadings.History,
            Usage = state.Usage,
            Alarms = state.Alarms,
            IntendedLimiters = state.IntendedLimiters,
            Prices = Prices,
        });
        var ledger = AccountLedger.Of(minutes, [.. slots.Values.Select(slot => functions[slot])], limits);
        return _last = new()
        {
            Scope = scope,
            Sequence = ++_sequence,
            TakenAt = now,
            Minutes = minutes,
            Functions = functions,
            Slots = slots,
            Limits = limits,
            Ledger = ledger,
            Analysis = analysis,
            Health = health,
            Plan = plan,
            Rows = new(window => FunctionRowBuilder.Build(minutes, slots, functions, ledger, analysis, plan, window, earlier.GetValueOrDefault(window))),
            IsLoading = isLoading,
        };
    }
}
