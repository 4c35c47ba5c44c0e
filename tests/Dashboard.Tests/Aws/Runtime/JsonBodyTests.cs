using System.Text;
using Dashboard.Aws.AutoScaling;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Lambda;
using Dashboard.Aws.Runtime;

namespace Dashboard.Tests.Aws.Runtime;

public sealed class JsonBodyTests
{
    private static readonly Dictionary<string, BodyDecoder<object>> Decoders = new()
    {
        ["functions"] = body => JsonBody.All(JsonBody.Read(body, LambdaJson.Default.ListFunctionsBody).Functions, LambdaMapping.Function),
        ["aliases"] = body => JsonBody.All(JsonBody.Read(body, LambdaJson.Default.AliasListBody).Aliases, LambdaMapping.Alias),
        ["policies"] = body => JsonBody.All(JsonBody.Read(body, AutoScalingJson.Default.ScalingPoliciesBody).ScalingPolicies, AutoScalingMapping.Policy),
        ["metrics"] = body => ListedMetrics.ReadJson(body),
        ["alarms"] = body => DescribedAlarms.ReadJson(body),
    };

    [Theory]
    [InlineData("functions", """{"Functions":[null]}""")]
    [InlineData("functions", """{"Functions":[{"FunctionName":"f","Layers":[{"Arn":"a"},null]}]}""")]
    [InlineData("functions", """{"Functions":[{"FunctionName":"f","VpcConfig":{"VpcId":"v","SubnetIds":["s",null]}}]}""")]
    [InlineData("functions", """{"Functions":[{"FunctionName":"f","VpcConfig":{"VpcId":"v","SecurityGroupIds":[null]}}]}""")]
    [InlineData("aliases", """{"Aliases":[{"Name":"live"},null]}""")]
    [InlineData("policies", """{"ScalingPolicies":[null]}""")]
    [InlineData("policies", """{"ScalingPolicies":[{"Alarms":[null]}]}""")]
    [InlineData("metrics", """{"Metrics":[null]}""")]
    [InlineData("metrics", """{"Metrics":[{"Dimensions":[null]}]}""")]
    [InlineData("alarms", """{"MetricAlarms":[null]}""")]
    [InlineData("alarms", """{"MetricAlarms":[{"Dimensions":[null]}]}""")]
    [InlineData("alarms", """{"MetricAlarms":[{"Metrics":[{"Expression":"m1"},null]}]}""")]
    public void A_null_in_a_list_is_refused(string decoder, string body) => Assert.Throws<FormatException>(() => Decoders[decoder](Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData(JsonBody.MaximumObjects - 2, true)]
    [InlineData(JsonBody.MaximumObjects - 1, false)]
    public void A_body_of_more_objects_than_any_page_has_is_refused_before_it_takes_room(int aliases, bool isRead)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"Aliases":[{{string.Join(',', Enumerable.Repeat("{}", aliases))}}]}""");
        var before = GC.GetAllocatedBytesForCurrentThread();
        if (isRead) Assert.Equal(aliases, JsonBody.Read(body, LambdaJson.Default.AliasListBody).Aliases!.Length);
        else Assert.Throws<FormatException>(() => JsonBody.Read(body, LambdaJson.Default.AliasListBody));
        if (!isRead) Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }
}
