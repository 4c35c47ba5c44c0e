namespace Dashboard.Analysis.Findings;

/// <summary>What a finding does to the people who depend on the function, the worst highest. Findings are ranked by it, not by counts.</summary>
public enum Harm
{
    /// <summary>The owner declared that requests are meant to be limited.</summary>
    Intended,
    /// <summary>Nothing yet: advice on settings.</summary>
    Advice,
    /// <summary>Money is spent for nothing.</summary>
    Wasted,
    /// <summary>A limit is near, or a setting will hurt when something else goes wrong.</summary>
    AtRisk,
    /// <summary>Requests are served, late.</summary>
    Slower,
    /// <summary>Asynchronous events are being retried and wait.</summary>
    Retried,
    /// <summary>A stream or queue is backing up.</summary>
    BackingUp,
    /// <summary>Requests ran and failed.</summary>
    Failed,
    /// <summary>Callers got an error 429 instead of an answer.</summary>
    Rejected,
    /// <summary>Events are gone, processed by nobody.</summary>
    Lost,
}
