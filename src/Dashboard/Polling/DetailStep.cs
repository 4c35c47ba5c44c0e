using Dashboard.Aws;

namespace Dashboard.Polling;

/// <summary>One call of a round of details.</summary>
/// <param name="Action">IAM action.</param>
/// <param name="ReadAsync">Reads what concerns the named function into the directory; the fault when it could not.</param>
/// <param name="OncePerRound">It reads what concerns all functions, so it is made once and not for each.</param>
internal sealed record DetailStep(string Action, Func<string, CancellationToken, Task<AwsFault?>> ReadAsync, bool OncePerRound = false);
