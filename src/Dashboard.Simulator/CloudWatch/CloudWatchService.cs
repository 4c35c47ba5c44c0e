using Dashboard.Simulator.CloudWatch.Alarms;
using Dashboard.Simulator.CloudWatch.GetMetricData;
using Dashboard.Simulator.CloudWatch.GetMetricStatistics;
using Dashboard.Simulator.CloudWatch.ListMetrics;
using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.CloudWatch.PutMetricData;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch;

/// <summary>CloudWatch of one account and Region in all three protocols. Safe from any thread.</summary>
public sealed class CloudWatchService(MetricStore metrics, LambdaAccount account)
{
    /// <summary>What DescribeAlarms shows; PutMetricAlarm and SetAlarmState change it too.</summary>
    public AlarmBook Alarms { get; } = new();

    /// <param name="fault">PartialData, InternalError or Forbidden where one of them strikes this call; all others are the host's.</param>
    /// <param name="requestId">Repeated inside the body by the query protocol; left out there when empty.</param>
    /// <exception cref="AwsErrorException">What AWS would answer as an error.</exception>
    public WireResponse Handle(WireRequest request, FaultKind? fault, string requestId = "")
    {
        var input = WireCodec.Decode(request);
        using var output = Output.For(request.Protocol, request.Operation, requestId);
        return request.Operation switch
        {
            "GetMetricData" => new GetMetricDataOperation(metrics, account.AccountId, account.ConcurrencyLimit).Run(input, output, fault),
            "GetMetricStatistics" => new GetMetricStatisticsOperation(metrics).Run(input, output),
            "ListMetrics" => new ListMetricsOperation(metrics, account.AccountId).Run(input, output),
            "PutMetricData" => new PutMetricDataOperation(metrics).Run(input, output),
            "DescribeAlarms" => new DescribeAlarmsOperation(Alarms, new(account, metrics), account.AccountId, account.Region).Run(input, output),
            "PutMetricAlarm" => new PutMetricAlarmOperation(Alarms, metrics.Clock).Run(input, output),
            "SetAlarmState" => new SetAlarmStateOperation(Alarms, metrics.Clock).Run(input, output),
            _ => throw new AwsErrorException(400, "UnknownOperationException", $"Operation {request.Operation} is not known here.", "InvalidAction"),
        };
    }
}
