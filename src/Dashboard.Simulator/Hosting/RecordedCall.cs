namespace Dashboard.Simulator.Hosting;

/// <summary>One request as the account saw it.</summary>
/// <param name="At">By the account's clock.</param>
/// <param name="Operation">Empty when the service has none of that name.</param>
/// <param name="Status">Of HTTP; 0 when no answer was sent.</param>
/// <param name="ErrorCode">The shape's name, or null.</param>
/// <param name="BilledMetrics">Metrics AWS would bill; 0 where it bills by request.</param>
public sealed record RecordedCall(DateTimeOffset At, string Service, string Operation, int Status, string? ErrorCode, int BilledMetrics, FaultKind? Fault);
