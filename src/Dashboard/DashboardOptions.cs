using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Options;

namespace Dashboard;

/// <summary>Everything under <c>Dashboard:</c> in the configuration, checked.</summary>
/// <param name="DataFolder">Where what must outlive the process is kept; null: keys are kept where the framework keeps them.</param>
/// <param name="Prices">What costs are estimated with.</param>
/// <param name="History">How long history is kept.</param>
/// <param name="Accounts">What is polled, an entry for each account and Region; empty: the demo account runs.</param>
public sealed record DashboardOptions(ImmutableArray<AccountOptions> Accounts, DemoOptions Demo, PollingOptions Polling, PriceTable Prices, HistoryOptions History, string? DataFolder)
{
    public const string Section = "Dashboard";

    /// <summary>Reads and checks the whole section. All errors are found at once; the options are of use only when there is none.</summary>
    public static (DashboardOptions Options, ImmutableArray<OptionError> Errors) Read(IConfiguration configuration)
    {
        var section = new OptionsSection(configuration.GetSection(Section), []);
        var accounts = AccountOptionsReader.Read(section.Child("Accounts"), configuration["AWS_REGION"] ?? configuration["AWS_DEFAULT_REGION"]);
        var demo = DemoOptions.Read(section.Child("Demo"));
        var polling = PollingOptions.Read(section.Child("Polling"));
        var prices = PriceOptions.Read(section.Child("Prices"));
        var history = HistoryOptions.Read(section.Child("History"));
        var dataFolder = Options.DataFolder.Read(section);
        section.RefuseOtherKeys();
        return (new(accounts, demo, polling, prices, history, dataFolder), [.. section.Errors]);
    }
}
