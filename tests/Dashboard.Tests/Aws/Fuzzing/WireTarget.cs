namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>A decoder of one of the two encodings AWS answers in.</summary>
internal abstract class WireTarget(string name, bool isCbor, int inputs) : FuzzTarget($"{name} {(isCbor ? "CBOR" : "JSON")}", inputs)
{
    protected bool IsCbor => isCbor;

    public override byte[][] Fragments => isCbor ? Fuzzing.Fragments.Cbor : Fuzzing.Fragments.Json;

    public override void Write(Node root, BodyBuffer into)
    {
        if (isCbor) CborForms.Write(root, into);
        else JsonForms.Write(root, into);
    }
}
