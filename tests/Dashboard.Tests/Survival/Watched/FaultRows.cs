using System.Net.Sockets;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Tests.Survival.Watched;

/// <summary>What can go wrong between the dashboard and AWS, and what the page says of it.</summary>
internal static class FaultRows
{
    private const string Figures = "Account figures have stopped. Functions' figures have stopped.";
    private const string Data = "GetMetricData", Asked = "cloudwatch:GetMetricData";
    private const string NextPoll = "is asked again with the next poll";

    public static readonly FaultRow[] All =
    [
        FaultRow.Of("throttled", FaultKind.Throttle, Data, new Shown($"CloudWatch is limiting the rate of {Asked}: Throttling", Figures, "shares its rate in eu-west-1")),
        FaultRow.Of("all throttled", FaultKind.Throttle, null,
            new($"CloudWatch is limiting the rate of {Asked}: Throttling", Figures, NextPoll),
            new("CloudWatch is limiting the rate of cloudwatch:ListMetrics: Throttling", "new ones may be missing", NextPoll),
            new("Lambda is limiting the rate of lambda:GetAccountSettings: TooManyRequestsException", "limit may be unknown or old", NextPoll),
            new("Lambda is limiting the rate of lambda:ListFunctions: TooManyRequestsException", "are not seen", NextPoll)),
        FaultRow.Of("500", FaultKind.ServerError, Data, new Shown($"CloudWatch failed to answer {Asked}: InternalServiceError", Figures, "Nothing to change here")),
        FaultRow.Of("503 of a proxy", FaultKind.Unavailable, Data, new Shown($"CloudWatch failed to answer {Asked}: HTTP 503", Figures, "Nothing to change here")),
        FaultRow.Of("PartialData", FaultKind.PartialData, Data),
        new("PartialData, the rest 500", account => FaultRow.Both(account.Faults.Inject(new(FaultKind.PartialData, Data, Every: 2)), account.Faults.Inject(new(FaultKind.ServerError, Data))),
            new Shown($"CloudWatch failed to answer {Asked}: InternalServiceError", Figures, "Nothing to change here")),
        FaultRow.Of("InternalError of queries", FaultKind.InternalError, Data, new Shown($"CloudWatch failed to answer {Asked}: InternalError", Figures, "CloudWatch could not complete these metrics")),
        FaultRow.Of("Forbidden queries", FaultKind.Forbidden, Data, new Shown($"CloudWatch refused {Asked}: Forbidden", Figures, "Add cloudwatch:GetMetricData")),
        FaultRow.Of("AccessDenied", FaultKind.AccessDenied, Data, new Shown($"CloudWatch refused {Asked}: AccessDenied", Figures, "Add cloudwatch:GetMetricData to the policy of arn:aws:iam::")),
        FaultRow.Of("stalled bodies", FaultKind.StalledBody, Data, new Shown($"CloudWatch did not answer in time to {Asked}: Timeout", Figures, "Check the network path")),
        FaultRow.Of("cut bodies", FaultKind.CutBody, Data, new Shown($"CloudWatch could not be reached for {Asked}: ConnectionLost", Figures, "DNS, proxy, firewall")),
        FaultRow.Of("malformed CBOR", FaultKind.MalformedBody, Data, new Shown($"CloudWatch gave an unreadable answer to {Asked}: UnreadableAnswer", Figures, "not a proxy or a portal")),
        FaultRow.Of("malformed JSON", FaultKind.MalformedBody, Data, new Shown($"CloudWatch gave an unreadable answer to {Asked}: UnreadableAnswer", Figures, "not a proxy or a portal")) with { SpeaksJson = true },
        FaultRow.Of("expired token", FaultKind.ExpiredToken, null, new Shown("AWS did not accept the signature of ", Figures, "Renew the session")),
        FaultRow.ClockSet("clock 3 min ahead", TimeSpan.FromMinutes(3), new Shown("The clock of this machine is 3 min ahead of AWS", "off by as much", "by NTP")),
        FaultRow.ClockSet("clock 3 min behind", TimeSpan.FromMinutes(-3), new Shown("The clock of this machine is 3 min behind AWS", "off by as much", "by NTP")),
        FaultRow.ClockSet("clock 40 min ahead", TimeSpan.FromMinutes(40), new Shown("The clock of this machine is 40 min ahead of AWS", "off by as much", "by NTP")),
        FaultRow.ClockSet("clock 40 min behind", TimeSpan.FromMinutes(-40), new Shown("The clock of this machine is 40 min behind AWS", "off by as much", "by NTP")),
        FaultRow.ClockSet("clock 5 h ahead", TimeSpan.FromHours(5), new Shown("The clock of this machine is 5 h ahead of AWS", "off by as much", "by NTP")),
        FaultRow.ClockSet("clock 5 h behind", TimeSpan.FromHours(-5), new Shown("The clock of this machine is 5 h behind AWS", "off by as much", "by NTP")),
        FaultRow.Line("no name resolution", SocketError.HostNotFound, new Shown($"CloudWatch could not be reached for {Asked}: HostNotFound", Figures, "Check that this machine resolves and reaches 127.0.0.1:")),
        FaultRow.Line("no network", SocketError.NetworkUnreachable, new Shown($"CloudWatch could not be reached for {Asked}: NetworkUnreachable", Figures, "DNS, proxy, firewall, VPC endpoint")),
        FaultRow.Of("connections lost", FaultKind.ConnectionReset, null, new Shown($"CloudWatch could not be reached for {Asked}: Connection", Figures, "DNS, proxy, firewall")),
        FaultRow.Of("ten minutes of silence", FaultKind.Silence, null, new Shown($"CloudWatch did not answer in time to {Asked}: Timeout", "Account figures have stopped.", "the call is made again")) with { Lasts = TimeSpan.FromMinutes(10) },
        FaultRow.Of("no inventory", FaultKind.ServerError, "ListFunctions", new Shown("Lambda failed to answer lambda:ListFunctions: ServiceException", "New, changed and deleted functions are not seen.", "Nothing to change here")),
        FaultRow.Of("no list of metrics", FaultKind.ServerError, "ListMetrics", new Shown("CloudWatch failed to answer cloudwatch:ListMetrics: InternalServiceError", "new ones may be missing", "Nothing to change here")),
    ];
}
