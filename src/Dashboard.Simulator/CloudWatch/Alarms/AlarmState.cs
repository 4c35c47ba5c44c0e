using Dashboard.Simulator.CloudWatch.Protocols;

namespace Dashboard.Simulator.CloudWatch.Alarms;

internal static class AlarmState
{
    /// <summary>The state named by this member, or null.</summary>
    /// <exception cref="Wire.AwsErrorException">ValidationError: it is none of the three.</exception>
    public static string? Read(Input input) => input.Text("StateValue") switch
    {
        null => null,
        ("OK" or "ALARM" or "INSUFFICIENT_DATA") and var state => state,
        var other => throw CloudWatchError.Validation(
            $"1 validation error detected: Value '{other}' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]"),
    };
}
