using System.Collections.Immutable;

namespace Dashboard.Live;

/// <summary>The rows of one snapshot, one array a window, each built once when first asked for.</summary>
public sealed class FunctionRows(Func<RowWindow, ImmutableArray<FunctionRow>> build)
{
    private readonly Lazy<ImmutableArray<FunctionRow>> _minutes15 = new(() => build(RowWindow.Minutes15));
    private readonly Lazy<ImmutableArray<FunctionRow>> _minutes60 = new(() => build(RowWindow.Minutes60));
    private readonly Lazy<ImmutableArray<FunctionRow>> _minutes180 = new(() => build(RowWindow.Minutes180));

    /// <summary>Ordered by name.</summary>
    public ImmutableArray<FunctionRow> Over(RowWindow window) => Of(window).Value;

    /// <summary>What has been built so far, for the next snapshot to reuse; default when nobody asked.</summary>
    public ImmutableArray<FunctionRow> Built(RowWindow window) => Of(window) is { IsValueCreated: true } rows ? rows.Value : default;

    private Lazy<ImmutableArray<FunctionRow>> Of(RowWindow window) => window switch
    {
        RowWindow.Minutes15 => _minutes15,
        RowWindow.Minutes60 => _minutes60,
        _ => _minutes180,
    };
}
