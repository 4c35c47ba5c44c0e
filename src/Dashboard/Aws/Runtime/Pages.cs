using System.Collections.Immutable;

namespace Dashboard.Aws.Runtime;

/// <summary>Follows the pages of a list operation.</summary>
internal static class Pages
{
    private const int Maximum = 10_000;
    /// <summary>Far above the functions, metrics and alarms of an account, and what they may take in memory.</summary>
    private const int MaximumItems = 1_000_000;

    /// <param name="read">Reads the page of a token, null for the first, and answers with its items and the next token.</param>
    public static async Task<AwsResult<ImmutableArray<T>>> ReadAllAsync<T>(Func<string?, Task<AwsResult<(ImmutableArray<T> Items, string? NextToken)>>> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        string? token = null;
        for (var page = 0; page < Maximum; page++)
        {
            var result = await read(token).ConfigureAwait(false);
            if (!result.Succeeded) return result.Fault;
            all.AddRange(result.Value.Items);
            var next = result.Value.NextToken;
            if (string.IsNullOrEmpty(next)) return all.DrainToImmutable();
            if (next == token || all.Count > MaximumItems) break;
            token = next;
        }
        return new AwsFault(AwsFaultKind.Malformed, "", "EndlessPages", "The pages of a list do not end.", "Check the endpoint: AWS ends a list.");
    }

    public static AwsResult<TOut> Map<TIn, TOut>(this AwsResult<TIn> result, Func<TIn, TOut> map) => result.Succeeded ? map(result.Value) : result.Fault;
}
