using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData;

/// <summary>One query's points on one page: those of the column from <paramref name="From"/> on and before <paramref name="To"/>.</summary>
internal sealed record MetricDataResult(string Id, string Label, MetricColumn Column, int From, int To, string StatusCode, MessageData? Message = null)
{
    public void Write(Output output, bool ascending)
    {
        output.StartStructure();
        output.Member("Id").Text(Id);
        output.Member("Label").Text(Label);
        output.Member("Timestamps").StartList();
        for (var i = From; i < To; i++) output.Time(Column.Times[ascending ? i : To - 1 - (i - From)]);
        output.EndList();
        output.Member("Values").StartList();
        for (var i = From; i < To; i++) output.Number(Column.Values[ascending ? i : To - 1 - (i - From)]);
        output.EndList();
        output.Member("StatusCode").Text(StatusCode);
        if (Message is not null) output.List("Messages", [Message], static (o, message) => message.Write(o));
        output.EndStructure();
    }
}

internal sealed record MessageData(string Code, string Value)
{
    public void Write(Output output)
    {
        output.StartStructure();
        output.Member("Code").Text(Code);
        output.Member("Value").Text(Value);
        output.EndStructure();
    }
}
