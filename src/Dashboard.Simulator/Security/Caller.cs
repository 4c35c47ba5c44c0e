namespace Dashboard.Simulator.Security;

/// <summary>Who signed a request, as GetCallerIdentity tells it.</summary>
internal sealed record Caller(string UserId, string Arn);
