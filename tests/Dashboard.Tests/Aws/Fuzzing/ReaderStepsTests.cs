using Dashboard.Aws.Cbor;

namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>
/// Every step of the CBOR reader that succeeds goes forward and stays inside the body. A decoder's loops take one step a turn, and so no
/// more turns than the body has bytes.
/// </summary>
public sealed class ReaderStepsTests
{
    private const ulong Seed = 20_261_124;
    private const int Bodies = 100_000;

    [Fact]
    public void Any_steps_over_any_body_go_forward()
    {
        var (buffer, steps, refused) = (new BodyBuffer(), 0L, 0);
        for (var body = 0; body < Bodies; body++)
        {
            var tree = new Tree(Dice.Of(Seed, nameof(ReaderStepsTests), body));
            buffer.Clear();
            for (var items = tree.Dice.Between(1, 3); items > 0; items--) CborForms.Write(tree.Junk(4), buffer);
            if (body % 4 != 0) ByteDamage.Apply(buffer, [], Fragments.Cbor, tree.Dice);
            try
            {
                steps += Walk(buffer.Span.ToArray(), tree.Dice);
            }
            catch (FormatException)
            {
                refused++;
            }
        }
        Assert.InRange(steps, Bodies, long.MaxValue);
        Assert.InRange(refused, Bodies / 4, Bodies * 9 / 10);
    }

    private static int Walk(byte[] body, Dice dice)
    {
        var reader = new CborSpanReader(body);
        var open = new Stack<int>();
        var steps = 0;
        while (!reader.AtEnd)
        {
            var (before, mustMove) = (reader.Position, true);
            switch (dice.Below(8))
            {
                case 0 when open.TryPop(out var count):
                    mustMove = count < 0 && reader.Peek() == 0xff;
                    if (reader.More(ref count)) open.Push(count);
                    break;
                case 1 when (reader.Peek() & 0xe0) == 0x80:
                    open.Push(Opened(reader.StartArray(), 1, body.Length - reader.Position));
                    break;
                case 2 when (reader.Peek() & 0xe0) == 0xa0:
                    open.Push(Opened(reader.StartMap(), 2, body.Length - reader.Position));
                    break;
                case 3 when (reader.Peek() & 0xe0) == 0x60:
                    Assert.InRange(reader.ReadText().Length, 0, body.Length - 1);
                    break;
                case 4 when reader.Peek() is < 0x40 or 0xf9 or 0xfa or 0xfb:
                    reader.ReadNumber();
                    break;
                case 5 when (reader.Peek() & 0xe0) == 0xc0:
                    Assert.InRange(reader.ReadEpochSeconds(), -62_135_596_800, 253_402_300_799);
                    break;
                case 6:
                    mustMove = reader.TryReadNull() || reader.TryReadBreak();
                    break;
                default:
                    reader.Skip();
                    break;
            }
            Assert.InRange(reader.Position, mustMove ? before + 1 : before, body.Length);
            if (mustMove) steps++;
        }
        Assert.InRange(steps, 0, body.Length);
        return steps;
    }

    private static int Opened(int count, int bytesPerItem, int left)
    {
        Assert.InRange(count, CborSpanReader.Indefinite, left / bytesPerItem);
        return count;
    }
}
