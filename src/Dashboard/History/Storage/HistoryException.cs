namespace Dashboard.History.Storage;

/// <summary>Carries a fault from the depths of a transaction to where it becomes data.</summary>
internal sealed class HistoryException(HistoryFault fault, Exception? inner = null) : Exception(fault.Message, inner)
{
    public HistoryFault Fault => fault;
}
