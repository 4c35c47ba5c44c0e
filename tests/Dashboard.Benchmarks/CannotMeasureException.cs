namespace Dashboard.Benchmarks;

/// <summary>Something a benchmark needs is missing, or its figures do not add up; the message is one line and says what to do, or what is wrong.</summary>
internal sealed class CannotMeasureException(string message) : Exception(message);
