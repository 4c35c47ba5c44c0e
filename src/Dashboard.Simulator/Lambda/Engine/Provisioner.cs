namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// Provisioned concurrency over time: allocations that take a while, and target tracking as Application Auto Scaling does it.
/// </summary>
internal sealed class Provisioner(LambdaAccount account, SimulatedFunction[] functions)
{
    private const double StartSeconds = 60;
    private const double EnvironmentsPerSecond = 6000 / 60.0;

    private readonly TargetTracking _tracking = new(account, functions);
    private readonly List<(string Function, string Qualifier, DateTimeOffset Due)> _allocating = [];
    private int _seenVersion = -1;

    public void CompleteDue()
    {
        if (_seenVersion != account.Version) Read();
        for (var i = _allocating.Count - 1; i >= 0; i--)
        {
            if (_allocating[i].Due > account.Now) continue;
            account.CompleteProvisioning(_allocating[i].Function, _allocating[i].Qualifier);
            _allocating.RemoveAt(i);
        }
    }

    public void BeginMinute(long minute) => _tracking.BeginMinute(minute);

    private void Read()
    {
        _seenVersion = account.Version;
        _allocating.Clear();
        foreach (var function in functions)
        {
            foreach (var config in account.Get(function.Name).Provisioned)
            {
                if (config.Status != "IN_PROGRESS") continue;
                var seconds = StartSeconds + (config.Requested - config.Available) / EnvironmentsPerSecond;
                _allocating.Add((function.Name, config.Qualifier, config.LastModified.AddSeconds(seconds)));
            }
        }
    }
}
