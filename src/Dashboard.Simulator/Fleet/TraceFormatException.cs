namespace Dashboard.Simulator.Fleet;

/// <summary>A trace file is not as it should be; the message names file, line and column.</summary>
public sealed class TraceFormatException(string message) : Exception(message);
