namespace Dashboard.Live;

/// <summary>One account and Region, as it is named on pages and in addresses.</summary>
/// <param name="Key">Lower case, unique, of use in a URL: prod-eu-west-1 for instance.</param>
/// <param name="Name">As configured.</param>
/// <param name="IsDemo">The simulated account that runs when none is configured.</param>
public sealed record AccountScope(string Key, string Name, string Region, bool IsDemo);
