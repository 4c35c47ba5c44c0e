using System.Collections.Immutable;
using System.Text;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>Resource policies: JSON as a text inside JSON.</summary>
internal static class PolicyDocuments
{
    public static (Node Root, string? Truth) Create(Tree tree)
    {
        var allowed = new List<string>();
        var statements = Enumerable.Range(0, tree.Dice.Below(4)).Select(_ => Statement(tree, allowed)).ToArray();
        var document = new BodyBuffer();
        JsonForms.Write(tree.Map(("Version", tree.Text("2012-10-17")), ("Statement", statements.Length == 1 && tree.Dice.OneIn(2) ? statements[0] : tree.List(statements))), document);
        var isDamaged = tree.Dice.OneIn(4);
        // What such a document says nobody knows.
        if (isDamaged) ByteDamage.Apply(document, [], Fragments.Json, tree.Dice);
        var root = tree.Map(("Policy", tree.Text(Encoding.UTF8.GetString(document.Span), first: true)), ("RevisionId", tree.Text("r")));
        return (root, isDamaged ? null : string.Join(',', allowed.Distinct().Order(StringComparer.Ordinal)));
    }

    public static string Describe(object invokers) => string.Join(',', (ImmutableArray<string>)invokers);

    private static Node Statement(Tree tree, List<string> allowed)
    {
        var service = tree.Dice.Of("apigateway.amazonaws.com", "events.amazonaws.com", "sns.amazonaws.com");
        var (effect, action) = (tree.Dice.Of("Allow", "Allow", "Deny"), tree.Dice.Of("lambda:InvokeFunction", "lambda:*", "*", "lambda:GetFunction"));
        if (effect == "Allow" && action != "lambda:GetFunction") allowed.Add(service);
        return tree.Map(("Effect", tree.Text(effect)), ("Action", OneOrList(tree, action)), ("Principal", tree.Map(("Service", OneOrList(tree, service)))));
    }

    private static Node OneOrList(Tree tree, string text) => tree.Dice.OneIn(2) ? tree.Text(text) : tree.List(tree.Text(text));
}
