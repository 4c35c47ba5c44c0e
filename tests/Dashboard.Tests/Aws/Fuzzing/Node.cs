namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>What a node of an answer is. Tagged and Bytes are CBOR's; JSON writes what is inside, or base64.</summary>
internal enum NodeKind { Map, List, Text, Integer, Real, Time, Boolean, Null, Bytes, Tagged, Raw }

/// <summary>An answer as a tree, before any encoding.</summary>
/// <param name="form">Which of the legal forms of its encoding the node takes: bits that the encoders read as they like.</param>
internal sealed class Node(NodeKind kind, uint form)
{
    public NodeKind Kind => kind;
    public uint Form => form;

    /// <summary>UTF-8 of Text, content of Bytes, and of Raw what is written as it stands.</summary>
    public byte[] Content { get; init; } = [];

    /// <summary>Value of Integer, Real, Time (seconds since 1970) and Boolean (0 or 1); of Tagged the tag.</summary>
    public double Number { get; init; }

    /// <summary>Of a map, name and value by turns.</summary>
    public Node[] Items { get; set; } = [];

    /// <summary>True of the first item of what an answer is about.</summary>
    public bool IsFirstItem { get; init; }

    /// <summary>Three bits of the form: 0 to 7.</summary>
    public int Die(int at) => (int)(form >> at) & 7;
}
