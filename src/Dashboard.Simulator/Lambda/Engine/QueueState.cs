namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>An SQS queue and the pollers that read it.</summary>
internal sealed class QueueState
{
    public int Backlog { get; set; }
    public int Batches { get; set; }
    public bool IsPollPending { get; set; }

    /// <summary>Batches that may run at once, as of <see cref="RaisedAt"/>.</summary>
    public double Pollers { get; set; } = QueueSource.InitialPollers;

    public long RaisedAt { get; set; }
}
