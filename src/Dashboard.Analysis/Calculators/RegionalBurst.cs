namespace Dashboard.Analysis.Calculators;

/// <summary>
/// Environments that all functions of a Region together could start at once until November 2023, by Region. Source: Lambda developer
/// guide of October 2023, invocation-scaling.
/// </summary>
public enum RegionalBurst
{
    /// <summary>Every other Region.</summary>
    Small = 500,
    /// <summary>ap-northeast-1, eu-central-1, us-east-2.</summary>
    Medium = 1000,
    /// <summary>us-east-1, us-west-2, eu-west-1.</summary>
    Large = 3000,
}
