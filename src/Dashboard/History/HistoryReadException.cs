namespace Dashboard.History;

/// <summary>History could not be read.</summary>
public sealed class HistoryReadException(HistoryFault fault, Exception inner) : Exception(fault.Message, inner)
{
    public HistoryFault Fault => fault;
}
