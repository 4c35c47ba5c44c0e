using System.Globalization;
using System.Text;
using Dashboard.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Simulator.Hosting;

/// <summary>Sends answers, whole or spoilt.</summary>
internal static class AnswerWriter
{
    private static readonly byte[] Malformed = "<<<not what was asked for>>>"u8.ToArray();

    public static WireResponse Unavailable { get; } = new(503, "text/html", Encoding.UTF8.GetBytes(
        "<html><head><title>503 Service Temporarily Unavailable</title></head><body><center><h1>503 Service Temporarily Unavailable</h1></center></body></html>"));

    /// <param name="now">Goes into the Date header, by which clients correct their clocks.</param>
    /// <param name="stopping">Ends answers that would never end.</param>
    public static async Task WriteAsync(HttpContext context, WireResponse answer, FaultKind? fault, string requestId, DateTimeOffset now, HeldCalls held, CancellationToken stopping)
    {
        var response = context.Response;
        var body = fault == FaultKind.MalformedBody ? Malformed : answer.Body;
        response.StatusCode = fault == FaultKind.MalformedBody ? 200 : answer.Status;
        response.Headers["x-amzn-RequestId"] = requestId;
        response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in answer.Headers ?? new Dictionary<string, string>()) response.Headers[name] = value;
        if (response.StatusCode != 204)
        {
            response.ContentType = answer.ContentType;
            response.ContentLength = body.Length;
        }
        if (fault is FaultKind.StalledBody or FaultKind.CutBody)
        {
            await response.Body.WriteAsync(body[..(body.Length / 2)], stopping).ConfigureAwait(false);
            await response.Body.FlushAsync(stopping).ConfigureAwait(false);
            if (fault == FaultKind.StalledBody) await held.UntilGoneAsync(context, stopping).ConfigureAwait(false);
            // Returning short of the promised length makes Kestrel close the connection, which an abort would reset under the half still on its way.
        }
        else if (body.Length > 0)
        {
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
