using System.Text;
using Dashboard.Simulator.Wire;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Simulator.Tests.Wire;

public sealed class RequestRouterTests
{
    [Theory]
    [InlineData("POST", "/service/GraniteServiceVersion20100801/operation/GetMetricData", "smithy-protocol: rpc-v2-cbor", "", "monitoring", "GetMetricData", WireProtocol.RpcV2Cbor)]
    [InlineData("POST", "/service/Other/operation/GetMetricData", "smithy-protocol: rpc-v2-cbor", "", "monitoring", "", WireProtocol.RpcV2Cbor)]
    [InlineData("POST", "/service/GraniteServiceVersion20100801/operation/GetMetricData", "smithy-protocol: rpc-v2-json", "", "monitoring", "", WireProtocol.RpcV2Cbor)]
    [InlineData("GET", "/service/GraniteServiceVersion20100801/operation/GetMetricData", "smithy-protocol: rpc-v2-cbor", "", "monitoring", "", WireProtocol.RpcV2Cbor)]
    [InlineData("POST", "/", "X-Amz-Target: GraniteServiceVersion20100801.ListMetrics", "{}", "monitoring", "ListMetrics", WireProtocol.AwsJson)]
    [InlineData("POST", "/", "X-Amz-Target: AnyScaleFrontendService.DescribeScalableTargets", "{}", "application-autoscaling", "DescribeScalableTargets", WireProtocol.AwsJson)]
    [InlineData("GET", "/", "X-Amz-Target: AnyScaleFrontendService.DescribeScalableTargets", "", "application-autoscaling", "", WireProtocol.AwsJson)]
    [InlineData("POST", "/", "X-Amz-Target: nobody.Knows", "{}", "monitoring", "", WireProtocol.AwsJson)]
    [InlineData("POST", "/", "Content-Type: application/x-www-form-urlencoded; charset=utf-8", "Action=ListMetrics&Version=2010-08-01", "monitoring", "ListMetrics", WireProtocol.AwsQuery)]
    [InlineData("POST", "/", "Content-Type: application/x-www-form-urlencoded", "Action=GetCallerIdentity&Version=2011-06-15", "sts", "GetCallerIdentity", WireProtocol.AwsQuery)]
    [InlineData("GET", "/?Action=GetCallerIdentity&Version=2011-06-15", "Accept: */*", "", "sts", "GetCallerIdentity", WireProtocol.AwsQuery)]
    [InlineData("GET", "/2015-03-31/functions/?MaxItems=5", "Accept: */*", "", "lambda", "ListFunctions", WireProtocol.RestJson)]
    [InlineData("GET", "/2019-09-30/functions/f/provisioned-concurrency?List=ALL", "Accept: */*", "", "lambda", "ListProvisionedConcurrencyConfigs", WireProtocol.RestJson)]
    [InlineData("GET", "/2019-09-30/functions/f/provisioned-concurrency?Qualifier=live", "Accept: */*", "", "lambda", "GetProvisionedConcurrencyConfig", WireProtocol.RestJson)]
    [InlineData("GET", "/nowhere", "Accept: */*", "", "lambda", "", WireProtocol.RestJson)]
    public void Service_operation_and_protocol_are_told_from_headers_and_path(
        string method, string target, string header, string body, string service, string operation, WireProtocol protocol)
    {
        var headers = new HeaderDictionary { [header.Split(": ")[0]] = header.Split(": ")[1] };

        var request = RequestRouter.Route(new(method, target, headers, Encoding.UTF8.GetBytes(body)), null);

        Assert.Equal((service, operation, protocol), (request.Service, request.Operation, request.Protocol));
    }

    [Fact]
    public void A_cbor_request_with_a_target_header_is_refused()
    {
        var headers = new HeaderDictionary { ["smithy-protocol"] = "rpc-v2-cbor", ["X-Amz-Target"] = "GraniteServiceVersion20100801.ListMetrics" };

        var request = RequestRouter.Route(new("POST", "/service/GraniteServiceVersion20100801/operation/ListMetrics", headers, default), null);

        Assert.Equal("", request.Operation);
    }

    [Fact]
    public void An_encoded_slash_or_colon_stays_within_its_segment()
    {
        var request = RequestRouter.Route(new("GET", "/2019-09-30/functions/arn%3Aaws%2Fx/concurrency", new HeaderDictionary(), default), "lambda");

        Assert.Equal(["2019-09-30", "functions", "arn:aws/x", "concurrency"], request.Path);
    }
}
