using Dashboard.Analysis.Model;
using Dashboard.Options;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Tests.Options;

public class DashboardOptionsTests
{
    [Fact]
    public void Nothing_configured_is_no_error_and_no_account()
    {
        var (options, errors) = Read();
        Assert.Empty(errors);
        Assert.Empty(options.Accounts);
        Assert.Equal(new DemoOptions(220, "demo", 1, IsConfigured: false), options.Demo);
        Assert.Equal(PollingOptions.Default, options.Polling);
        Assert.Same(PriceTable.Default, options.Prices);
    }

    [Fact]
    public void Prices_are_read_as_price_lists_print_them_and_the_others_stay_usual()
    {
        var (options, errors) = Read(("Prices:PerMillionRequests", "0.18"), ("Prices:DurationPerGigabyteSecond", "1.5e-5"), ("Prices:ProvisionedPerGigabyteSecond", "0.0000049041"));
        Assert.Empty(errors);
        Assert.Equal(
            PriceTable.Default with { PerMillionRequests = 0.18m, DurationPerGigabyteSecond = 0.000015m, ProvisionedPerGigabyteSecond = 0.0000049041m },
            options.Prices);
    }

    [Fact]
    public void A_price_that_is_no_number_is_answered_with_how_to_write_it() =>
        Assert.Equal(
            "Dashboard:Prices:PerAlarmMonth is \"$0.10\", which is not an amount of money. Write US dollars as digits with a point, 0.10 for instance. (Environment variable: Dashboard__Prices__PerAlarmMonth)",
            Assert.Single(Read(("Prices:PerAlarmMonth", "$0.10")).Errors).ToString());

    [Fact]
    public void An_account_with_everything_is_read()
    {
        var (options, errors) = Read(
            ("Accounts:0:Name", "Shop Prod"), ("Accounts:0:Region", "eu-west-1"), ("Accounts:0:Profile", "shop"),
            ("Accounts:0:RoleArn", "arn:aws:iam::123456789012:role/ops/ReadOnly"), ("Accounts:0:ExternalId", "abc-123"),
            ("Accounts:0:UseFips", "true"), ("Accounts:0:UseJson", "True"));
        Assert.Empty(errors);
        var account = Assert.Single(options.Accounts);
        Assert.Equal(("shop-prod-eu-west-1", "Shop Prod", "eu-west-1", false), (account.Scope.Key, account.Scope.Name, account.Scope.Region, account.Scope.IsDemo));
        Assert.Equal(
            ("eu-west-1", "shop", "arn:aws:iam::123456789012:role/ops/ReadOnly", "abc-123", true, false, true),
            (account.Connection.Region, account.Connection.Profile, account.Connection.RoleArn, account.Connection.ExternalId,
                account.Connection.UseFips, account.Connection.UseDualStack, account.Connection.UseJson));
    }

    [Fact]
    public void A_data_folder_is_made_and_one_that_cannot_be_is_an_error()
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "data");
        var (options, errors) = Read(("DataFolder", folder));
        Assert.Empty(errors);
        Assert.Equal(folder, options.DataFolder);
        Assert.Empty(Directory.EnumerateFiles(folder));

        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        var error = Assert.Single(Read(("DataFolder", Path.Combine(file, "below"))).Errors);
        Assert.Equal("Dashboard:DataFolder", error.Key);
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Theory]
    [InlineData("Accounts:0:Regions", "eu-west-1, us-gov-west-1", null)]
    [InlineData("Accounts:0:Regions:0", "eu-west-1", "us-gov-west-1")]
    public void Several_regions_of_an_account_are_a_scope_each(string key, string value, string? second)
    {
        var (options, errors) = Read([("Accounts:0:Name", "x"), (key, value), .. second is null ? [] : new[] { ("Accounts:0:Regions:1", second) }]);
        Assert.Empty(errors);
        Assert.Equal(["x-eu-west-1", "x-us-gov-west-1"], options.Accounts.Select(a => a.Scope.Key));
    }

    [Fact]
    public void The_region_of_the_environment_stands_in_for_a_missing_one()
    {
        var (options, errors) = DashboardOptions.Read(Configuration(("Dashboard:Accounts:0:Name", "x"), ("AWS_REGION", "ap-south-1")));
        Assert.Empty(errors);
        Assert.Equal("ap-south-1", Assert.Single(options.Accounts).Connection.Region);
    }

    [Theory]
    [InlineData("Accounts:0:Region", "Ireland", "Dashboard:Accounts:0:Region")]
    [InlineData("Accounts:0:RoleArn", "arn:aws:iam::1234:role/x", "Dashboard:Accounts:0:RoleArn")]
    [InlineData("Accounts:0:RoleArn", "arn:aws:iam::123456789012:user/x", "Dashboard:Accounts:0:RoleArn")]
    [InlineData("Accounts:0:ExternalId", "abc", "Dashboard:Accounts:0:ExternalId")]
    [InlineData("Accounts:0:Endpoint", "localhost:4566", "Dashboard:Accounts:0:Endpoint")]
    [InlineData("Accounts:0:Endpoint", "ftp://localhost", "Dashboard:Accounts:0:Endpoint")]
    [InlineData("Accounts:0:UseFips", "yes", "Dashboard:Accounts:0:UseFips")]
    [InlineData("Accounts:0:Name", "!!!", "Dashboard:Accounts:0:Name")]
    [InlineData("Accounts:prod:Region", "eu-west-1", "Dashboard:Accounts:prod")]
    [InlineData("Demo:Functions", "10001", "Dashboard:Demo:Functions")]
    [InlineData("Demo:Scene", "quiet-night", "Dashboard:Demo:Scene")]
    [InlineData("Polling:MonthlyBudget", "3.19", "Dashboard:Polling:MonthlyBudget")]
    [InlineData("Polling:MonthlyBudget", "much", "Dashboard:Polling:MonthlyBudget")]
    [InlineData("Polling:InventoryInterval", "00:00:59", "Dashboard:Polling:InventoryInterval")]
    [InlineData("Polling:InventoryInterval", "5", "Dashboard:Polling:InventoryInterval")]
    [InlineData("Prices:PerMillionRequests", "0,20", "Dashboard:Prices:PerMillionRequests")]
    [InlineData("Prices:PerAlarmMonth", "-1", "Dashboard:Prices:PerAlarmMonth")]
    [InlineData("Prices:ProvisionedDurationPerGigabyteSecondArm", "0.0000133334", "Dashboard:Prices:ProvisionedDurationPerGigabyteSecondArm")]
    [InlineData("Polling:LambdaRequestsPerSecond", "11", "Dashboard:Polling:LambdaRequestsPerSecond")]
    public void A_value_that_cannot_be_used_is_named_by_its_key(string key, string value, string expected)
    {
        var account = key.EndsWith(":Region", StringComparison.Ordinal) ? [] : new[] { ("Accounts:0:Region", "eu-west-1") };
        Assert.Equal(expected, Assert.Single(Read([.. account, (key, value)]).Errors).Key);
    }

    [Fact]
    public void All_errors_are_found_at_once_and_tell_key_variable_problem_and_remedy()
    {
        var errors = Read(("Accounts:0:Name", "x"), ("Accounts:1:Regoin", "eu-west-1"), ("Acounts:0:Name", "y"), ("Demo:Seed", "-1")).Errors;
        Assert.Equal(
            ["Dashboard:Accounts:0:Region", "Dashboard:Accounts:1:Region", "Dashboard:Accounts:1:Regoin", "Dashboard:Acounts", "Dashboard:Demo:Seed"],
            errors.Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            "Dashboard:Accounts:1:Regoin is not a known key. Did you mean Dashboard:Accounts:1:Region? (Environment variable: Dashboard__Accounts__1__Regoin)",
            errors.Single(e => e.Key.EndsWith("Regoin", StringComparison.Ordinal)).ToString());
    }

    [Fact]
    public void A_key_like_no_other_is_answered_with_those_that_exist() =>
        Assert.Contains("MonthlyBudget", Assert.Single(Read(("Polling:Verbosity", "9")).Errors).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Two_accounts_of_one_name_and_region_are_refused_and_of_two_regions_are_not()
    {
        Assert.Empty(Read(("Accounts:0:Name", "a"), ("Accounts:0:Region", "eu-west-1"), ("Accounts:1:Name", "a"), ("Accounts:1:Region", "eu-west-2")).Errors);
        var error = Assert.Single(Read(("Accounts:0:Name", "a"), ("Accounts:0:Region", "eu-west-1"), ("Accounts:1:Name", "A"), ("Accounts:1:Region", "eu-west-1")).Errors);
        Assert.Equal("Dashboard:Accounts:1:Name", error.Key);
        Assert.Contains("Dashboard:Accounts:0", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accounts:0", "prod")]
    [InlineData("Accounts", "prod")]
    [InlineData("Polling", "fast")]
    public void A_value_where_a_section_belongs_is_refused(string key, string value) =>
        Assert.Contains(Read(("Accounts:0:Region", "eu-west-1"), (key, value)).Errors, e => e.Key == $"Dashboard:{key}");

    private static (DashboardOptions Options, IReadOnlyList<OptionError> Errors) Read(params (string Key, string Value)[] values)
    {
        var (options, errors) = DashboardOptions.Read(Configuration([.. values.Select(v => ($"Dashboard:{v.Key}", v.Value))]));
        return (options, errors);
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))).Build();
}
