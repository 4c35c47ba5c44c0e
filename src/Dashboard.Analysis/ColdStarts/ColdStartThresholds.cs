namespace Dashboard.Analysis.ColdStarts;

/// <summary>What cold starts are held against.</summary>
public static class ColdStartThresholds
{
    /// <summary>
    /// Cold starts are typically under this share of invocations. Source: Lambda developer guide, lambda-runtime-environment. From it on they
    /// are what callers have as their p99.
    /// </summary>
    public const double TypicalShare = 0.01;

    /// <summary>Fewer in the whole window are no news. A house rule: every function starts a few.</summary>
    public const int Fewest = 10;

    /// <summary>
    /// Minutes without an invocation after which environments are taken to be gone. A house rule: AWS does not publish how long they are kept;
    /// those who measured it report five to ten minutes.
    /// </summary>
    public const int IdleMinutes = 15;

    /// <summary>Unknown minutes that idle time may contain. A house rule: a missing minute or two between idle ones was hardly a busy one.</summary>
    public const int UnknownOfIdle = 2;

    /// <summary>
    /// Cold starts of one heap of calls after idle time, or of one minute of spillover, for them to count. A house rule: one or two at a time
    /// are the fate of every function.
    /// </summary>
    public const int FewestAtOnce = 5;

    /// <summary>Cold starts over all heaps after idle time. A house rule, with the one above: two heaps at least.</summary>
    public const int FewestAfterIdle = 20;

    /// <summary>A single heap of this many cold starts is worth saying, though it did not come back. A house rule.</summary>
    public const int LoneHeap = 50;

    /// <summary>
    /// Minutes before, above whose highest concurrency new environments must have started. A house rule: twice the time after which they are
    /// taken to be gone, so that the bound holds if some are kept longer.
    /// </summary>
    public const int TrailingMinutes = 2 * IdleMinutes;

    /// <summary>Of these, those that must be known. A house rule: with fewer, the highest may well be among the unknown.</summary>
    public const int FewestTrailing = IdleMinutes;

    /// <summary>Minutes from a deployment on in which its cold starts are counted. A house rule: an update takes effect within a minute.</summary>
    public const int DeploymentMinutes = 3;
}
