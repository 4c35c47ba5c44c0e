namespace Dashboard.Simulator.Security;

/// <param name="SessionToken">Null for the keys of a user, which also never expire.</param>
internal sealed record Credential(string AccessKeyId, string SecretAccessKey, string? SessionToken, DateTimeOffset? Expiration, Caller Caller);
