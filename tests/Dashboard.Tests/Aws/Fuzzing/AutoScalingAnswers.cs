using System.Globalization;
using Dashboard.Aws.AutoScaling;
using Dashboard.Aws.Runtime;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>Application Auto Scaling's answers.</summary>
internal static class AutoScalingAnswers
{
    private const string Resource = "function:checkout:live";

    public static readonly AnswerKind[] All =
    [
        AnswerKind.List<ScalableTarget>("ScalableTargets", "NextToken", Target, body =>
        {
            var page = JsonBody.Read(body, AutoScalingJson.Default.ScalableTargetsBody);
            return (JsonBody.All(page.ScalableTargets, AutoScalingMapping.Target), page.NextToken);
        }, target => $"{target}"),
        AnswerKind.List<ScalingPolicy>("ScalingPolicies", "NextToken", Policy, body =>
        {
            var page = JsonBody.Read(body, AutoScalingJson.Default.ScalingPoliciesBody);
            return (JsonBody.All(page.ScalingPolicies, AutoScalingMapping.Policy), page.NextToken);
        }, Text),
        AnswerKind.List<ScheduledAction>("ScheduledActions", "NextToken", Action, body =>
        {
            var page = JsonBody.Read(body, AutoScalingJson.Default.ScheduledActionsBody);
            return (JsonBody.All(page.ScheduledActions, AutoScalingMapping.Action), page.NextToken);
        }, action => $"{action}"),
    ];

    private static (Node, string) Target(Tree tree, bool first)
    {
        var (least, most, suspended) = (tree.WholeOrNone(), tree.WholeOrNone(), tree.Dice.OneIn(3));
        return (tree.Map(
            first, ("ServiceNamespace", tree.Text("lambda")), ("ResourceId", tree.Text(Resource)), ("MinCapacity", tree.Maybe(least)), ("MaxCapacity", tree.Maybe(most)),
            ("SuspendedState", tree.Map((tree.Dice.Of("DynamicScalingInSuspended", "ScheduledScalingSuspended"), tree.Boolean(suspended)))), ("CreationTime", tree.Time(1_767_322_800.25))),
            $"{new ScalableTarget(Resource, least ?? 0, most ?? 0, suspended)}");
    }

    private static (Node, string) Policy(Tree tree, bool first)
    {
        var (name, cooldown, alarm) = (tree.Word(), tree.WholeOrNone(), tree.WordOrNone());
        double? target = tree.Dice.OneIn(3) ? null : tree.Number();
        return (tree.Map(
            first, ("PolicyName", tree.Text(name)), ("ResourceId", tree.Text(Resource)), ("Alarms", tree.List(tree.Map(("AlarmName", tree.Maybe(alarm)), ("AlarmARN", tree.Text("arn"))))),
            ("TargetTrackingScalingPolicyConfiguration", tree.Map(("TargetValue", tree.Maybe(target)), ("ScaleInCooldown", tree.Maybe(cooldown))))),
            string.Create(CultureInfo.InvariantCulture, $"{name}|{Resource}|{target:R}|{cooldown}||{alarm}"));
    }

    private static string Text(ScalingPolicy policy) => string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.PolicyName}|{policy.ResourceId}|{policy.TargetValue:R}|{policy.ScaleInCooldown?.TotalSeconds}|{policy.ScaleOutCooldown?.TotalSeconds}|{string.Join(',', policy.Alarms)}");

    private static (Node, string) Action(Tree tree, bool first)
    {
        var (name, schedule, zone, least, most) = (tree.Word(), tree.Word(), tree.WordOrNone(), tree.WholeOrNone(), tree.WholeOrNone());
        return (tree.Map(
            first, ("ScheduledActionName", tree.Text(name)), ("ResourceId", tree.Text(Resource)), ("Schedule", tree.Text(schedule)), ("Timezone", tree.Maybe(zone)),
            ("ScalableTargetAction", tree.Map(("MinCapacity", tree.Maybe(least)), ("MaxCapacity", tree.Maybe(most))))),
            $"{new ScheduledAction(name, Resource, schedule, zone, least, most)}");
    }
}
