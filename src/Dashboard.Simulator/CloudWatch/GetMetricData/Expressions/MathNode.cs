using System.Collections.Immutable;

namespace Dashboard.Simulator.CloudWatch.GetMetricData.Expressions;

/// <summary>A parsed metric math expression.</summary>
internal abstract record MathNode
{
    internal sealed record Constant(double Value) : MathNode;

    /// <summary>The result of another query of the call.</summary>
    internal sealed record Reference(string Id) : MathNode;

    internal sealed record Binary(char Operator, MathNode Left, MathNode Right) : MathNode;

    /// <summary>[a, b, c].</summary>
    internal sealed record Sequence(ImmutableArray<MathNode> Items) : MathNode;

    internal sealed record Call(string Function, ImmutableArray<MathNode> Arguments) : MathNode;

    /// <summary>REPEAT, of use as the filler of FILL alone.</summary>
    internal sealed record Repeat : MathNode;

    /// <summary>A quoted string, of use as the argument of METRICS alone.</summary>
    internal sealed record Quoted(string Text) : MathNode;
}
