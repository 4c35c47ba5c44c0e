using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>Orders rows as a query asks; unknown values last either way, ties by name, so that rows do not jump about.</summary>
public sealed class FunctionOrder(FunctionSort sort, bool descending) : IComparer<FunctionRow>
{
    public int Compare(FunctionRow? x, FunctionRow? y)
    {
        var order = By(x!, y!);
        return order != 0 ? order : string.CompareOrdinal(x!.Name, y!.Name);
    }

    private int By(FunctionRow x, FunctionRow y) => sort switch
    {
        FunctionSort.Name => Directed(string.CompareOrdinal(x.Name, y.Name)),
        FunctionSort.State => Directed(x.State.CompareTo(y.State)),
        FunctionSort.Concurrency => Nullable(x.Concurrency, y.Concurrency),
        FunctionSort.Peak => Nullable(x.PeakConcurrency, y.PeakConcurrency),
        FunctionSort.Ceiling => Nullable(x.Ceiling, y.Ceiling),
        FunctionSort.Headroom => Nullable(x.Headroom, y.Headroom),
        FunctionSort.Throttles => Nullable(x.Throttles, y.Throttles),
        FunctionSort.ErrorRate => Nullable(x.ErrorRate, y.ErrorRate),
        FunctionSort.P50 => Nullable(x.DurationP50, y.DurationP50),
        FunctionSort.P99 => Nullable(x.DurationP99, y.DurationP99),
        FunctionSort.Invocations => Nullable(x.Invocations, y.Invocations),
        _ => Urgency(x, y),
    };

    private int Urgency(FunctionRow x, FunctionRow y)
    {
        var order = Directed(x.State.CompareTo(y.State));
        if (order == 0) order = Nullable(x.Throttles, y.Throttles);
        if (order == 0) order = Nullable(x.Utilization, y.Utilization);
        return order != 0 ? order : Nullable(x.Invocations, y.Invocations);
    }

    private int Nullable<T>(T? x, T? y) where T : struct, IComparable<T> => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        ({ } left, { } right) => Directed(left.CompareTo(right)),
    };

    private int Directed(int order) => descending ? -order : order;
}
