using System.ComponentModel;
using System.Diagnostics;

namespace Dashboard.Simulator.Tests.Conformance;

/// <summary>Runs a program to its end.</summary>
internal static class Tool
{
    /// <param name="input">What it reads; null: nothing.</param>
    /// <returns>Exit code and output; null when there is no such program.</returns>
    public static async Task<(int Code, string Output, string Error)?> RunAsync(
        string program, string[] arguments, string folder, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = input is not null };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
                process.StandardInput.Close();
            }
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
                var error = process.StandardError.ReadToEndAsync(cancellationToken);
                await process.WaitForExitAsync(cancellationToken);
                return (process.ExitCode, await output, await error);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
