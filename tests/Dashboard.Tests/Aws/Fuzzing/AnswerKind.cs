using Dashboard.Aws.Runtime;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>One operation's small JSON answer.</summary>
internal sealed record AnswerKind(Func<Tree, (Node Root, string? Truth)> Create, BodyDecoder<object> Decode, Func<object, string> Describe)
{
    /// <summary>An answer that lists items a page at a time.</summary>
    /// <param name="create">An item, and what it says.</param>
    /// <param name="read">The items of a page, and the token of the next.</param>
    public static AnswerKind List<TItem>(
        string list, string token, Func<Tree, bool, (Node, string)> create, ListReader<TItem> read, Func<TItem, string> describe) => new(
            tree =>
            {
                var (items, next) = (Enumerable.Range(0, tree.Dice.Below(4)).Select(i => create(tree, i == 0)).ToArray(), tree.WordOrNone());
                return (tree.Map((list, tree.List([.. items.Select(item => item.Item1)])), (token, tree.Maybe(next))), Text(next, items.Select(item => item.Item2)));
            },
            body => read(body),
            page => ((IReadOnlyList<TItem> Items, string? Token))page is var (items, next) ? Text(next, items.Select(describe)) : "");

    private static string Text(string? next, IEnumerable<string> items) => $"next {next ?? "none"}\n{string.Join('\n', items)}";
}

internal delegate (IReadOnlyList<T> Items, string? Token) ListReader<T>(ReadOnlySpan<byte> body);
