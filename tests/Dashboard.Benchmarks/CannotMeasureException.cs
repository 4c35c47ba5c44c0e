namespace Dashboard.Benchmarks;

/// <summary>Something a benchmark needs is missing; the message is one line and says what to do.</summary>
internal sealed class CannotMeasureException(string message) : Exception(message);
