using Dashboard.Aws;
using Dashboard.Live;

namespace Dashboard.Options;

/// <summary>One account and Region to poll, and how to reach it.</summary>
public sealed record AccountOptions(AccountScope Scope, AwsConnection Connection);
