namespace Dashboard.Analysis.Model;

/// <summary>
/// Prices that costs are estimated with, in US dollars. A setting, since they differ by Region and contract. The defaults are those of
/// us-east-1, first tier. Source: AWS Lambda pricing and Amazon CloudWatch pricing; Arm provisioned prices are not confirmed by AWS's own text.
/// </summary>
public sealed record PriceTable
{
    public static PriceTable Default { get; } = new();

    public decimal PerMillionRequests { get; init; } = 0.20m;
    /// <summary>For each gigabyte-second an on-demand invocation runs.</summary>
    public decimal DurationPerGigabyteSecond { get; init; } = 0.0000166667m;
    public decimal DurationPerGigabyteSecondArm { get; init; } = 0.0000133334m;
    /// <summary>For each gigabyte-second provisioned concurrency is configured, used or not.</summary>
    public decimal ProvisionedPerGigabyteSecond { get; init; } = 0.0000041667m;
    public decimal ProvisionedPerGigabyteSecondArm { get; init; } = 0.0000033334m;
    /// <summary>For each gigabyte-second an invocation runs on provisioned concurrency, on top.</summary>
    public decimal ProvisionedDurationPerGigabyteSecond { get; init; } = 0.0000097222m;
    public decimal ProvisionedDurationPerGigabyteSecondArm { get; init; } = 0.0000077778m;
    /// <summary>Standard-resolution alarm, a month.</summary>
    public decimal PerAlarmMonth { get; init; } = 0.10m;
    /// <summary>For each 1,000 metrics asked for with GetMetricData, whatever the number of points.</summary>
    public decimal PerThousandMetrics { get; init; } = 0.01m;
    /// <summary>For each 1,000 other requests to CloudWatch after the first million a month.</summary>
    public decimal PerThousandRequests { get; init; } = 0.01m;

    /// <summary>Share of provisioned concurrency that must be in use for it to cost no more than on demand: about 0.6.</summary>
    public double BreakEven(bool isArm) => (double)(isArm
        ? ProvisionedPerGigabyteSecondArm / (DurationPerGigabyteSecondArm - ProvisionedDurationPerGigabyteSecondArm)
        : ProvisionedPerGigabyteSecond / (DurationPerGigabyteSecond - ProvisionedDurationPerGigabyteSecond));
}
