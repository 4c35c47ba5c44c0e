namespace Dashboard.Analysis.Recommendations;

/// <summary>Margins of recommended values, and when a value is not worth changing.</summary>
public static class AdviceThresholds
{
    /// <summary>Reserved concurrency above the peak of normal load. The rule of common guides; AWS asks for the peak at the least and names no margin.</summary>
    public const double ReservedMargin = 0.2;

    /// <summary>Provisioned concurrency above the typical peak. Source: Lambda developer guide, provisioned-concurrency.</summary>
    public const double ProvisionedMargin = 0.1;

    /// <summary>Difference from the present value, as a share of it, up to which it is left alone. A house rule.</summary>
    public const double Worthwhile = 0.1;

    /// <summary>Utilisation that target tracking aims at, a fraction. Source: Lambda developer guide, provisioned-concurrency.</summary>
    public const double TrackingTarget = 0.7;

    /// <summary>Least and greatest target of use. Source: Lambda developer guide, provisioned-concurrency.</summary>
    public const double LeastTarget = 0.1;

    /// <inheritdoc cref="LeastTarget"/>
    public const double GreatestTarget = 0.9;

    /// <summary>Hours that must be known before a lower value is recommended: three days. A house rule.</summary>
    public const int EnoughHours = 72;

    /// <summary>Share of what constant provisioning takes, up to which a schedule is worth its two actions. A house rule.</summary>
    public const double WorthwhileSchedule = 0.8;

    /// <summary>Timeout above the longest invocation. A house rule: three times bears a slow day and still ends what hangs.</summary>
    public const double TimeoutFactor = 3;

    /// <summary>Seconds. Lambda's own default, below which a timeout is never recommended.</summary>
    public const int LeastTimeoutSeconds = 3;

    /// <summary>Percent of the quota at which the alarm on claimed concurrency fires. Source: Lambda developer guide, monitoring-concurrency (its example).</summary>
    public const int ClaimedAlarmPercent = 70;

    /// <summary>Seconds. A function can take a thousand environments in ten seconds: five minutes are too long to wait.</summary>
    public const int AlarmPeriod = 60;

    /// <summary>Of three periods, those that must breach: one alone may be a spike that is over. A house rule.</summary>
    public const int AlarmDatapoints = 2;

    /// <inheritdoc cref="AlarmDatapoints"/>
    public const int AlarmPeriods = 3;
}
