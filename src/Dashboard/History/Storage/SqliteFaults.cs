using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Names what SQLite complains of. Source: sqlite.org, "Result and Error Codes".</summary>
internal static class SqliteFaults
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Permission = 3, NotADatabase = 26;

    /// <summary>What it says when there is no room for the index of its journal.</summary>
    private const int NoRoomForIndex = InputOutput | (19 << 8);

    public static HistoryFault Unreadable(InvalidDataException exception, string file) => new(
        HistoryFaultKind.Unreadable, $"{file} holds rows that cannot be read: {exception.Message}", "Stop the dashboard and put back a copy, or move the file away: a new one is begun then.");

    public static HistoryFault NotAccessible(string file, string reason) => new(
        HistoryFaultKind.NotAccessible, $"{file} cannot be written to: {reason}", "Give the user of this process the right to write to the data folder.");

    public static HistoryFault Of(SqliteException exception, string file) => exception.SqliteErrorCode switch
    {
        Busy or Locked => new(HistoryFaultKind.Locked, $"{file} is held by another process.", "Let one process alone write to a data folder; stop the other, or give this one a folder of its own."),
        Corrupt or NotADatabase => new(HistoryFaultKind.Damaged, $"{file} is damaged: {exception.Message}", "Stop the dashboard and put back a copy, or move the file away: a new one is begun then. Nothing more is written to it."),
        Full or InputOutput when exception is { SqliteErrorCode: Full } or { SqliteExtendedErrorCode: NoRoomForIndex } => new(HistoryFaultKind.DiskFull, $"There is no room left for {file}.", "Make room, or keep less by Dashboard:History:MinuteDays and HourMonths. What was kept so far is safe."),
        ReadOnly or CannotOpen or Permission => NotAccessible(file, exception.Message),
        InputOutput => new(HistoryFaultKind.NotAccessible, $"The disk failed on {file}: {exception.Message}", "Look at the disk and at the volume the data folder is on."),
        _ => new(HistoryFaultKind.Other, $"{file}: {exception.Message}", "See the log for the whole of it."),
    };
}
