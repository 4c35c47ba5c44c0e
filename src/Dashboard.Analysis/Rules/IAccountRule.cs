using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Rules;

/// <summary>Looks at the account as a whole, after all functions.</summary>
public interface IAccountRule
{
    /// <param name="findings">Those of functions are there already, in no order; a rule adds to them and may replace them.</param>
    void Examine(AccountCase account, List<Finding> findings);
}
