using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.JSInterop;

namespace Dashboard.Charts;

/// <summary>
/// The one place that knows there is a chart library: a host element that Blazor draws once and leaves alone, and a JavaScript
/// object that is told what changed. While prerendering only the sized host is drawn.
/// </summary>
public sealed class TimeChart : ComponentBase, IAsyncDisposable
{
    private ElementReference _host;
    private IJSObjectReference? _module;
    private IJSObjectReference? _chart;
    private ChartModel? _sent;
    private bool _isSending;
    private bool _isDisposed;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Parameter, EditorRequired] public required ChartModel Model { get; set; }

    protected override bool ShouldRender() => false;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "time-chart");
        builder.AddAttribute(2, "aria-hidden", "true");
        builder.AddAttribute(3, "style", $"min-height:{Model.Spec.Height}px");
        builder.AddElementReferenceCapture(4, host => _host = host);
        builder.CloseElement();
    }

    protected override Task OnParametersSetAsync() => _chart is null ? Task.CompletedTask : SendAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        try
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/chart.js"]}");
            if (_isDisposed) { await ReleaseAsync(); return; }
            var model = Model;
            _chart = await _module.InvokeAsync<IJSObjectReference>("create", _host, SpecBytes(model), ChartDelta.Changed(null, model.Data), model.Data.SettledThrough, ChartDelta.Marks(model.Data));
            _sent = model;
            if (_isDisposed) await ReleaseAsync();
            else await SendAsync();
        }
        catch (Exception exception) when (IsBrowserGone(exception))
        {
        }
    }

    /// <summary>Sends the newest model; models that come while one is under way are skipped but for the last.</summary>
    private async Task SendAsync()
    {
        if (_isSending) return;
        _isSending = true;
        try
        {
            while (!_isDisposed && _chart is not null && _sent is not null && !ReferenceEquals(_sent, Model))
            {
                var (from, to) = (_sent, Model);
                if (!to.DrawsLike(from)) await SendAsync(_chart, from, to);
                _sent = to;
            }
        }
        catch (Exception exception) when (IsBrowserGone(exception))
        {
        }
        finally
        {
            _isSending = false;
        }
    }

    private static ValueTask SendAsync(IJSObjectReference chart, ChartModel from, ChartModel to) =>
        from.Spec == to.Spec && ChartDelta.Continues(from.Data, to.Data)
            ? chart.InvokeVoidAsync("update", ChartDelta.Changed(from.Data, to.Data), to.Data.Times[0], to.Data.SettledThrough, ChartDelta.Marks(to.Data))
            : chart.InvokeVoidAsync("replace", SpecBytes(to), ChartDelta.Changed(null, to.Data), to.Data.SettledThrough, ChartDelta.Marks(to.Data));

    private static byte[] SpecBytes(ChartModel model) => JsonSerializer.SerializeToUtf8Bytes(model.Spec, ChartJson.Default.ChartSpec);

    private static bool IsBrowserGone(Exception exception) => exception is JSDisconnectedException or OperationCanceledException or ObjectDisposedException;

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await ReleaseAsync();
    }

    private async ValueTask ReleaseAsync()
    {
        var (chart, module) = (_chart, _module);
        (_chart, _module) = (null, null);
        try
        {
            if (chart is not null)
            {
                await chart.InvokeVoidAsync("dispose");
                await chart.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (Exception exception) when (IsBrowserGone(exception))
        {
        }
    }
}
