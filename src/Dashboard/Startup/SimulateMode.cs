using System.Runtime.InteropServices;
using Dashboard.Simulator.Hosting;

namespace Dashboard.Startup;

/// <summary>Runs the account in a box alone, for any AWS client, until the process is told to stop.</summary>
public static class SimulateMode
{
    /// <param name="args">What stands after "simulate".</param>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await SimulateCommand.RunAsync(args, Console.Out, stopping.Token).ConfigureAwait(false);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }
}
