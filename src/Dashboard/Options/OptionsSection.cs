using System.Globalization;

namespace Dashboard.Options;

/// <summary>
/// One section of the configuration while it is read: hands out checked values, notes an error for each that cannot be used, and knows
/// which keys nobody asked for.
/// </summary>
public sealed class OptionsSection(IConfigurationSection section, List<OptionError> errors)
{
    private readonly List<string> _known = [];

    public IReadOnlyList<OptionError> Errors => errors;
    public string Path => section.Path;
    public bool Exists => section.Exists();

    public IEnumerable<OptionsSection> Entries => section.GetChildren().Select(child => new OptionsSection(child, errors));

    /// <summary>The last part of the key; the index in a list.</summary>
    public string Name => section.Key;

    /// <summary>What stands directly at this key, where a section or a list is expected.</summary>
    public string? OwnValue => string.IsNullOrWhiteSpace(section.Value) ? null : section.Value.Trim();

    public OptionsSection Child(string key)
    {
        _known.Add(key);
        return new(section.GetSection(key), errors);
    }

    public void Refuse(string key, string problem, string remedy) => errors.Add(new($"{section.Path}:{key}", problem, remedy));

    /// <param name="path">Full key.</param>
    public void RefuseAt(string path, string problem, string remedy) => errors.Add(new(path, problem, remedy));

    public void RefuseWhole(string problem, string remedy) => errors.Add(new(section.Path, problem, remedy));

    /// <summary>Trimmed; null when absent or blank.</summary>
    public string? Text(string key) => Child(key).OwnValue;

    /// <param name="isValid">Must hold, or <paramref name="problem"/> and <paramref name="remedy"/> are noted.</param>
    public string? Text(string key, Func<string, bool> isValid, string problem, string remedy)
    {
        var text = Text(key);
        if (text is null || isValid(text)) return text;
        Refuse(key, $"is \"{text}\", {problem}.", remedy);
        return null;
    }

    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is null) return false;
        if (bool.TryParse(text, out var flag)) return flag;
        Refuse(key, $"is \"{text}\", which is neither true nor false.", "Write true or false.");
        return false;
    }

    public int Number(string key, int whenAbsent, int least, int most)
    {
        var text = Text(key);
        if (text is null) return whenAbsent;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Refuse(key, $"is \"{text}\", which is not a whole number from {least} to {most}.", $"Write one, {whenAbsent} for instance.");
        return whenAbsent;
    }

    public TimeSpan Duration(string key, TimeSpan whenAbsent, TimeSpan least, TimeSpan most)
    {
        var text = Text(key);
        if (text is null) return whenAbsent;
        // A bare number would be taken for days.
        if (text.Contains(':') && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) && duration >= least && duration <= most) return duration;
        Refuse(key, $"is \"{text}\", which is not a time from {least} to {most}.", $"Write hours:minutes:seconds, {whenAbsent} for instance.");
        return whenAbsent;
    }

    /// <summary>Of money, not below zero.</summary>
    public decimal Amount(string key, decimal whenAbsent)
    {
        var text = Text(key);
        if (text is null) return whenAbsent;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var amount)) return amount;
        Refuse(key, $"is \"{text}\", which is not an amount of money.", $"Write US dollars as digits with a point, {whenAbsent.ToString(CultureInfo.InvariantCulture)} for instance.");
        return whenAbsent;
    }

    public Uri? Address(string key)
    {
        var text = Text(key);
        if (text is null) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0) return address;
        Refuse(key, $"is \"{text}\", which is not an http or https address.", "Write a whole address, http://localhost:4566 for instance.");
        return null;
    }

    /// <summary>Notes an error for each key that nothing asked for. Call last.</summary>
    public void RefuseOtherKeys()
    {
        if (OwnValue is { } value)
            RefuseWhole($"is \"{value}\", but it is a section with keys of its own.", $"Set one of {string.Join(", ", _known)} below it.");
        foreach (var child in section.GetChildren())
        {
            if (_known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) continue;
            var remedy = Spelling.Nearest(child.Key, _known) is { } near ? $"Did you mean {section.Path}:{near}?" : $"Known here: {string.Join(", ", _known)}.";
            Refuse(child.Key, "is not a known key.", remedy);
        }
    }
}
