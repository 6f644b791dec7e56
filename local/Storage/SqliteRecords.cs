using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using PlanMonitor.Core;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.Storage;

/// <summary>The records port on SQLite: one table, write-ahead log, every commit flushed to disk (synchronous=FULL) before it is acknowledged.</summary>
public sealed class SqliteRecords : IRecords, IWholeRecords, IDisposable
{
    private const string Rows =
        "CREATE TABLE IF NOT EXISTS rows (tbl TEXT NOT NULL, pk TEXT NOT NULL, rk TEXT NOT NULL, body TEXT NOT NULL, etag INTEGER NOT NULL, PRIMARY KEY (tbl, pk, rk)) WITHOUT ROWID";
    private const string Counter =
        "CREATE TABLE IF NOT EXISTS counter (id INTEGER PRIMARY KEY CHECK (id = 1), etag INTEGER NOT NULL)";
    private readonly string connectionString;
    private readonly SqliteConnection writer;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly Acknowledged acknowledged;
    private volatile string? damage;

    /// <param name="path">File of the database; made where it does not exist.</param>
    /// <param name="maxPages">Upper limit of the file in pages of 4 KiB; tests use it to fill the disk.</param>
    /// <param name="etagsFrom">Of a new file: the number before its first ETag.</param>
    /// <exception cref="StorageDamagedException">What is there is not what was stored; nothing was changed.</exception>
    public SqliteRecords(string path, int? maxPages = null, long etagsFrom = 0)
    {
        // Its log and its index of the log get the rights of the database (sqlite3, os_unix.c, findCreateFileMode); those of an earlier start may stand open.
        OwnerOnly.Existing(path);
        foreach (var beside in new[] { path + "-wal", path + "-shm" }.Where(File.Exists))
            OwnerOnly.Existing(beside);
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        acknowledged = new(path);
        writer = OpenSound(maxPages, etagsFrom);
    }

    /// <summary>What was found wrong; null: nothing so far. While it stands nothing is written: that would make it worse.</summary>
    public string? Damage => damage;

    /// <summary>Told as soon as a statement finds the file damaged.</summary>
    public Action? OnDamage { get; set; }

    /// <summary>Reads the whole file, on a connection of its own: it may take minutes, and nobody waits for it.</summary>
    public void Check()
    {
        try
        {
            using var own = ConnectAsItIs();
            damage = QuickCheck.Complaint(own) ?? Missing(own);
        }
        catch (SqliteException e) when (QuickCheck.IsDamage(e) || e.SqliteErrorCode is 1 or 8)
        {
            damage = e.Message;
        }
    }

    public Task<Row?> Read(string table, string partition, string key, CancellationToken cancel)
    {
        var rows = Select(
            "SELECT rk, body, etag FROM rows WHERE tbl = $t AND pk = $p AND rk = $k",
            ("$t", table),
            ("$p", partition),
            ("$k", key)
        );
        return Task.FromResult(rows.Count == 0 ? null : rows[0]);
    }

    public Task<RowPage> Query(
        string table,
        string partition,
        KeyRange range,
        int take,
        string? cursor,
        CancellationToken cancel
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(take);
        if (cursor is not null && !RecordGuards.IsKey(cursor))
            return Task.FromResult(new RowPage([], null));
        var rows = Select(
            "SELECT rk, body, etag FROM rows WHERE tbl = $t AND pk = $p AND rk >= $from AND ($to IS NULL OR rk < $to) AND ($after IS NULL OR rk > $after) ORDER BY rk LIMIT $take",
            ("$t", table),
            ("$p", partition),
            ("$from", range.WithoutLinks().From),
            ("$to", range.To),
            ("$after", cursor),
            ("$take", take + 1)
        );
        return Task.FromResult(
            rows.Count > take ? new RowPage(rows[..take], rows[take - 1].Key) : new RowPage(rows, null)
        );
    }

    private List<Row> Select(string sql, params (string Name, object? Value)[] parameters)
    {
        if (!readers.TryTake(out var reader))
            reader = Connect();
        try
        {
            using var command = reader.CreateCommand();
#pragma warning disable CA2100 // Constant statements of this class.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters)
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            var rows = new List<Row>();
            using var found = command.ExecuteReader();
            while (found.Read())
                rows.Add(RowOf(found));
            return rows;
        }
        catch (SqliteException e)
        {
            throw Translate(e);
        }
        finally
        {
            readers.Add(reader);
        }
    }

    public async Task<WriteOutcome> Write(
        string table,
        string partition,
        IReadOnlyList<RowChange> changes,
        CancellationToken cancel
    )
    {
        RecordGuards.Check(partition, changes);
        await writing.WaitAsync(cancel);
        try
        {
            RefuseWhileDamaged();
            using var transaction = writer.BeginTransaction(deferred: false);
            var etags = new List<string>(changes.Count);
            for (var i = 0; i < changes.Count; i++)
            {
                if (Apply(transaction, table, partition, changes[i]) is not { } etag)
                {
                    transaction.Rollback();
                    return new([], i);
                }
                etags.Add(etag);
            }
            if (Chain.Holds(table))
                AddLink(transaction, table, partition, changes);
            Commit(transaction);
            return new(etags, null);
        }
        catch (SqliteException e)
        {
            throw Translate(e);
        }
        finally
        {
            writing.Release();
        }
    }

    public Task<IReadOnlyList<string>> Partitions(string table, string? after, int take, CancellationToken cancel)
    {
        const string Next = "SELECT pk, '', 0 FROM rows WHERE tbl = $t AND pk > $after ORDER BY pk LIMIT 1";
        var found = new List<string>();
        while (found.Count < take && Select(Next, ("$t", table), ("$after", after ?? "")) is [var row])
            found.Add(after = row.Key);
        return Task.FromResult<IReadOnlyList<string>>(found);
    }

    public async Task PutBack(string table, string partition, IReadOnlyList<Row> rows, CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            using var transaction = writer.BeginTransaction(deferred: false);
            foreach (var row in rows)
            {
                if (Apply(transaction, table, partition, RowChange.Insert(row.Key, row.Body)) is null)
                    throw new InvalidOperationException($"The row {row.Key} of {table} is there already.");
            }
            Commit(transaction);
        }
        catch (SqliteException e)
        {
            throw Translate(e);
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose()
    {
        writing.Wait();
        writer.Dispose();
        foreach (var reader in readers)
            reader.Dispose();
        acknowledged.Dispose();
        writing.Dispose();
    }

    private SqliteConnection OpenSound(int? maxPages, long etagsFrom)
    {
        SqliteConnection? opened = null;
        try
        {
            opened = Connect();
            damage = QuickCheck.Complaint(opened) ?? Missing(opened);
            RefuseWhileDamaged();
            Prepare(opened, maxPages, etagsFrom);
            return opened;
        }
        // A header of which SQLite says: unsupported (1), read-only (8). The rights of the file are ours.
        catch (Exception e) when (CodeOf(e) is 1 or 8)
        {
            opened?.Dispose();
            acknowledged.Dispose();
            throw new StorageDamagedException(e.Message, e);
        }
        catch
        {
            opened?.Dispose();
            acknowledged.Dispose();
            throw;
        }
    }

    private static void Prepare(SqliteConnection opened, int? maxPages, long etagsFrom)
    {
        Run(opened, "PRAGMA journal_mode=WAL");
        // All three or none: a database with one of its tables is a damaged one.
        var first = string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT OR IGNORE INTO counter VALUES (1, {etagsFrom})"
        );
        Run(opened, $"BEGIN IMMEDIATE; {Rows}; {Counter}; {first}; COMMIT");
        if (maxPages is { } pages)
            Run(opened, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={pages}"));
    }

    private static int? CodeOf(Exception e) =>
        (e as SqliteException ?? e.InnerException as SqliteException)?.SqliteErrorCode;

    private void RefuseWhileDamaged()
    {
        if (damage is { } found)
            throw new StorageDamagedException(found);
    }

    /// <summary>What was acknowledged and is not there, or not found; null: nothing.</summary>
    private string? Missing(SqliteConnection connection)
    {
        // Before the database is asked: meanwhile more is written, and the other way round that would seem lost.
        var newest = acknowledged.Newest;
        var tables = Number(connection, "SELECT count(*) FROM sqlite_master WHERE name IN ('rows', 'counter')");
        if (tables < 2)
            return newest == 0 && tables == 0 ? null : "its tables are gone";
        var there = Number(connection, "SELECT coalesce(max(etag), 0) FROM counter");
        return there < newest
            ? $"the newest {newest - there} changes that were acknowledged are not in it"
            : QuickCheck.OutOfOrder(connection);
    }

    /// <summary>Every batch has a number, also one that only removes.</summary>
    private void Commit(SqliteTransaction transaction)
    {
        var number = NextETag(transaction);
        transaction.Commit();
        acknowledged.Newest = number;
    }

    /// <summary>The link of a batch, in its transaction; two writers of one file go one after the other.</summary>
    private void AddLink(
        SqliteTransaction transaction,
        string table,
        string partition,
        IReadOnlyList<RowChange> changes
    )
    {
        using var command = writer.CreateCommand();
        command.Transaction = transaction;
        command.Parameters.AddWithValue("$t", table);
        command.Parameters.AddWithValue("$p", partition);
        command.CommandText =
            "SELECT rk, body FROM rows WHERE tbl = $t AND pk = $p AND rk >= '!' AND rk < '\"' ORDER BY rk LIMIT 1";
        ChainEnd? end = null;
        using (var newest = command.ExecuteReader())
        {
            if (newest.Read())
                end = Chain.EndOf(newest.GetString(0), newest.GetString(1));
        }
        var salt = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var link = Chain.Next(table, partition, end, changes, TimeProvider.System.GetUtcNow(), salt);
        if (Apply(transaction, table, partition, Chain.Insert(link)) is null)
            throw new DamagedRecordException(Chain.KeyOf(link.Number));
    }

    /// <summary>The new ETag; null where the row does not fit what is stored.</summary>
    private string? Apply(SqliteTransaction transaction, string table, string partition, RowChange change)
    {
        using var command = writer.CreateCommand();
        command.Transaction = transaction;
        command.Parameters.AddWithValue("$t", table);
        command.Parameters.AddWithValue("$p", partition);
        command.Parameters.AddWithValue("$k", change.Key);
        if (change.Kind != ChangeKind.Insert)
            command.Parameters.AddWithValue(
                "$old",
                long.TryParse(change.ETag, CultureInfo.InvariantCulture, out var old) ? old : -1
            );
        if (change.Kind == ChangeKind.Delete)
        {
            command.CommandText = "DELETE FROM rows WHERE tbl = $t AND pk = $p AND rk = $k AND etag = $old";
            return command.ExecuteNonQuery() == 1 ? "" : null;
        }
        var etag = NextETag(transaction);
        command.Parameters.AddWithValue("$b", change.Body);
        command.Parameters.AddWithValue("$e", etag);
        command.CommandText =
            change.Kind == ChangeKind.Insert
                ? "INSERT INTO rows VALUES ($t, $p, $k, $b, $e) ON CONFLICT DO NOTHING"
                : "UPDATE rows SET body = $b, etag = $e WHERE tbl = $t AND pk = $p AND rk = $k AND etag = $old";
        return command.ExecuteNonQuery() == 1 ? ETagOf(etag) : null;
    }

    /// <summary>One counter for the whole file: an ETag never comes back, even after a row was deleted and made again.</summary>
    private long NextETag(SqliteTransaction transaction)
    {
        using var command = writer.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "UPDATE counter SET etag = etag + 1 RETURNING etag";
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Connect()
    {
        try
        {
            return ConnectAsItIs();
        }
        catch (SqliteException e)
        {
            throw Translate(e);
        }
    }

    private SqliteConnection ConnectAsItIs()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Run(connection, "PRAGMA synchronous=FULL");
            Run(connection, "PRAGMA busy_timeout=5000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static Row RowOf(SqliteDataReader found) =>
        found.IsDBNull(0) || found.IsDBNull(1)
            ? throw new SqliteException("NULL in a column that has none", 11)
            : new(found.GetString(0), found.GetString(1), ETagOf(found.GetInt64(2)));

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant statements of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant statements of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string ETagOf(long etag) => etag.ToString(CultureInfo.InvariantCulture);

    private Exception Translate(SqliteException e)
    {
        // 1 and 8: its statements are constants, so what one of them names is gone, or the header says that nobody may write.
        if (!QuickCheck.IsDamage(e) && e.SqliteErrorCode is not (1 or 8))
            return SqliteErrors.Refusal(e);
        damage ??= e.Message;
        OnDamage?.Invoke();
        return new StorageDamagedException(e.Message, e);
    }
}
