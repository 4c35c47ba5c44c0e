using System.Collections.Immutable;

namespace Dashboard.Analysis.Model;

/// <summary>How Application Auto Scaling treats the provisioned concurrency of one alias.</summary>
/// <param name="Target">Utilisation that target tracking aims at: a fraction, 0.1 to 0.9 where it is of use; null without such a policy.</param>
/// <param name="IsSuspended">Scaling in or out is suspended.</param>
/// <param name="Alarms">Names of the alarms that drive the policy.</param>
public sealed record ProvisionedScaling(
    string Qualifier, int Least, int Most, bool IsSuspended, string? PolicyName, double? Target, ImmutableArray<string> Alarms, ImmutableArray<ScalingSchedule> Schedules)
{
    public bool Equals(ProvisionedScaling? other) => other is not null
        && (Qualifier, Least, Most, IsSuspended, PolicyName, Target) == (other.Qualifier, other.Least, other.Most, other.IsSuspended, other.PolicyName, other.Target)
        && Alarms.SequenceEqual(other.Alarms) && Schedules.SequenceEqual(other.Schedules);

    public override int GetHashCode() => HashCode.Combine(Qualifier, Least, Most, Target);
}

/// <param name="Expression">cron(…), rate(…) or at(…).</param>
public sealed record ScalingSchedule(string Name, string Expression, string? TimeZone, int? Least, int? Most);
