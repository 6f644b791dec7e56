using Microsoft.Data.Sqlite;

namespace PlanMonitor.Tests.Storage;

/// <summary>A database with rows of all sizes, free pages and a log, and what its rows are; each case damages a copy of it.</summary>
public sealed class DamagedCopies : IDisposable
{
    private const int PageSize = 4096;
    private readonly TempFolder folder = new();
    private readonly SqliteRecords open;
    private readonly byte[] other;

    public DamagedCopies()
    {
        using (var first = new SqliteRecords(Whole))
            Fill(first);
        File.Copy(Whole, folder.File("older.db"));
        open = new(Whole);
        for (var i = 150; i < 180; i++)
            Write(open, "p0", RowChange.Insert($"k{i:D3}", $"{{\"so\":{i}}}"));
        Stored = [.. Rows(open, "inbox")];
        other = OtherHeader();
    }

    private static void Fill(SqliteRecords records)
    {
        var random = new Random(1);
        for (var i = 0; i < 150; i++)
        {
            var body =
                $"{{\"so\":{i},\"chu\":\"{string.Concat(Enumerable.Repeat("Hương Trà ", random.Next(1, 400)))}\"}}";
            Write(records, $"p{i % 5}", RowChange.Insert($"k{i:D3}", body));
        }
        foreach (var row in Rows(records, "inbox").Where((_, n) => n % 4 == 0).ToList())
            Write(records, row.Partition, RowChange.Delete(row.Row.Key, row.Row.ETag));
    }

    /// <summary>Every row with its partition, in order.</summary>
    public IReadOnlyList<(string Partition, Row Row)> Stored { get; }

    private string Whole => folder.File("whole.db");

    /// <summary>As a kill leaves it: with its log.</summary>
    public string Copy(string name)
    {
        foreach (var ending in new[] { "", "-wal", "-acknowledged" })
            File.Copy(Whole + ending, folder.File(name) + ending, overwrite: true);
        return folder.File(name);
    }

    /// <summary>As a stop leaves it: the log is in the database.</summary>
    public string Stopped(string name)
    {
        var copy = Copy(name);
        using (new SqliteRecords(copy)) { }
        Assert.False(File.Exists(copy + "-wal"));
        return copy;
    }

    public static IEnumerable<(string Partition, Row Row)> Rows(SqliteRecords records, string table)
    {
        foreach (var partition in records.Partitions(table, null, 1000, default).Result)
        {
            foreach (var row in records.All(table, partition, KeyRange.All, default).Result)
                yield return (partition, row);
        }
    }

    /// <summary>Every row of the file, whatever its keys say, and whether it is found under them.</summary>
    public static IReadOnlyList<bool> Found(string path, SqliteRecords records)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT tbl, pk, rk FROM rows";
        using var rows = command.ExecuteReader();
        var found = new List<bool>();
        while (rows.Read())
            found.Add(
                records.Read(rows.GetString(0), rows.GetString(1), rows.GetString(2), default).Result is not null
            );
        return found;
    }

    public void Damage(string path, Damage kind, int seed)
    {
        var random = new Random(seed);
        switch (kind)
        {
            case Storage.Damage.BitFlipped:
                Change(path, random.Next(Length(path)), b => b[0] ^= (byte)(1 << random.Next(8)), 1);
                break;
            case Storage.Damage.BytesChanged:
                for (var i = 0; i < 64; i++)
                    Change(path, random.Next(Length(path)), random.NextBytes, 1);
                break;
            case Storage.Damage.PageOfNoise:
                Change(path, Page(path, random), random.NextBytes, PageSize);
                break;
            case Storage.Damage.PageOfZeros:
                Change(path, Page(path, random), Array.Clear, PageSize);
                break;
            case Storage.Damage.PageOfAnother:
                var from = File.ReadAllBytes(path).AsMemory(Page(path, random), PageSize);
                Change(path, Page(path, random), b => from.CopyTo(b), PageSize);
                break;
            case Storage.Damage.HeaderChanged:
                Change(path, random.Next(100), random.NextBytes, 1);
                break;
            case Storage.Damage.HeaderOfAnother:
                Change(path, 0, b => other.CopyTo(b, 0), 100);
                break;
            case Storage.Damage.Cut:
                Cut(path, random.Next(Length(path)));
                break;
            case Storage.Damage.LogCut:
                Cut(path + "-wal", random.Next(Length(path + "-wal")));
                break;
            case Storage.Damage.LogChanged:
                Change(path + "-wal", random.Next(Length(path + "-wal")), b => b[0] ^= 0x10, 1);
                break;
            case Storage.Damage.LogGone:
                File.Delete(path + "-wal");
                break;
            case Storage.Damage.OlderInItsPlace:
                File.Copy(folder.File("older.db"), path, overwrite: true);
                File.Delete(path + "-wal");
                break;
        }
    }

    public void Dispose()
    {
        open.Dispose();
        folder.Dispose();
    }

    private static void Write(SqliteRecords records, string partition, RowChange change) =>
        Assert.True(records.Write("inbox", partition, [change], default).Result.Written);

    private byte[] OtherHeader()
    {
        var path = folder.File("other.db");
        using (var small = new SqliteRecords(path))
            Write(small, "p", RowChange.Insert("a", "1"));
        return File.ReadAllBytes(path)[..100];
    }

    private static int Length(string path) => (int)new FileInfo(path).Length;

    private static int Page(string path, Random random) => random.Next(Length(path) / PageSize) * PageSize;

    private static void Cut(string path, int length)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.SetLength(length);
    }

    private static void Change(string path, int at, Action<byte[]> change, int length)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[length];
        file.Position = at;
        file.ReadExactly(bytes);
        change(bytes);
        file.Position = at;
        file.Write(bytes);
    }
}

/// <summary>What happens to files.</summary>
public enum Damage
{
    BitFlipped,
    BytesChanged,
    PageOfNoise,
    PageOfZeros,
    PageOfAnother,
    HeaderChanged,
    HeaderOfAnother,
    Cut,
    LogCut,
    LogChanged,
    LogGone,
    OlderInItsPlace,
}
