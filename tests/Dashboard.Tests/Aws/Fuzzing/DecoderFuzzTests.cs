using Dashboard.Tests.History.Fuzzing;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>
/// Everything that reads bytes from the network or the disk, with bodies that are valid in all their legal forms and with damaged ones:
/// a valid body reads as what it says, and any other is read or refused with the one exception its caller is written for, in bounded
/// memory, leaving nothing behind.
/// </summary>
public sealed class DecoderFuzzTests(ITestOutputHelper output)
{
    /// <summary>Of the environment: a seed to run with, or SEED/TARGET/NUMBER to try one body again.</summary>
    public const string Variable = "DECODER_FUZZ";

    private const ulong Seed = 20_261_123;
    private const int AtLeast = 2_000_000;

    /// <summary>A body is done with in microseconds. One that is not within this time hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly FuzzTarget[] Targets =
    [
        new MetricDataTarget(isCbor: true, 500_000),
        new MetricDataTarget(isCbor: false, 300_000),
        new ListedMetricsTarget(isCbor: true, 200_000),
        new ListedMetricsTarget(isCbor: false, 100_000),
        new AlarmsTarget(isCbor: true, 150_000),
        new AlarmsTarget(isCbor: false, 100_000),
        new ErrorTarget(isCbor: true, 100_000),
        new ErrorTarget(isCbor: false, 100_000),
        new AnswersTarget("Lambda", 200_000, LambdaAnswers.All),
        new AnswersTarget("Application Auto Scaling", 100_000, AutoScalingAnswers.All),
        new MinuteTarget(120_000),
        new HourTarget(80_000),
    ];

    public static TheoryData<string> Names => [.. Targets.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Any_body_is_read_or_refused(string name)
    {
        var target = Targets.Single(target => target.Name == name);
        var asked = Environment.GetEnvironmentVariable(Variable)?.Split('/');
        if (asked is [_, var other, _]) Assert.SkipWhen(other != name, "A body of another decoder is asked for.");
        var run = new FuzzRun(target, asked is null ? Seed : ulong.Parse(asked[0], provider: null));

        await WatchAsync(run, asked is [_, _, var number] ? () => run.Replay(long.Parse(number, provider: null)) : run.Execute);

        output.WriteLine($"{name,-26}{run.Tally}");
        if (asked is [_, _, _]) return;
        Assert.InRange(run.Tally.Total, target.Inputs, long.MaxValue);
        // Damage that is always seen, never seen, or seen at once would try little of a decoder.
        Assert.InRange(run.Tally.ReadShare, 0.1, 0.9);
        Assert.InRange(run.Tally.DeepShare, 0.1, 0.9);
    }

    [Fact]
    public void Two_million_bodies_are_tried() => Assert.InRange(Targets.Sum(target => target.Inputs), AtLeast, int.MaxValue);

    private static async Task WatchAsync(FuzzRun run, Action execute)
    {
        var work = Task.Run(execute, TestContext.Current.CancellationToken);
        using var timer = new PeriodicTimer(Patience, TimeProvider.System);
        for (var before = -1L; !work.IsCompleted; before = run.Tried)
        {
            var tick = timer.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask();
            if (await Task.WhenAny(work, tick) == tick && run.Tried == before) Assert.Fail($"No end is seen of this body.\n{run.Where}");
        }
        await work;
    }
}
