using Microsoft.Data.Sqlite;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// Whether a database is what SQLite once wrote: its pages, trees, free pages and the shape of every row (https://www.sqlite.org/pragma.html#pragma_quick_check).
/// It cannot see a byte that changed within a text; the chain of acts does (docs/storage.md).
/// </summary>
public static class QuickCheck
{
    /// <summary>What is wrong, in SQLite's words; null: nothing.</summary>
    public static string? Complaint(SqliteConnection connection)
    {
        try
        {
            using var command = connection.CreateCommand();
            // The first complaint is enough: there is one way back from all of them.
            command.CommandText = "PRAGMA quick_check(1)";
            var answer = command.ExecuteScalar() as string ?? "no answer";
            return answer == "ok" ? null : answer.ReplaceLineEndings(" ");
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            return e.Message;
        }
    }

    /// <summary>https://www.sqlite.org/rescode.html: 11 the file is malformed, 26 it is no database.</summary>
    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is 11 or 26;
}
