using Dashboard.Live;

namespace Dashboard.WhatIf;

/// <summary>How far a reservation can be raised as the account is now.</summary>
/// <param name="Most">What can be reserved for the function, what it has included.</param>
/// <param name="AccountLimit">Of now.</param>
public sealed record ReservationRoom(int Most, int AccountLimit)
{
    /// <param name="today">Null for a function that is not there yet.</param>
    /// <returns>Null when unknown.</returns>
    public static ReservationRoom? Of(AccountSnapshot snapshot, TrafficToday? today) =>
        snapshot.Ledger is { Reservable: { } reservable, Limit: { } limit } ? new(reservable + (today?.Configuration.Reserved.Value ?? 0), limit) : null;

    /// <summary>The account limit with which so much could be reserved; null when it can be already.</summary>
    public int? LimitFor(int reserved) => reserved > Most ? AccountLimit + reserved - Most : null;
}
