using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Hygiene;

/// <summary>As many layers as a function can have. Source: Lambda developer guide, gettingstarted-limits.</summary>
public sealed class LayersAtLimit : IFunctionRule
{
    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        var layers = examined.Configuration.Layers.Length;
        if (layers < LambdaQuotas.Layers) return;
        findings.Add(SettingFinding.Of(
            examined, Pattern.LayersAtLimit, Confidence.Proved, Harm.Advice, new(new("layers", layers), new("most a function can have", LambdaQuotas.Layers)),
            "No further layer can be added, such as an extension for monitoring, before others are merged."));
    }
}
