using Dashboard.Live;

namespace Dashboard.Components;

/// <summary>The account a viewer looks at, handed down to everything on the page and replaced at every snapshot.</summary>
/// <param name="Snapshot">Null until the account's first.</param>
public sealed record ViewedAccount(AccountScope Scope, AccountSnapshot? Snapshot, Links Links);
