namespace Dashboard.Analysis.Findings;

public enum MeasureUnit { Count, PerSecond, PerMinute, Milliseconds, Minutes, Days, Share, Factor, Megabytes, Dollars }

/// <summary>A number of a finding's evidence, named as it is read on a page.</summary>
/// <param name="Name">In lower case, with its statistic where that matters: "peak concurrency", "reserved concurrency".</param>
/// <param name="Value">In the unit given; shares and utilisation from 0 to 1.</param>
public readonly record struct Measure(string Name, double Value, MeasureUnit Unit = MeasureUnit.Count);
