namespace Dashboard.Analysis.Calculators;

public enum RetryEvent
{
    /// <summary>The function is invoked, or would be were it not throttled.</summary>
    Attempt,
    /// <summary>The error goes back to the caller, who may try again.</summary>
    ReturnedToCaller,
    /// <summary>Given up: goes to the dead-letter queue or failure destination, and is lost without one.</summary>
    GivenUp,
    /// <summary>Moved to the dead-letter queue of the source queue.</summary>
    MovedToDeadLetterQueue,
}

/// <summary>One moment in the life of an event that keeps failing.</summary>
/// <param name="At">Since its arrival.</param>
/// <param name="Number">Of the attempt, from 1; of the last one made where it is not an attempt.</param>
public readonly record struct RetryStep(TimeSpan At, RetryEvent Event, int Number);
