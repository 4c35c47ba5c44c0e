using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.History.Storage;

/// <summary>A connection goes on with a file that was moved or deleted, and nobody would ever find what it writes.</summary>
internal static class MovedFile
{
    /// <summary>Source: sqlite.org, "Standard File Control Opcodes", SQLITE_FCNTL_HAS_MOVED.</summary>
    private const int HasMovedOpcode = 20;

    private const nint MainDatabase = 0;

    /// <summary>True when the path of an open file names another file by now, or none. Never on Windows, which does not let an open file go.</summary>
    public static bool HasMoved(this SqliteConnection connection) => FileControl(connection.Handle!, MainDatabase, HasMovedOpcode, out var hasMoved) == 0 && hasMoved != 0;

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(sqlite3 connection, nint database, int opcode, out int argument);
}
