using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Rules;

/// <summary>Looks at one function after the other. Keeps nothing between two of them; a healthy function must cost it next to nothing.</summary>
public interface IFunctionRule
{
    void Examine(FunctionCase examined, List<Finding> findings);
}
