using System.Text;
using Dashboard.Aws.CloudWatch;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>
/// Bodies of millions of bytes made of what costs a decoder most. Read or refused, they take memory in proportion and time in
/// proportion: work that grows with the square of a body's length would not end within a test run.
/// </summary>
public sealed class LargeBodyTests
{
    private const int Length = 3_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly (string Name, FuzzTarget Target, Func<byte[]> Body)[] Bodies =
    [
        ("messages", new MetricDataTarget(true, 0), () => Cbor("Messages", [0xa0])),
        ("empty series", new MetricDataTarget(true, 0), () => Cbor("MetricDataResults", [0xa0])),
        ("series nobody asked for before those that were", new MetricDataTarget(true, 0), () => [0xa1, .. Name("MetricDataResults"), 0x9f, .. Times(45_000, Series("q9")), .. Times(45_000, Series("q8")), 0xff]),
        ("timestamps and values in their longest forms", new MetricDataTarget(true, 0), Points),
        ("names in chunks", new MetricDataTarget(true, 0), () => [0xbf, .. Fill([0x7f, 0x61, 0x61, 0x60, 0xff, 0x00]), 0xff]),
        ("one name in chunks", new MetricDataTarget(true, 0), () => [0xa1, 0x7f, .. Fill([0x61, 0x61]), 0xff, 0x00]),
        ("nested lists nobody knows", new MetricDataTarget(true, 0), () => [0xbf, .. Fill([0x61, 0x61, .. Times(60, [0x9f]), .. Times(60, [0xff])]), 0xff]),
        ("messages", new MetricDataTarget(false, 0), () => Json("Messages", "{}")),
        ("empty series", new MetricDataTarget(false, 0), () => Json("MetricDataResults", "{}")),
        ("a number of millions of digits", new MetricDataTarget(false, 0), () => Encoding.ASCII.GetBytes($"{{\"MetricDataResults\":[{{\"Id\":\"q1\",\"Timestamps\":[60],\"Values\":[{new string('9', Length)}]}}]}}")),
        ("names in escapes", new MetricDataTarget(false, 0), () => Encoding.ASCII.GetBytes("{" + string.Concat(Enumerable.Repeat("\"\\u0049\\u0064\":1,", Length / 17)) + "\"a\":1}")),
        ("metrics", new ListedMetricsTarget(true, 0), () => Cbor("Metrics", [0xa0])),
        ("dimensions", new ListedMetricsTarget(true, 0), () => [0xa1, .. Name("Metrics"), 0x81, .. Cbor("Dimensions", [0xa0])]),
        ("metrics", new ListedMetricsTarget(false, 0), () => Json("Metrics", "{}")),
        ("alarms", new AlarmsTarget(true, 0), () => Cbor("MetricAlarms", [0xa0])),
        ("numbers that are long in JSON", new AlarmsTarget(true, 0), () => Cbor("Unheard", [0xf9, 0, 1])),
        ("texts that are long in JSON", new AlarmsTarget(true, 0), () => Cbor("Unheard", [0x61, 0])),
        ("alarms", new AlarmsTarget(false, 0), () => Json("MetricAlarms", "{}")),
        ("types", new ErrorTarget(true, 0), () => [0xbf, .. Fill([.. Name("__type"), 0x61, 0x61]), 0xff]),
        ("a message of times", new ErrorTarget(false, 0), () => Encoding.ASCII.GetBytes($$"""{"__type":"SignatureDoesNotMatch","message":"Signature expired{{string.Concat(Enumerable.Repeat(" 20261123T120000Z", Length / 17))}}"}""")),
        ("a message of one long name", new ErrorTarget(false, 0), () => Encoding.ASCII.GetBytes($$"""{"__type":"AccessDenied","message":"User: arn:{{new string('a', Length)}}:sts::"}""")),
        ("functions", new AnswersTarget("Lambda", 0, LambdaAnswers.All[0]), () => Json("Functions", "{\"FunctionName\":\"\"}")),
        ("names of subnets", new AnswersTarget("Lambda", 0, LambdaAnswers.All[0]), () => Encoding.ASCII.GetBytes("{\"Functions\":[{\"FunctionName\":\"f\",\"VpcConfig\":" + Encoding.ASCII.GetString(Json("SubnetIds", "\"a\"")) + "}]}")),
        ("colons of a name", new AnswersTarget("Lambda", 0, LambdaAnswers.All[1]), () => Encoding.ASCII.GetBytes($$"""{"ProvisionedConcurrencyConfigs":[{"FunctionArn":"arn{{new string(':', Length)}}"}]}""")),
        ("weights", new AnswersTarget("Lambda", 0, LambdaAnswers.All[2]), () => Encoding.ASCII.GetBytes("{\"Aliases\":[{\"RoutingConfig\":{\"AdditionalVersionWeights\":{" + string.Join(',', Enumerable.Range(0, Length / 11).Select(i => $"\"{i}\":1")) + "}}}]}")),
        ("statements", new AnswersTarget("Lambda", 0, LambdaAnswers.All[6]), () => Policy("""{\"Effect\":\"Allow\",\"Action\":\"*\",\"Principal\":{\"Service\":\"s\"}}""")),
        ("statements that say nothing", new AnswersTarget("Lambda", 0, LambdaAnswers.All[6]), () => Policy("[]")),
        ("targets", new AnswersTarget("Application Auto Scaling", 0, AutoScalingAnswers.All[0]), () => Json("ScalableTargets", "{}")),
        ("functions", new History.Fuzzing.MinuteTarget(0), () => [1, 0, .. Fill([2, 0])]),
        ("numbers without end", new History.Fuzzing.HourTarget(0), () => [0x11, .. Fill([0x80])]),
    ];

    public static TheoryData<int, string> Cases => [.. Bodies.Select((body, i) => new TheoryDataRow<int, string>(i, $"{body.Target.Name}: {body.Name}"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_large_body_takes_no_more_than_its_share(int number, string name)
    {
        var (_, target, create) = Bodies[number];
        var body = create();

        var allocated = await Task.Run(() => Allocated(target, body), TestContext.Current.CancellationToken).WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.True(allocated <= FuzzTarget.AllocatedBesides + (long)target.AllocatedPerByte * body.Length, $"{name}: {allocated:N0} bytes for {body.Length:N0}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{allocated / (double)body.Length:F1} bytes allocated per byte");
    }

    [Fact]
    public async Task Runs_are_left_out_in_one_pass()
    {
        const int Half = 1_000_000;
        var columns = new MetricColumns();
        for (var i = 0; i < 2 * Half; i++) columns.AddRun(i / Half, 0, SeriesStatus.Complete);

        await Task.Run(() => columns.RemoveRunsFrom(1, run => run.Query == 0), TestContext.Current.CancellationToken).WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(1 + Half, columns.Runs.Count);
        Assert.Equal([0, 1, 1], [columns.Runs[0].Query, columns.Runs[1].Query, columns.Runs[^1].Query]);
    }

    private static long Allocated(FuzzTarget target, byte[] body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Decode(body);
        }
        catch (Exception exception) when (target.IsRefusal(exception))
        {
            // Read or refused, neither may cost more.
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Cbor(string list, byte[] item) => [0xa1, .. Name(list), 0x9f, .. Fill(item), 0xff];

    private static byte[] Json(string list, string item) => Encoding.ASCII.GetBytes($"{{\"{list}\":[{item}{string.Concat(Enumerable.Repeat("," + item, Length / (item.Length + 1)))}]}}");

    private static byte[] Policy(string statement) =>
        Encoding.ASCII.GetBytes($$"""{"Policy":"{\"Statement\":[{{statement}}{{string.Concat(Enumerable.Repeat("," + statement, Length / (statement.Length + 1)))}}]}"}""");

    private static byte[] Points()
    {
        var count = Length / 20;
        byte[] head = [0x9a, (byte)(count >> 24), (byte)(count >> 16), (byte)(count >> 8), (byte)count];
        return
        [
            0xa1, .. Name("MetricDataResults"), 0x81, 0xa3, .. Name("Id"), .. Name("q1"), .. Name("Timestamps"), .. head, .. Times(count, [0xd8, 1, 0x1b, 0, 0, 0, 0, 1, 0, 0, 0]),
            .. Name("Values"), .. head, .. Times(count, [0x3b, 0, 0, 0, 0, 0, 0, 0, 1]),
        ];
    }

    private static byte[] Series(string id) => [0xa1, .. Name("Id"), .. Name(id)];

    private static byte[] Name(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Fill(byte[] item) => Times(Length / item.Length, item);

    private static byte[] Times(int count, byte[] item)
    {
        var bytes = new byte[count * item.Length];
        for (var i = 0; i < count; i++) item.CopyTo(bytes, i * item.Length);
        return bytes;
    }
}
