using Dashboard.Analysis.Findings;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>
/// Verdicts against truth, a function-minute each. Recall is over settled minutes whose limits could be known; precision over all, the
/// newest ones included.
/// </summary>
internal sealed class ThrottleScore
{
    /// <summary>Row of minutes with several causes; column of verdicts that are left open.</summary>
    public const int Open = ThrottleLabel.Causes;

    /// <summary>Column of minutes without any verdict.</summary>
    public const int None = Open + 1;

    private readonly int[,] _settled = new int[Open + 1, None + 1];
    private readonly int[] _wrong = new int[Open];
    private readonly int[] _right = new int[Open];
    private readonly int[] _provisional = new int[3];

    public int this[int truth, int verdict] => _settled[truth, verdict];

    /// <summary>Provisional verdicts: right, left open, wrong.</summary>
    public (int Right, int Open, int Wrong) Provisional => (_provisional[0], _provisional[1], _provisional[2]);

    /// <param name="verdict">Null when there is none.</param>
    /// <param name="counts">Whether the minute counts for recall.</param>
    /// <returns>False when the verdict is wrong or missing.</returns>
    public bool Add(ThrottleLabel label, Pattern? verdict, bool isProvisional, bool counts)
    {
        var column = verdict is { } named ? (int)named : None;
        var isDecided = column < Open;
        var isWrong = isDecided && label.IsWrong((Pattern)column);
        if (isWrong) _wrong[column]++;
        else if (isDecided && label.Cause is not null) _right[column]++;
        if (isProvisional) _provisional[isWrong ? 2 : isDecided ? 0 : 1]++;
        else if (counts) _settled[label.Cause is { } cause ? (int)cause : Open, column]++;
        return !isWrong && (isDecided || isProvisional || label.Cause is null);
    }

    public void Add(ThrottleScore other)
    {
        for (var row = 0; row <= Open; row++)
            for (var column = 0; column <= None; column++) _settled[row, column] += other._settled[row, column];
        for (var cause = 0; cause < Open; cause++) (_wrong[cause], _right[cause]) = (_wrong[cause] + other._wrong[cause], _right[cause] + other._right[cause]);
        for (var i = 0; i < _provisional.Length; i++) _provisional[i] += other._provisional[i];
    }

    public ClassScore Of(Pattern cause)
    {
        var support = 0;
        for (var column = 0; column <= None; column++) support += _settled[(int)cause, column];
        return new(cause.ToString(), support, _settled[(int)cause, (int)cause], _right[(int)cause], _wrong[(int)cause]);
    }

    public double UndecidedShare
    {
        get
        {
            int undecided = 0, all = 0;
            for (var row = 0; row <= Open; row++)
                for (var column = 0; column <= None; column++)
                {
                    all += _settled[row, column];
                    if (column == Open) undecided += _settled[row, column];
                }
            return all == 0 ? 0 : (double)undecided / all;
        }
    }
}
