namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>The answers of a service that speaks JSON alone: a round takes one of its operations.</summary>
internal sealed class AnswersTarget(string service, int inputs, params AnswerKind[] kinds) : WireTarget(service, isCbor: false, inputs)
{
    private AnswerKind _kind = kinds[0];

    public override (Node Root, string? Truth) Create(Tree tree)
    {
        _kind = tree.Dice.Of(kinds);
        return _kind.Create(tree);
    }

    public override object Decode(ReadOnlySpan<byte> body) => _kind.Decode(body);

    public override string Describe(object decoded) => _kind.Describe(decoded);
}
