namespace Dashboard.Analysis.Provisioned;

/// <summary>What the use of provisioned concurrency is held against.</summary>
public static class ProvisionedThresholds
{
    /// <summary>
    /// Spillover of a minute, as share of its invocations, that counts. A house rule: from here on it is in the p99 of callers.
    /// </summary>
    public const double SpilloverShare = 0.01;

    /// <summary>Minutes with such spillover, at most two apart. A house rule: target tracking itself waits for three minutes before it scales out.</summary>
    public const int SpillingMinutes = 3;

    /// <summary>Minutes in which all of it was in use, where spillover is not known. A house rule: a peak of a minute or two is none to size by.</summary>
    public const int FullMinutes = 10;

    /// <summary>Below this, provisioned concurrency is full whenever it is used, which says nothing. A house rule.</summary>
    public const int FewestForFull = 5;

    /// <summary>Days of known hours that must agree before provisioned concurrency is called too large or in want of a schedule. A house rule: fewer are no pattern.</summary>
    public const int Days = 3;

    /// <summary>
    /// Minutes an alarm must have been without data. A house rule: a new one has none in its first minutes, and a pause of a few is no harm.
    /// </summary>
    public const int StuckMinutes = 30;

    /// <summary>Range of a target of use. Source: Lambda developer guide, provisioned-concurrency.</summary>
    public const double LeastTarget = 0.1;

    /// <inheritdoc cref="LeastTarget"/>
    public const double MostTarget = 0.9;

    /// <summary>An hour of the day is quiet when on every day its peak stays under this share of the highest. A house rule: well under half.</summary>
    public const double QuietShare = 0.3;

    /// <summary>Quiet hours a day, one after the other, that make a schedule worth its while. A house rule: a night.</summary>
    public const int QuietHours = 6;

    /// <summary>On this many days at least the peak must come near the highest, or the one high day is the exception. A house rule.</summary>
    public const int BusyDays = 3;

    /// <summary>What near means: share of the highest peak. A house rule.</summary>
    public const double BusyShare = 0.6;
}
