using System.Collections.Immutable;
using System.Globalization;

namespace Dashboard.Simulator.CloudWatch.GetMetricData.Expressions;

/// <summary>Reads numbers, query ids, + - * /, parentheses, [lists] and FUNCTION(arguments).</summary>
internal sealed class MathParser
{
    private const int DeepestNesting = 64, LongestExpression = 2048;

    private readonly string _text;
    private int _at, _depth;

    private MathParser(string text) => _text = text;

    /// <exception cref="MathSyntaxException"/>
    public static MathNode Parse(string text)
    {
        if (text.Length > LongestExpression) throw new MathSyntaxException($"The expression is longer than {LongestExpression} characters.");
        var parser = new MathParser(text);
        var node = parser.Sum();
        return parser.Peek() == '\0' ? node : throw parser.Unexpected();
    }

    private MathNode Sum()
    {
        if (++_depth > DeepestNesting) throw new MathSyntaxException("The expression is nested too deeply.");
        var left = Product();
        while (Peek() is '+' or '-') left = new MathNode.Binary(_text[_at++], left, Product());
        _depth--;
        return left;
    }

    private MathNode Product()
    {
        var left = Signed();
        while (Peek() is '*' or '/') left = new MathNode.Binary(_text[_at++], left, Signed());
        return left;
    }

    private MathNode Signed()
    {
        var negative = false;
        for (; Peek() is '-' or '+'; _at++) negative ^= _text[_at] == '-';
        return negative ? new MathNode.Binary('*', new MathNode.Constant(-1), Primary()) : Primary();
    }

    private MathNode Primary()
    {
        var next = Peek();
        if (next == '(')
        {
            _at++;
            var inner = Sum();
            Expect(')');
            return inner;
        }
        if (next == '[')
        {
            _at++;
            return new MathNode.Sequence(Arguments(']'));
        }
        if (next is '"' or '\'') return Quoted(next);
        if (char.IsAsciiDigit(next) || next == '.') return Number();
        if (!char.IsAsciiLetter(next)) throw Unexpected();

        var name = Take(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (Peek() == '(')
        {
            _at++;
            return new MathNode.Call(name, Arguments(')'));
        }
        if (name == "REPEAT") return new MathNode.Repeat();
        return char.IsAsciiLetterLower(name[0]) ? new MathNode.Reference(name) : throw new MathSyntaxException($"Unknown name {name}.");
    }

    private ImmutableArray<MathNode> Arguments(char end)
    {
        var arguments = ImmutableArray.CreateBuilder<MathNode>();
        if (Peek() != end)
        {
            arguments.Add(Sum());
            while (Peek() == ',')
            {
                _at++;
                arguments.Add(Sum());
            }
        }
        Expect(end);
        return arguments.ToImmutable();
    }

    private MathNode.Quoted Quoted(char quote)
    {
        _at++;
        var text = Take(c => c != quote);
        Expect(quote);
        return new(text);
    }

    private MathNode.Constant Number()
    {
        var start = _at;
        Take(c => char.IsAsciiDigit(c) || c == '.');
        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            _at++;
            if (_at < _text.Length && _text[_at] is '+' or '-') _at++;
            Take(char.IsAsciiDigit);
        }
        return double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new(value) : throw new MathSyntaxException($"{_text[start.._at]} is not a number.");
    }

    private string Take(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < _text.Length && belongs(_text[_at])) _at++;
        return _text[start.._at];
    }

    private char Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private void Expect(char wanted)
    {
        if (Peek() != wanted) throw Unexpected();
        _at++;
    }

    private MathSyntaxException Unexpected() =>
        new(_at < _text.Length ? $"Unexpected character '{_text[_at]}' at position {_at + 1}." : "The expression ends too early.");
}
