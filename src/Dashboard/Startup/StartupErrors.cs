using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Dashboard.Options;

namespace Dashboard.Startup;

/// <summary>Tells in plain words why the process does not start, and ends it with a code that supervisors know.</summary>
public static class StartupErrors
{
    /// <summary>EX_CONFIG of sysexits.h: starting again will not help.</summary>
    public const int BadConfiguration = 78;

    /// <summary>EX_UNAVAILABLE of sysexits.h: something the process needs is not to be had.</summary>
    public const int Unavailable = 69;

    /// <summary>False when a configuration file is damaged, which has been reported then.</summary>
    public static bool TryCreateBuilder(string[] args, [NotNullWhen(true)] out WebApplicationBuilder? builder)
    {
        try
        {
            builder = DashboardBuilder.Create(args);
            return true;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or FormatException)
        {
            Console.Error.WriteLine($"Dashboard cannot start: {damaged.Message} {damaged.InnerException?.Message}".TrimEnd());
            builder = null;
            return false;
        }
    }

    public static int Report(ImmutableArray<OptionError> errors)
    {
        Console.Error.WriteLine(errors.Length == 1 ? "Dashboard cannot start: one setting needs attention." : $"Dashboard cannot start: {errors.Length} settings need attention.");
        foreach (var error in errors) Console.Error.WriteLine($"  {error}");
        return BadConfiguration;
    }
}
