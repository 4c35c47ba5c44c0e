using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Store;

/// <summary>
/// The functions of one account and Region and their slots in the minute columns. A slot belongs to one function for as long as any
/// minute of the window may hold a value of it, and goes to another only after that. Written by the scope's one poller.
/// </summary>
public sealed class FunctionDirectory
{
    private readonly List<FunctionConfiguration> _bySlot = [];
    private readonly SortedSet<int> _free = [];
    private readonly Dictionary<string, long> _goneSince = new(StringComparer.Ordinal);
    private ImmutableArray<FunctionConfiguration>? _frozen = [];

    /// <summary>Slot by name, functions that are gone but still in the window included.</summary>
    public ImmutableDictionary<string, int> Slots { get; private set; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>By slot. A configuration that did not change keeps its instance.</summary>
    public ImmutableArray<FunctionConfiguration> Functions => _frozen ??= [.. _bySlot];

    /// <summary>Names of functions that exist as far as is known, in no order.</summary>
    public IEnumerable<string> Names => Slots.Keys.Where(name => !_goneSince.ContainsKey(name));

    /// <summary>True when the function was in the inventory once and no longer is.</summary>
    public bool IsGone(string name) => _goneSince.ContainsKey(name);

    /// <summary>The minute from which on it was no longer in the inventory; null while it is.</summary>
    public long? GoneSince(string name) => _goneSince.TryGetValue(name, out var minute) ? minute : null;

    public FunctionConfiguration this[int slot] => _bySlot[slot];

    /// <summary>
    /// Takes a complete listing. What the listing does not tell (reservations, provisioned concurrency, aliases, event sources, state)
    /// is carried over; functions it lacks are gone from <paramref name="minute"/> on.
    /// </summary>
    public void TakeInventory(IEnumerable<FunctionConfiguration> listed, long minute)
    {
        var missing = new HashSet<string>(Names, StringComparer.Ordinal);
        foreach (var function in listed)
        {
            missing.Remove(function.Name);
            var cameBack = _goneSince.Remove(function.Name);
            if (Slots.TryGetValue(function.Name, out var slot)) Put(slot, cameBack ? function : CarryOver(function, _bySlot[slot]));
            else Add(function);
        }
        foreach (var name in missing)
        {
            _goneSince[name] = minute;
            Update(name, gone => gone with { IsGone = true, Reserved = ReservedConcurrency.None, Provisioned = [] });
        }
    }

    /// <summary>Adds functions known by their metrics alone; of use where the control plane is closed to us.</summary>
    public void AddNamed(IEnumerable<string> names)
    {
        foreach (var name in names)
            if (!Slots.ContainsKey(name)) Add(new() { Name = name, Arn = "" });
    }

    /// <summary>Replaces what is known of one function; nothing happens when it is not known or has not changed.</summary>
    public void Update(string name, Func<FunctionConfiguration, FunctionConfiguration> change)
    {
        if (Slots.TryGetValue(name, out var slot)) Put(slot, change(_bySlot[slot]));
    }

    /// <summary>Gives up the slots of functions that were gone before the window's first minute.</summary>
    public void Release(long firstMinute)
    {
        foreach (var (name, since) in _goneSince.Where(gone => gone.Value < firstMinute).ToList())
        {
            _free.Add(Slots[name]);
            Slots = Slots.Remove(name);
            _goneSince.Remove(name);
        }
    }

    private void Add(FunctionConfiguration function)
    {
        int slot;
        if (_free.Count > 0)
        {
            slot = _free.Min;
            _free.Remove(slot);
            _bySlot[slot] = function;
        }
        else
        {
            slot = _bySlot.Count;
            _bySlot.Add(function);
        }
        Slots = Slots.Add(function.Name, slot);
        _frozen = null;
    }

    private void Put(int slot, FunctionConfiguration function)
    {
        if (ReferenceEquals(function, _bySlot[slot]) || function.SameAs(_bySlot[slot])) return;
        _bySlot[slot] = function;
        _frozen = null;
    }

    private static FunctionConfiguration CarryOver(FunctionConfiguration listed, FunctionConfiguration known) => listed with
    {
        Reserved = known.Reserved,
        Provisioned = known.Provisioned,
        Aliases = known.Aliases,
        EventSources = known.EventSources,
        Scaling = known.Scaling,
        Invokers = known.Invokers,
        State = known.State,
        StateReasonCode = known.StateReasonCode,
    };
}
