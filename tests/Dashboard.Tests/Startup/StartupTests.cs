using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dashboard.Tests.Startup;

public class StartupTests
{
    [Fact]
    public async Task Every_wrong_setting_is_listed_with_its_key_its_variable_and_a_remedy_before_the_process_ends()
    {
        var (code, _, errors) = await DashboardProcess.RunAsync([],
            ("Dashboard__Acounts__0__Region", "eu-west-1"), ("Dashboard__Accounts__0__Region", "Ireland"), ("Dashboard__Polling__MonthlyBudget", "5 dollars"));
        Assert.Equal(78, code);
        Assert.Contains("3 settings need attention", errors, StringComparison.Ordinal);
        Assert.Contains("Dashboard:Acounts is not a known key. Did you mean Dashboard:Accounts?", errors, StringComparison.Ordinal);
        Assert.Contains("Dashboard:Accounts:0:Region", errors, StringComparison.Ordinal);
        Assert.Contains("Dashboard__Polling__MonthlyBudget", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}";
        var (code, _, errors) = await DashboardProcess.RunAsync(["--urls", address]);
        Assert.Equal(69, code);
        Assert.Contains(address, errors, StringComparison.Ordinal);
        Assert.Contains("Another program listens there", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_argument_of_simulate_is_named_with_what_is_valid()
    {
        var (code, output, errors) = await DashboardProcess.RunAsync(["simulate", "--scene", "no-such-scene"]);
        Assert.Equal(2, code);
        Assert.Contains("no-such-scene", output + errors, StringComparison.Ordinal);
        Assert.Contains("pool-exhausted", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_fails_where_nothing_listens()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var (code, _, errors) = await DashboardProcess.RunAsync(["healthcheck"], ("ASPNETCORE_HTTP_PORTS", $"{port}"));
        Assert.Equal(1, code);
        Assert.Contains($"{port}", errors, StringComparison.Ordinal);
    }
}
