namespace Dashboard.Simulator.CloudWatch.GetMetricData.Expressions;

/// <summary>An expression that cannot be read or evaluated; becomes part of a ValidationError.</summary>
internal sealed class MathSyntaxException(string message) : Exception(message);
