using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dashboard.Aws;
using Dashboard.Live;

namespace Dashboard.Options;

/// <summary>Reads <c>Dashboard:Accounts</c>: an entry for each account, one scope for each of its Regions.</summary>
public static partial class AccountOptionsReader
{
    private const string RegionExample = "Write a Region's code, eu-west-1 for instance.";

    /// <param name="ambientRegion">Region of accounts that name none, as the AWS tools take it from the environment.</param>
    public static ImmutableArray<AccountOptions> Read(OptionsSection accounts, string? ambientRegion)
    {
        if (accounts.OwnValue is { } value)
            accounts.RefuseWhole($"is \"{value}\", but it is a list.", $"Set {accounts.Path}:0:Region and so on.");
        var all = ImmutableArray.CreateBuilder<AccountOptions>();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in accounts.Entries)
        {
            if (!int.TryParse(entry.Name, out _))
            {
                entry.RefuseWhole("is not an entry of a list.", $"Number the accounts: {accounts.Path}:0:Name, {accounts.Path}:1:Name and so on.");
                continue;
            }
            foreach (var account in ReadEntry(entry, ambientRegion))
            {
                if (owners.TryAdd(account.Scope.Key, entry.Path)) all.Add(account);
                else entry.Refuse("Name", $"gives \"{account.Scope.Name}\" in {account.Scope.Region}, which is like {owners[account.Scope.Key]}.", "Give each account a name of its own.");
            }
        }
        return all.ToImmutable();
    }

    private static IEnumerable<AccountOptions> ReadEntry(OptionsSection entry, string? ambientRegion)
    {
        var name = entry.Text("Name");
        var connection = ReadConnection(entry);
        var regions = ReadRegions(entry, ambientRegion);
        entry.RefuseOtherKeys();
        name ??= connection.Profile ?? "aws";
        if (Slug(name).Length == 0) entry.Refuse("Name", $"is \"{name}\", which has neither a letter nor a digit.", "Give the account a name that can stand in an address.");
        return regions.Select(region => new AccountOptions(
            new AccountScope($"{Slug(name)}-{region}", name, region, IsDemo: false), connection with { Region = region }));
    }

    private static AwsConnection ReadConnection(OptionsSection entry)
    {
        var connection = new AwsConnection
        {
            Profile = entry.Text("Profile"),
            RoleArn = entry.Text("RoleArn", RoleArn().IsMatch, "which is not the ARN of a role", "Write it as arn:aws:iam::123456789012:role/NAME."),
            ExternalId = entry.Text("ExternalId", ExternalId().IsMatch, "which AWS does not accept", "Use 2 to 1,224 letters, digits or any of _+=,.@:/- without spaces."),
            Endpoint = entry.Address("Endpoint"),
            UseFips = entry.Flag("UseFips"),
            UseDualStack = entry.Flag("UseDualStack"),
            UseJson = entry.Flag("UseJson"),
        };
        if (connection.ExternalId is not null && entry.Text("RoleArn") is null)
            entry.Refuse("ExternalId", "is set, but no role is assumed with it.", $"Set {entry.Path}:RoleArn too, or remove it.");
        if (connection.Endpoint is not null && (connection.UseFips || connection.UseDualStack))
            entry.Refuse("Endpoint", "is set together with UseFips or UseDualStack, which choose an endpoint of AWS.", "Keep one of them.");
        return connection;
    }

    private static ImmutableArray<string> ReadRegions(OptionsSection entry, string? ambientRegion)
    {
        var single = entry.Text("Region");
        var list = entry.Child("Regions");
        var named = list.Entries.Select(e => (e.Path, Region: e.OwnValue)).Concat(Split(list)).ToList();
        if (single is not null) named.Insert(0, ($"{entry.Path}:Region", single));
        if (single is not null && named.Count > 1)
            entry.Refuse("Regions", "is set together with Region.", "Keep one of the two.");
        if (named.Count == 0 && ambientRegion is not null) named.Add(("AWS_REGION", ambientRegion));
        if (named.Count == 0)
            entry.Refuse("Region", "is missing.", RegionExample);
        var regions = ImmutableArray.CreateBuilder<string>();
        foreach (var (path, region) in named)
        {
            if (region is null || !RegionCode().IsMatch(region)) entry.RefuseAt(path, $"is \"{region}\", which is not a Region's code.", RegionExample);
            else if (regions.Contains(region)) entry.RefuseAt(path, $"names {region} a second time.", "Remove it.");
            else regions.Add(region);
        }
        return regions.ToImmutable();
    }

    private static IEnumerable<(string Path, string? Region)> Split(OptionsSection list) =>
        (list.OwnValue ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(region => (list.Path, (string?)region));

    private static string Slug(string name) => NotSlug().Replace(name.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("^[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}$")]
    private static partial Regex RegionCode();

    [GeneratedRegex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]+$")]
    private static partial Regex RoleArn();

    [GeneratedRegex("^[\\w+=,.@:/-]{2,1224}$")]
    private static partial Regex ExternalId();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotSlug();
}
