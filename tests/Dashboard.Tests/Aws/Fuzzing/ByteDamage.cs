namespace Dashboard.Tests.Aws.Fuzzing;

/// <summary>Damages a body without regard for what it says.</summary>
internal static class ByteDamage
{
    /// <param name="other">Another body, to splice with.</param>
    /// <param name="fragments">Bytes that mean something in the encoding.</param>
    public static void Apply(BodyBuffer body, ReadOnlySpan<byte> other, byte[][] fragments, Dice dice)
    {
        for (var times = dice.Between(1, 3); times > 0; times--)
        {
            if (body.Length == 0) return;
            var at = dice.Below(body.Length);
            switch (dice.Below(8))
            {
                case 0:
                    body.Span[at] ^= (byte)(1 << dice.Below(8));
                    break;
                case 1:
                    body.Span[at] = (byte)dice.Next();
                    break;
                case 2:
                    body.Insert(at, [(byte)dice.Next()]);
                    break;
                case 3:
                    body.Insert(at, dice.Of(fragments));
                    break;
                case 4:
                    body.Remove(at, Math.Min(dice.Between(1, 20), body.Length - at));
                    break;
                case 5:
                    body.Insert(at, body.Span.Slice(at, Math.Min(dice.Between(1, 60), body.Length - at)).ToArray());
                    break;
                case 6:
                    body.Cut(at);
                    break;
                default:
                    body.Cut(at);
                    body.Add(other[dice.Below(other.Length + 1)..]);
                    break;
            }
        }
    }
}
