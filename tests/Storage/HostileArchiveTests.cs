using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Backup;
using PlanMonitor.Local.Backup;

namespace PlanMonitor.Tests.Storage;

/// <summary>An archive may come from anybody: what is wrong with it is told in a sentence, and nothing of it is written anywhere.</summary>
public sealed class HostileArchiveTests : IDisposable
{
    private const string Sound = "{\"partition\":\"p\",\"key\":\"k\",\"body\":\"{}\"}\n";
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData("nội dung"u8));
    private readonly TempFolder work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public async Task A_sound_one_is_taken()
    {
        Write(Table("submissions", Sound));
        await LocalRestore.Run(work.File("x.zip"), work.File("data"), TimeProvider.System, default);
        Assert.Equal(["submissions p k {}"], await Everything.Of(work.File("data")));
    }

    public static TheoryData<string, string, string> BadRows =>
        new()
        {
            { "submissions", "{\"partition\":\"p\",\"key\":\"a/b\",\"body\":\"\"}\n", "no storage takes" },
            { "submissions", "{\"partition\":\"\",\"key\":\"a\",\"body\":\"\"}\n", "no storage takes" },
            { "submissions", "{\"partition\":\"../../etc\",\"key\":\"a\",\"body\":\"\"}\n", "no storage takes" },
            { "submissions", "{\"partition\":\"p\",\"key\":\"!not-a-link\",\"body\":\"\"}\n", "no storage takes" },
            { "inbox", "{\"partition\":\"p\",\"key\":\"!0000000001\",\"body\":\"\"}\n", "no storage takes" },
            { "submissions", "{\"partition\":\"p\",\"key\":\"a\",\"body\":null}\n", "no row" },
            { "submissions", "{\"partition\":\"p\",\"key\":\"a\"}\n", "no row" },
            { "submissions", "{\"partition\":\"p\",\"key\":\"a\",\"body\":\"\",\"etag\":\"1\"}\n", "no row" },
            { "submissions", "null\n", "no row" },
            { "submissions", "[]\n", "no row" },
            { "submissions", Sound + Sound, "order" },
            { "submissions", Sound[..^1], "within a line" },
            { "sessions", Sound, "none of a backup" },
            { "../../etc/passwd", Sound, "none of a backup" },
        };

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task Rows_and_tables_that_no_storage_has_are_refused(string table, string rows, string told)
    {
        Write(Table(table, rows));
        await Refused(told);
    }

    [Theory]
    [InlineData("../../evil")]
    [InlineData("/etc/cron.d/evil")]
    [InlineData("objects/../../evil")]
    [InlineData("rows/more.ndjson")]
    public async Task An_entry_that_the_manifest_does_not_name_is_refused(string name)
    {
        Write(Table("submissions", Sound), (name, "x"u8.ToArray()));
        await Refused("not those that its manifest names");
        Assert.False(File.Exists(Path.Combine(work.Path, "evil")));
    }

    [Fact]
    public async Task A_row_longer_than_a_row_may_be_is_refused()
    {
        Write(Table("submissions", $"{{\"partition\":\"p\",\"key\":\"k\",\"body\":\"{new string('x', 500_000)}\"}}\n"));
        await Refused("no storage takes");
        Write(Table("submissions", new string(' ', 4_000_000) + "\n"));
        await Refused("longer than a row may be");
    }

    [Fact]
    public async Task A_bomb_is_refused_by_what_it_claims_and_by_what_it_is()
    {
        // It claims less than it is.
        Write(Table("submissions", new('\n', 100_000)) with { Size = 10 });
        await Refused("larger than the manifest says");
        // It claims more than there is room for.
        Write(Table("submissions", Sound) with { Size = long.MaxValue });
        await Refused("room for");
        Write([], [(ObjectPart.NameOf(Hash), "nội dung"u8.ToArray())], [new(Hash, long.MaxValue)]);
        await Refused("an object that is none");
    }

    [Fact]
    public async Task What_does_not_have_its_hash_is_refused()
    {
        Write(Table("submissions", Sound) with { Sha256 = Hash });
        await Refused("does not have the hash");
        Write(Table("submissions", Sound) with { Rows = 2 });
        await Refused("does not have the hash");
        Write([], [(ObjectPart.NameOf(Hash), "nội dunh"u8.ToArray())], [new(Hash, 10)]);
        await Refused("does not have its hash");
        Write([], [(ObjectPart.NameOf("../../evil"), "x"u8.ToArray())], [new("../../evil", 1)]);
        await Refused("an object that is none");
    }

    [Fact]
    public async Task No_zip_no_manifest_and_one_of_another_format_are_told()
    {
        await File.WriteAllTextAsync(work.File("x.zip"), "không phải zip", TestContext.Current.CancellationToken);
        await Refused("no archive of PlanMonitor");
        using (var zip = ZipFile.Open(work.File("y.zip"), ZipArchiveMode.Create))
            zip.CreateEntry("a");
        File.Move(work.File("y.zip"), work.File("x.zip"), overwrite: true);
        await Refused("no manifest");
        Write([], [], [], format: 2);
        await Refused("has the format 2");
    }

    [Fact]
    public async Task A_sound_one_with_any_byte_changed_is_refused_or_the_same()
    {
        Write(Table("submissions", Sound));
        var whole = await File.ReadAllBytesAsync(work.File("x.zip"), TestContext.Current.CancellationToken);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x41;
            var taken = new Taken();
            using var archive = Opened(changed);
            try
            {
                if (archive is not null)
                    await archive.Restore(new(null!, taken, null!, null!), default);
            }
            catch (ArchiveException)
            {
                continue;
            }
            Assert.Equal(archive is null ? [] : ["submissions p k {}"], taken.Rows);
        }

        static ArchiveReader? Opened(byte[] bytes)
        {
            try
            {
                return ArchiveReader.Open(new MemoryStream(bytes), 1_000_000);
            }
            catch (ArchiveException)
            {
                return null;
            }
        }
    }

    private async Task Refused(string told)
    {
        var refused = await Assert.ThrowsAsync<StartException>(() =>
            LocalRestore.Run(work.File("x.zip"), work.File("data"), TimeProvider.System, default)
        );
        Assert.Contains(told, refused.Message);
        Assert.Contains("Nothing was changed", refused.Message);
        Assert.Equal(["planmonitor.lock"], Directory.GetFileSystemEntries(work.File("data")).Select(Path.GetFileName));
    }

    private static Claimed Table(string name, string rows)
    {
        var bytes = Encoding.UTF8.GetBytes(rows);
        return new(
            name,
            bytes,
            rows.Count(c => c == '\n'),
            bytes.Length,
            Convert.ToHexStringLower(SHA256.HashData(bytes))
        );
    }

    private void Write(Claimed table, params (string Name, byte[] Bytes)[] more) => Write([table], more, []);

    private void Write(
        Claimed[] tables,
        (string Name, byte[] Bytes)[] more,
        ObjectPart[] objects,
        int format = Manifest.ThisFormat
    )
    {
        File.Delete(work.File("x.zip"));
        using var zip = ZipFile.Open(work.File("x.zip"), ZipArchiveMode.Create);
        foreach (var table in tables)
            Add(zip, TablePart.NameOf(table.Name), table.Bytes);
        foreach (var (name, bytes) in more)
            Add(zip, name, bytes);
        var parts = tables.Select(t => new TablePart(t.Name, t.Rows, t.Size, t.Sha256)).ToList();
        var manifest = new Manifest(format, Given.At("20/02/2023 09:00:00"), "test", parts, objects, []);
        Add(zip, Manifest.EntryName, Encoding.UTF8.GetBytes(Json.Write(manifest)));
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(bytes);
    }

    /// <summary>A table as it is, and as the manifest says it is.</summary>
    private sealed record Claimed(string Name, byte[] Bytes, long Rows, long Size, string Sha256);

    private sealed class Taken : IWholeRecords
    {
        public List<string> Rows { get; } = [];

        public Task<IReadOnlyList<string>> Partitions(
            string table,
            string? after,
            int take,
            CancellationToken cancel
        ) => Task.FromResult<IReadOnlyList<string>>([]);

        public Task PutBack(string table, string partition, IReadOnlyList<Row> rows, CancellationToken cancel)
        {
            Rows.AddRange(rows.Select(r => $"{table} {partition} {r.Key} {r.Body}"));
            return Task.CompletedTask;
        }
    }
}
