using Microsoft.Data.Sqlite;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.Storage;

/// <summary>The answers of SQLite in the port's words.</summary>
internal static class SqliteErrors
{
    /// <summary>https://www.sqlite.org/rescode.html: 13 full; 10 with write or sync failed; 5 and 6 busy or locked.</summary>
    public static Exception Refusal(SqliteException e) =>
        (e.SqliteErrorCode, e.SqliteExtendedErrorCode) switch
        {
            (13, _) or (10, 778 or 1034 or 1290) => new StorageFullException("SQLite has no room.", e),
            (5 or 6 or 10, _) => new StorageBusyException("SQLite is busy or its disk failed.", e),
            _ => e,
        };
}
