namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>A decoder with what is needed to try it: valid bodies, what they say, and what it may refuse bodies with.</summary>
internal abstract class FuzzTarget(string name, int inputs)
{
    public string Name => name;
    /// <summary>How many bodies are tried.</summary>
    public int Inputs => inputs;
    public override string ToString() => name;

    /// <summary>
    /// What the decoder may allocate for a body, garbage and exceptions included: so many bytes for each of the body's, and
    /// <see cref="AllocatedBesides"/>.
    /// </summary>
    public virtual int AllocatedPerByte => 64;

    public const int AllocatedBesides = 32_768;

    /// <summary>Pieces of the encoding to damage bodies with.</summary>
    public abstract byte[][] Fragments { get; }

    /// <summary>A valid answer, and what it says in words of <see cref="Describe"/>.</summary>
    public abstract (Node Root, string? Truth) Create(Tree tree);

    public abstract void Write(Node root, BodyBuffer into);

    /// <summary>As the client decodes.</summary>
    public abstract object Decode(ReadOnlySpan<byte> body);

    /// <summary>All that was read, every member of it.</summary>
    public abstract string Describe(object decoded);

    /// <summary>True of the one kind of exception the decoder's seam is written for.</summary>
    public virtual bool IsRefusal(Exception exception) => exception is FormatException;

    /// <summary>Fails when a refused body left anything behind.</summary>
    public virtual void CheckNothingIsLeft()
    {
    }
}
