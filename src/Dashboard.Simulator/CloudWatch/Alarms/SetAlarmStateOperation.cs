using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.Alarms;

/// <summary>SetAlarmState.</summary>
internal sealed class SetAlarmStateOperation(AlarmBook alarms, TimeProvider clock)
{
    public WireResponse Run(Input input, Output output)
    {
        var name = input.RequiredText("AlarmName");
        var state = AlarmState.Read(input) ?? throw CloudWatchError.Missing("StateValue");
        var reason = input.RequiredText("StateReason");
        var alarm = alarms.Find(name) ?? throw CloudWatchError.NotFound($"Alarm {name} does not exist");
        alarms.Put(alarm with { State = state, StateReason = reason, StateUpdated = clock.GetUtcNow() });
        return output.Finish();
    }
}
