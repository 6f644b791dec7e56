using Microsoft.Data.Sqlite;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// Whether a database is what SQLite once wrote: its pages, trees, free pages and the shape of every row
/// (https://www.sqlite.org/pragma.html#pragma_quick_check). It cannot see a byte that changed within a text; the chains do (docs/proof.md).
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

    /// <summary>
    /// A row out of the order of its keys, which the check above does not look at in a table without rowid: it is there, and
    /// nobody finds it. Null: none is. The rows are walked as they lie; SQLite takes their order for granted and sorts nothing.
    /// </summary>
    public static string? OutOfOrder(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT tbl || ' ' || pk || ' ' || rk
            FROM (SELECT tbl, pk, rk, lag(tbl) OVER w AS t, lag(pk) OVER w AS p, lag(rk) OVER w AS r
                  FROM rows WINDOW w AS (ORDER BY tbl, pk, rk))
            WHERE (t, p, r) >= (tbl, pk, rk) LIMIT 1
            """;
        return command.ExecuteScalar() is { } row ? $"the row {row} is not where its key belongs" : null;
    }

    /// <summary>
    /// https://www.sqlite.org/rescode.html: 11 the file is malformed, 26 it is no database; 10 with 522, 8202 or 8458: it ends too
    /// early, or the disk says that it gave other bytes.
    /// </summary>
    public static bool IsDamage(SqliteException e) =>
        (e.SqliteErrorCode, e.SqliteExtendedErrorCode) is (11 or 26, _) or (10, 522 or 8202 or 8458);
}
