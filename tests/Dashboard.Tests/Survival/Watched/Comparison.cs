namespace Dashboard.Tests.Survival.Watched;

/// <summary>How what is known compares with the truth. Counts minutes of series, whatever number of their metrics is concerned.</summary>
internal sealed class Comparison
{
    private const int MostExamples = 8;

    private readonly List<string> _examples = [];
    private (string, long) _missing, _wrong, _early;

    /// <summary>Values compared.</summary>
    public long Compared { get; private set; }

    /// <summary>Unknown, although AWS tells them.</summary>
    public long Missing { get; private set; }

    /// <summary>Known as something that was never stated; a zero of what was not zero for instance.</summary>
    public long Wrong { get; private set; }

    /// <summary>Known as they were stated first, before the last invocation had ended.</summary>
    public long Early { get; private set; }

    public bool IsExact => Missing + Wrong + Early == 0;

    /// <summary>Compares a value; those of one minute of a series come one after the other.</summary>
    /// <param name="truth">NaN where AWS publishes nothing.</param>
    /// <param name="first">What was stated at first.</param>
    /// <param name="isRequired">False where a zero may be unknown.</param>
    /// <param name="tolerance">By how much rounding may change it.</param>
    public void Add<TMetric>(string series, TMetric metric, long minute, float known, double truth, double first, bool isRequired, double tolerance)
    {
        Compared++;
        if (float.IsNaN(known))
        {
            if (double.IsNaN(truth) || (truth == 0 && !isRequired)) return;
            if (IsNew(ref _missing)) Missing++;
            Note("missing");
        }
        else if (!IsSame(known, truth, tolerance))
        {
            var isEarly = IsSame(known, first, tolerance);
            if (isEarly && IsNew(ref _early)) Early++;
            if (!isEarly && IsNew(ref _wrong)) Wrong++;
            Note(isEarly ? "early" : "wrong");
        }

        bool IsNew(ref (string, long) last)
        {
            var isNew = last != (series, minute);
            last = (series, minute);
            return isNew;
        }

        void Note(string what)
        {
            // What is wrong is told whatever else there is.
            if (what == "wrong") _examples.Insert(0, Example());
            else if (_examples.Count < MostExamples) _examples.Add(Example());

            string Example() => $"{what}: {series} {metric} at {DateTimeOffset.UnixEpoch.AddMinutes(minute):HH:mm} is {known}, was {truth} ({first} at first)";
        }
    }

    public override string ToString() => $"{Compared} values compared; minutes: {Missing} missing, {Wrong} wrong, {Early} early\n{string.Join('\n', _examples)}";

    private static bool IsSame(float known, double stated, double tolerance) => Math.Abs(known - stated) <= tolerance;
}
