namespace Dashboard.Aws.Identity;

/// <summary>Whose credentials a connection uses, with nothing in it but what a page may show.</summary>
/// <param name="Account">Account id with all but its last four digits masked.</param>
/// <param name="Principal">ARN of the user or assumed role, its account id masked likewise.</param>
public sealed record CallerIdentity(string Account, string Principal);
