using Dashboard.Simulator.Hosting;

namespace Dashboard.Simulator.Tests.Hosting;

public sealed class SimulateCommandTests
{
    [Theory]
    [InlineData("--prot 1", "'--prot' is no argument of simulate. Arguments are: --port, --listen,")]
    [InlineData("--port", "--port needs a value.")]
    [InlineData("--port 70000", "--port takes a whole number from 0 to 65535; '70000' was given.")]
    [InlineData("--functions 49", "--functions takes a whole number from 50 to 10000; '49' was given.")]
    [InlineData("--scene calm", "--scene takes one of demo, quiet-day,")]
    [InlineData("--speed 0", "--speed takes a number above 0, up to 3600; '0' was given.")]
    [InlineData("--listen lan", "--listen takes any or loopback; 'lan' was given.")]
    [InlineData("--trace /no/such/folder", "--trace takes a folder that exists; '/no/such/folder' was given.")]
    [InlineData("--account-limit many", "--account-limit takes a whole number from 1 to 1000000; 'many' was given.")]
    public async Task A_bad_argument_is_named_with_what_it_takes_and_ends_with_2(string line, string message)
    {
        using var output = new StringWriter();

        var code = await SimulateCommand.RunAsync(line.Split(' '), output, TestAccount.Cancelled);

        Assert.Equal(2, code);
        Assert.StartsWith(message, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_arguments_are_taken()
    {
        var options = SimulateArguments.Parse(
            ["--port", "9", "--listen=any", "--functions", "60", "--scene", "timeouts", "--seed", "-4", "--speed", "2.5", "--region", "eu-west-3", "--account-limit", "250", "--past", "48"]);

        Assert.Equal((9, true, 2.5), (options.Port, options.ListenOnAllInterfaces, options.Speed));
        Assert.Equal((60, "timeouts", -4), (options.Fleet.Functions, options.Fleet.Scene, options.Fleet.Seed));
        Assert.Equal(("eu-west-3", 250, TimeSpan.FromDays(2)), (options.Fleet.Region, options.Fleet.AccountLimit, options.Fleet.Past));
    }

    [Fact]
    public async Task It_greets_with_address_keys_and_a_line_to_paste_and_ends_with_0_when_stopped()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestAccount.Cancelled);
        await using var output = new StringWriter();
        await using var lines = TextWriter.Synchronized(output);
        string Written()
        {
            // The lock that a synchronized writer takes for each write.
            lock (lines) return output.ToString();
        }

        var running = SimulateCommand.RunAsync(["--port", "0", "--functions", "50", "--region", "eu-west-3", "--past", "0"], lines, stop.Token);
        while (!running.IsCompleted && Written().Length == 0) await Task.Yield();
        await stop.CancelAsync();

        Assert.Equal(0, await running);
        Assert.Contains("in eu-west-3, 50 functions", output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"export AWS_ENDPOINT_URL=http://127\.0\.0\.1:\d+ AWS_REGION=eu-west-3 AWS_DEFAULT_REGION=eu-west-3 AWS_ACCESS_KEY_ID=\w+ AWS_SECRET_ACCESS_KEY=\S+", output.ToString());
    }
}
