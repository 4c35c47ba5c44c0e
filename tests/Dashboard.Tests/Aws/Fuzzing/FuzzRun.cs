namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>
/// Tries a decoder with valid bodies and with damaged ones. In a round a body is made, tried as it is, and damaged in its structure and
/// then in its bytes; all of it follows from the seed and the number of the round.
/// </summary>
internal sealed class FuzzRun(FuzzTarget target, ulong seed)
{
    private const int InTree = 9, InBytes = 6, Round = 1 + InTree + InBytes;

    private readonly BodyBuffer _body = new();
    private byte[] _valid = [], _other = [];
    private int _firstItemEnd;
    private volatile byte[] _current = [];
    private long _tried;

    public Tally Tally { get; } = new();

    /// <summary>Bodies tried so far; read by whoever watches that it goes on.</summary>
    public long Tried => Volatile.Read(ref _tried);

    public void Execute()
    {
        for (var round = 0L; _tried < target.Inputs; round++) Execute(round);
    }

    /// <summary>One body again.</summary>
    public void Replay(long input)
    {
        _tried = Math.Max(0, input / Round - 1) * Round;
        while (_tried <= input) Execute(_tried / Round);
    }

    public string Where => $"{target.Name}, seed {seed}, body {Tried}: {Convert.ToBase64String(_current)}\nAgain: {DecoderFuzzTests.Variable}='{seed}/{target.Name}/{Tried}' dotnet test tests/Dashboard.Tests --filter {nameof(DecoderFuzzTests)}";

    private void Execute(long round)
    {
        var tree = new Tree(Dice.Of(seed, target.Name, round));
        var (root, truth) = target.Create(tree);
        Write(root);
        (_other, _valid, _firstItemEnd) = (_valid, _body.Span.ToArray(), _body.FirstItemEnd);
        Try(truth, isValid: true);
        var damage = new TreeDamage(root, tree, target.Fragments);
        for (var i = 0; i < InTree; i++)
        {
            damage.Apply(tree.Dice.Between(1, 3));
            Write(root);
            damage.Undo();
            Try(null, isValid: false);
        }
        for (var i = 0; i < InBytes; i++)
        {
            _body.Clear();
            if (i == 0 && round % 8 == 0) AddNoise(tree.Dice);
            else
            {
                _body.Add(_valid);
                ByteDamage.Apply(_body, _other, target.Fragments, tree.Dice);
            }
            Try(null, isValid: false);
        }
    }

    private void AddNoise(Dice dice)
    {
        for (var length = dice.Below(60); length > 0; length--) _body.Add((byte)dice.Next());
    }

    private void Write(Node root)
    {
        _body.Clear();
        target.Write(root, _body);
    }

    private void Try(string? truth, bool isValid)
    {
        _current = _body.Span.ToArray();
        var allocated = Decode(out var decoded, out var refusal);
        // Once more, since the runtime allocates for itself when it comes by a place for the first time.
        if (allocated > Bound) allocated = Decode(out decoded, out refusal);
        if (allocated > Bound) Fail($"{allocated:N0} bytes were allocated for a body of {_current.Length}");
        if (refusal is not null) CheckRefusal(refusal, truth);
        else CheckDecoded(decoded!, truth);
        Tally.Add(isValid, refusal is null, IsDeep, (allocated - FuzzTarget.AllocatedBesides) / (double)Math.Max(1, _current.Length));
        Volatile.Write(ref _tried, _tried + 1);
    }

    private long Bound => FuzzTarget.AllocatedBesides + (long)target.AllocatedPerByte * _current.Length;

    /// <summary>True when the damage lies behind the first item: a decoder that refuses such a body has read that item.</summary>
    private bool IsDeep => _firstItemEnd > 0 && _current.AsSpan().CommonPrefixLength(_valid) >= _firstItemEnd;

    private long Decode(out object? decoded, out Exception? refusal)
    {
        (decoded, refusal) = (null, null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            decoded = target.Decode(_current);
        }
#pragma warning disable CA1031 // Which exceptions come out is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            refusal = exception;
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void CheckRefusal(Exception refusal, string? truth)
    {
        if (!target.IsRefusal(refusal)) Fail($"{refusal.GetType()} came out: {refusal}");
        if (truth is not null) Fail($"A valid body was refused: {refusal.Message}\n{truth}");
        Check(target.CheckNothingIsLeft);
    }

    private void CheckDecoded(object decoded, string? truth) => Check(() =>
    {
        var said = target.Describe(decoded);
        if (truth is not null) Assert.Equal(truth, said);
    });

    private void Check(Action check)
    {
        try
        {
            check();
        }
#pragma warning disable CA1031 // Whatever is wrong, the body must be told with it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception.ToString());
        }
    }

    private void Fail(string what) => Assert.Fail($"{what}\n{Where}");
}
