using System.Collections.Immutable;
using System.Text;
using static Dashboard.Analysis.Recommendations.Exports.ExportNames;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>
/// Several settings in one text. Commands come in an order in which Lambda takes them: what gives concurrency back first, and provisioned
/// concurrency never above what is reserved for the function.
/// </summary>
public static class ConcurrencyExport
{
    private const string Parts = "# Parts of resources that are there already: what else they hold stays as it is, an alias its own version.";

    /// <param name="plan">Not empty.</param>
    public static ImmutableArray<Export> Of(ConcurrencyPlan plan) =>
    [
        new(ExportFormat.AwsCli, Commands(plan)),
        new(ExportFormat.CloudFormation, Template(plan)),
        new(ExportFormat.Terraform, Blocks(plan)),
    ];

    private static string Commands(ConcurrencyPlan plan)
    {
        var text = new StringBuilder();
        if (plan.AccountLimit is { } limit) text.Append(QuotaExport.Command(limit));
        foreach (var change in plan.Provisioned.Where(change => !change.IsRaise)) text.Append(Command(change));
        foreach (var change in plan.Reservations.OrderBy(change => change.IsRaise)) text.Append(Command(change));
        foreach (var change in plan.Provisioned.Where(change => change.IsRaise)) text.Append(Command(change));
        return text.ToString();
    }

    private static string Template(ConcurrencyPlan plan)
    {
        var names = new DistinctNames();
        var text = new StringBuilder();
        if (plan.AccountLimit is not null) text.Append(QuotaExport.NoResource);
        if (plan.Reservations.IsEmpty && plan.Provisioned.IsEmpty) return text.Append("Resources: {}\n").ToString();
        text.Append(Parts).Append("\nResources:\n");
        foreach (var change in plan.Reservations)
        {
            var id = names.Of(LogicalId(change.Function));
            text.Append(change.Then is { } value ? FunctionSettingExport.Reserved.Resource(id, change.Function, value) : FunctionSettingExport.Reserved.ResourceWithout(id, change.Function));
        }
        foreach (var change in plan.Provisioned)
            text.Append(ProvisionedExport.Resource(names.Of(LogicalId(ProvisionedExport.Name(change.Function, change.Alias), "Alias")), change.Function, change.Alias, change.Then));
        return text.ToString();
    }

    private static string Blocks(ConcurrencyPlan plan)
    {
        var names = new DistinctNames();
        var text = new StringBuilder();
        if (plan.AccountLimit is { } limit) text.Append(QuotaExport.Block(limit)).Append('\n');
        if (!plan.Reservations.IsEmpty) text.Append(FunctionSettingExport.Hint).Append('\n');
        foreach (var change in plan.Reservations)
            text.Append(FunctionSettingExport.Reserved.Block(names.Of(Label(change.Function)), change.Function, change.Then ?? FunctionSettingExport.Unreserved)).Append('\n');
        foreach (var change in plan.Provisioned)
        {
            text.Append(change.Then == 0
                ? ProvisionedExport.BlockRemoved(change.Function, change.Alias)
                : ProvisionedExport.Block(names.Of(Label(ProvisionedExport.Name(change.Function, change.Alias))), change.Function, change.Alias, change.Then)).Append('\n');
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Command(ReservationChange change) => change.Then is { } value
        ? FunctionSettingExport.Reserved.Command(change.Function, value) : ShellText.Aws("lambda", "delete-function-concurrency", ("function-name", change.Function));

    private static string Command(ProvisionedChange change) => change.Then > 0
        ? ProvisionedExport.Command(change.Function, change.Alias, change.Then)
        : ShellText.Aws("lambda", "delete-provisioned-concurrency-config", ("function-name", change.Function), ("qualifier", change.Alias.Name));

    /// <summary>Different functions may come to the same name once it holds only what a name may.</summary>
    private sealed class DistinctNames
    {
        private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

        public string Of(string name)
        {
            var distinct = name;
            for (var i = 2; !_taken.Add(distinct); i++) distinct = name + ScalingExport.Number(i);
            return distinct;
        }
    }
}
