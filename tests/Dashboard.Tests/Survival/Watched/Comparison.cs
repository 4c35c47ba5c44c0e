namespace Dashboard.Tests.Survival.Watched;

/// <summary>How what is known compares with the truth, value by value.</summary>
internal sealed class Comparison
{
    private const int MostExamples = 8;

    private readonly List<string> _examples = [];

    /// <summary>Values compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Unknown, although AWS tells them.</summary>
    public long Missing { get; private set; }

    /// <summary>Known as something that was never stated; a zero of what was not zero for instance.</summary>
    public long Wrong { get; private set; }

    /// <summary>Known as they were stated first, before the last invocation had ended.</summary>
    public long Early { get; private set; }

    public bool IsExact => Missing + Wrong + Early == 0;

    /// <param name="truth">NaN where AWS publishes nothing.</param>
    /// <param name="first">What was stated at first.</param>
    /// <param name="isRequired">False where a zero may be unknown.</param>
    /// <param name="tolerance">By how much rounding may change it.</param>
    public void Add(string series, object metric, long minute, float known, double truth, double first, bool isRequired, double tolerance)
    {
        Compared++;
        if (float.IsNaN(known))
        {
            if (double.IsNaN(truth) || (truth == 0 && !isRequired)) return;
            Missing++;
            Note("missing");
        }
        else if (!IsSame(known, truth, tolerance))
        {
            if (IsSame(known, first, tolerance)) Early++;
            else Wrong++;
            Note(IsSame(known, first, tolerance) ? "early" : "wrong");
        }

        void Note(string what)
        {
            if (_examples.Count < MostExamples) _examples.Add($"{what}: {series} {metric} at {DateTimeOffset.UnixEpoch.AddMinutes(minute):HH:mm} is {known}, was {truth} ({first} at first)");
        }
    }

    public override string ToString() => $"{Compared} compared, {Missing} missing, {Wrong} wrong, {Early} early\n{string.Join('\n', _examples)}";

    private static bool IsSame(float known, double stated, double tolerance) => Math.Abs(known - stated) <= tolerance;
}
