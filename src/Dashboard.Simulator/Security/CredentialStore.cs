using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Dashboard.Simulator.Security;

/// <summary>The keys this account knows: one user's, and the temporary ones AssumeRole has given out. Safe from any thread.</summary>
internal sealed class CredentialStore
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Credential> _credentials = new(StringComparer.Ordinal);

    public CredentialStore(string accountId, string accessKeyId, string secretAccessKey) =>
        _credentials[accessKeyId] = new(accessKeyId, secretAccessKey, null, null, new("AIDASIMULATORUSER0001", $"arn:aws:iam::{accountId}:user/simulator"));

    public Credential? Find(string accessKeyId) => _credentials.GetValueOrDefault(accessKeyId);

    /// <summary>Long-expired credentials are forgotten on the way; those just expired stay, to be told apart from unknown ones.</summary>
    public Credential IssueTemporary(Caller caller, DateTimeOffset now, TimeSpan lifetime)
    {
        foreach (var (id, old) in _credentials)
            if (old.Expiration + KeptAfterExpiry < now) _credentials.TryRemove(id, out _);
        var issued = new Credential(
            "ASIA" + RandomNumberGenerator.GetString(Alphabet, 16),
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)),
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(240)),
            now + lifetime,
            caller);
        return _credentials[issued.AccessKeyId] = issued;
    }
}
