namespace Dashboard.Simulator.Tests.CloudWatch;

/// <summary>A structure of a request, in no protocol yet: text, numbers, flags, instants, lists and structures.</summary>
internal sealed class Fields : Dictionary<string, object>
{
    /// <summary>The same without this member.</summary>
    public Fields Without(string member)
    {
        var copy = Copy();
        copy.Remove(member);
        return copy;
    }

    /// <summary>The same with this member set.</summary>
    public Fields With(string member, object value)
    {
        var copy = Copy();
        copy[member] = value;
        return copy;
    }

    private Fields Copy()
    {
        var copy = new Fields();
        foreach (var (name, value) in this) copy[name] = value;
        return copy;
    }
}
