using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.Protocols;

/// <summary>Writes an answer member by member in one protocol, straight into its bytes. Begins inside the result structure.</summary>
internal abstract class Output : IDisposable
{
    public static Output For(WireProtocol protocol, string operation, string requestId) => protocol switch
    {
        WireProtocol.RpcV2Cbor => new CborOutput(),
        WireProtocol.AwsJson => new JsonOutput(),
        _ => new QueryOutput(operation, requestId),
    };

    public abstract Output Member(string name);
    public abstract void Text(string value);
    public abstract void Number(double value);
    public abstract void Integer(int value);
    public abstract void Flag(bool value);

    /// <summary>An instant in epoch seconds.</summary>
    public abstract void Time(long seconds);

    public abstract void StartStructure();
    public abstract void EndStructure();
    public abstract void StartList();
    public abstract void EndList();

    /// <summary>A map from text to number.</summary>
    public abstract void Map(IEnumerable<KeyValuePair<string, double>> entries);

    /// <summary>Ends the result structure. Nothing can be written after.</summary>
    public abstract WireResponse Finish();

    public abstract void Dispose();

    public void OptionalText(string name, string? value)
    {
        if (value is not null) Member(name).Text(value);
    }

    public void List<T>(string name, IEnumerable<T> items, Action<Output, T> write)
    {
        Member(name).StartList();
        foreach (var item in items) write(this, item);
        EndList();
    }
}
