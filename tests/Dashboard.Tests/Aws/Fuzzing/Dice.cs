namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>Numbers that follow from a seed alone (SplitMix64), the same on every runtime.</summary>
internal sealed class Dice(ulong seed)
{
    private const ulong Golden = 0x9e3779b97f4a7c15;

    private ulong _state = seed;

    /// <summary>The dice of one of many rounds of something, independent of those before it.</summary>
    public static Dice Of(ulong seed, string name, long round)
    {
        var state = seed;
        foreach (var character in name) state = Mix(state ^ character);
        return new(Mix(state + (ulong)round * Golden));
    }

    public ulong Next() => Mix(_state += Golden);

    public int Below(int end) => (int)((Next() >> 33) % (uint)end);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool OneIn(int chances) => Below(chances) == 0;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
