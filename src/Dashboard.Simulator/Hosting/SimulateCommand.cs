using Dashboard.Simulator.Fleet;

namespace Dashboard.Simulator.Hosting;

/// <summary>Runs an account in a box alone, until it is told to stop.</summary>
public static class SimulateCommand
{
    /// <param name="args">What stands after "simulate".</param>
    /// <returns>Exit code: 0 stopped, 1 could not listen or read the trace, 2 bad arguments.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        if (args is ["--help" or "-h"])
        {
            await output.WriteLineAsync(SimulateArguments.Usage).ConfigureAwait(false);
            return 0;
        }
        try
        {
            var options = SimulateArguments.Parse(args);
            await using var host = await SimulatorHost.StartAsync(options, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            await output.WriteLineAsync(Greeting(host)).ConfigureAwait(false);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (FormatException refused)
        {
            await output.WriteLineAsync(refused.Message).ConfigureAwait(false);
            return 2;
        }
        catch (Exception failed) when (failed is IOException or TraceFormatException)
        {
            await output.WriteLineAsync(failed.Message).ConfigureAwait(false);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }

    private static string Greeting(SimulatorHost host) =>
        $"""
        Simulated AWS account {host.Account.AccountId} in {host.Account.Region}, {host.Account.Functions.Count} functions, limit {host.Account.ConcurrencyLimit}
        Address            {host.Address}
        Access key id      {host.AccessKeyId}
        Secret access key  {host.SecretAccessKey}

        export AWS_ENDPOINT_URL={host.Address.GetLeftPart(UriPartial.Authority)} AWS_REGION={host.Account.Region} AWS_DEFAULT_REGION={host.Account.Region} AWS_ACCESS_KEY_ID={host.AccessKeyId} AWS_SECRET_ACCESS_KEY={host.SecretAccessKey}
        aws lambda list-functions --max-items 5
        """;
}
