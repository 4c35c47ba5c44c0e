using System.Globalization;
using Dashboard.Analysis.Model;
using Dashboard.Aws.Lambda;
using Dashboard.Aws.Runtime;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>Lambda's answers.</summary>
internal static class LambdaAnswers
{
    private const string Arn = "arn:aws:lambda:eu-west-1:123456789012:function:checkout";

    public static readonly AnswerKind[] All =
    [
        AnswerKind.List("Functions", "NextMarker", Function, body =>
        {
            var page = JsonBody.Read(body, LambdaJson.Default.ListFunctionsBody);
            return (JsonBody.All(page.Functions, LambdaMapping.Function), page.NextMarker);
        }, Text),
        AnswerKind.List<ProvisionedConcurrency>("ProvisionedConcurrencyConfigs", "NextMarker", Provisioned, body =>
        {
            var page = JsonBody.Read(body, LambdaJson.Default.ProvisionedListBody);
            return (JsonBody.All(page.ProvisionedConcurrencyConfigs, LambdaMapping.Provisioned), page.NextMarker);
        }, p => $"{p.Qualifier}|{p.Requested}|{p.Allocated}|{p.Available}|{p.Status}|{p.StatusReason}"),
        AnswerKind.List<FunctionAlias>("Aliases", "NextMarker", Alias, body =>
        {
            var page = JsonBody.Read(body, LambdaJson.Default.AliasListBody);
            return (JsonBody.All(page.Aliases, LambdaMapping.Alias), page.NextMarker);
        }, a => string.Create(CultureInfo.InvariantCulture, $"{a.Name}|{a.Version}|{a.AdditionalVersion}|{a.AdditionalWeight:R}")),
        AnswerKind.List<(string Function, EventSource Source)>("EventSourceMappings", "NextMarker", Source, body =>
        {
            var page = JsonBody.Read(body, LambdaJson.Default.EventSourceListBody);
            return (JsonBody.All(page.EventSourceMappings, LambdaMapping.EventSource), page.NextMarker);
        }, s => $"{s.Function}|{s.Source}"),
        new(Limits, body => LambdaMapping.Limits(JsonBody.Read(body, LambdaJson.Default.AccountSettingsBody)), limits => $"{limits}"),
        new(Reserved, body => LambdaMapping.Reserved(JsonBody.Read(body, LambdaJson.Default.FunctionConcurrencyBody)), reserved => $"{reserved}"),
        new(PolicyDocuments.Create, body => ResourcePolicy.Invokers(JsonBody.Read(body, LambdaJson.Default.PolicyBody)), PolicyDocuments.Describe),
    ];

    private static (Node, string) Function(Tree tree, bool first)
    {
        var (name, runtime, state, target) = (tree.Word(), tree.WordOrNone(), tree.WordOrNone(), tree.WordOrNone());
        var (memory, timeout, disk) = (tree.WholeOrNone(), tree.WholeOrNone(), tree.WholeOrNone());
        var (vpc, subnet, layer, architecture) = (tree.WordOrNone(), tree.Word(), tree.Word(), tree.Word());
        var isManaged = tree.Dice.OneIn(4);
        var changed = tree.Dice.Of("2026-11-20T08:30:15.250+0000", "2026-11-20T08:30:15.25Z", "yesterday");
        var node = tree.Map(
            first, ("FunctionName", tree.Text(name)), ("FunctionArn", tree.Text(Arn)), ("Runtime", tree.Maybe(runtime)), ("MemorySize", tree.Maybe(memory)), ("Timeout", tree.Maybe(timeout)),
            ("LastModified", tree.Text(changed)), ("State", tree.Maybe(state)), ("EphemeralStorage", tree.Map(("Size", tree.Maybe(disk)))), ("Architectures", tree.List(tree.Text(architecture))),
            ("Layers", tree.List(tree.Map(("Arn", tree.Text(layer)), ("CodeSize", tree.Integer(1))))), ("DeadLetterConfig", tree.Map(("TargetArn", tree.Maybe(target)))),
            ("VpcConfig", tree.Map(("VpcId", tree.Maybe(vpc)), ("SubnetIds", tree.List(tree.Text(subnet))))), ("CapacityProviderConfig", isManaged ? tree.Map() : null),
            ("Environment", tree.Map(("Variables", tree.Map(("SECRET", tree.Text("never read")))))));
        return (node, string.Join('|', name, Arn, NotEmpty(runtime), memory, timeout, changed == "yesterday" ? null : 20261120083015250, NotEmpty(state), disk, architecture, layer, NotEmpty(target), NotEmpty(vpc), subnet, isManaged));
    }

    private static string Text(FunctionConfiguration f) => string.Join(
        '|', f.Name, f.Arn, f.Runtime, f.MemoryMegabytes, f.Timeout?.TotalSeconds, f.LastModified?.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture), f.State, f.EphemeralStorageMegabytes,
        f.Architecture, string.Join(',', f.Layers.Select(Known)), f.DeadLetterTarget, f.Vpc?.VpcId, f.Vpc is null ? null : string.Join(',', f.Vpc.SubnetIds.Select(Known)), f.OnManagedInstances);

    private static (Node, string) Provisioned(Tree tree, bool first)
    {
        var (qualifier, requested, allocated, reason) = (tree.Dice.Of("live", "7", ""), tree.WholeOrNone(), tree.WholeOrNone(), tree.WordOrNone());
        return (tree.Map(
            first, ("FunctionArn", tree.Text($"{Arn}:{qualifier}")), ("RequestedProvisionedConcurrentExecutions", tree.Maybe(requested)),
            ("AllocatedProvisionedConcurrentExecutions", tree.Maybe(allocated)), ("Status", tree.Text("READY")), ("StatusReason", tree.Maybe(reason))),
            $"{qualifier}|{requested ?? 0}|{allocated ?? 0}|0|READY|{reason}");
    }

    private static (Node, string) Alias(Tree tree, bool first)
    {
        var (name, version, second) = (tree.Word(), tree.Word(), tree.WordOrNone());
        var weight = tree.Number();
        return (tree.Map(
            first, ("Name", tree.Text(name)), ("FunctionVersion", tree.Text(version)),
            ("RoutingConfig", second is null ? null : tree.Map(("AdditionalVersionWeights", new Node(NodeKind.Map, (uint)tree.Dice.Next()) { Items = [tree.Text(second), tree.Real(weight)] })))),
            second is null ? $"{name}|{version}||" : string.Create(CultureInfo.InvariantCulture, $"{name}|{version}|{second}|{weight:R}"));
    }

    private static (Node, string) Source(Tree tree, bool first)
    {
        var (id, source, size, limit) = (tree.Word(), tree.WordOrNone(), tree.WholeOrNone(), tree.WholeOrNone());
        return (tree.Map(
            first, ("UUID", tree.Text(id)), ("EventSourceArn", tree.Maybe(source)), ("FunctionArn", tree.Text(Arn)), ("State", tree.Text("Enabled")), ("BatchSize", tree.Maybe(size)),
            ("ScalingConfig", tree.Map(("MaximumConcurrency", tree.Maybe(limit))))),
            $"checkout|{new EventSource(id, NotEmpty(source) ?? "self-managed", "Enabled", size, limit, null)}");
    }

    private static (Node, string) Limits(Tree tree)
    {
        var (limit, unreserved, functions) = (tree.Whole(), tree.WholeOrNone(), tree.WholeOrNone());
        return (tree.Map(
            ("AccountLimit", tree.Map(first: true, ("ConcurrentExecutions", tree.Integer(limit)), ("UnreservedConcurrentExecutions", tree.Maybe(unreserved)))),
            ("AccountUsage", tree.Map(("FunctionCount", tree.Maybe(functions))))), $"{new AccountLimits(limit, unreserved, functions)}");
    }

    private static (Node, string) Reserved(Tree tree)
    {
        var reserved = tree.WholeOrNone();
        return (tree.Map(("ReservedConcurrentExecutions", tree.Maybe(reserved))), $"{(reserved is { } known ? ReservedConcurrency.Of(known) : ReservedConcurrency.None)}");
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Known(string text)
    {
        Assert.NotNull(text);
        return text;
    }
}
