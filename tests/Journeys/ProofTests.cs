using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace PlanMonitor.Tests.Journeys;

/// <summary>What is recorded can be proved, and whoever changes it behind the program's back is found out.</summary>
public sealed class ProofTests : IAsyncLifetime
{
    private const string Unit = "19996";
    private static readonly string Report = Town.Submission(Unit, "results-report");
    private Town town = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.Open("2023-11-20T08:00+07:00");
        foreach (var unit in new[] { Unit, "20008", "20011" })
            await town.Report(unit, 2, 1);
        var office = await town.SignIn("ldtbxh");
        Assert.Equal(200, (await office.Act(Report, "accept", new { })).Status);
        var admin = await town.SignIn("admin");
        Assert.Equal(200, (await admin.Post("api/heads", new { })).Status);
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_receipt_is_checked_from_one_file_without_the_data()
    {
        var commune = await town.SignIn($"xa-{Unit}");
        var answer = await commune.Get($"{Report}/revisions/1/proof");
        Assert.Equal(200, answer.Status);
        var file = Write("proof.json", answer.Json.GetRawText());
        var head = Write("head.json", answer.Json.GetProperty("head").GetRawText());
        var (exit, said) = await Run(ProofCommands.Check, file, "--head", head);
        Assert.Equal(0, exit);
        var receipt = await commune.Get($"{Report}/revisions/1/receipt");
        Assert.Contains(receipt.Text("number"), said, StringComparison.Ordinal);
        Assert.DoesNotContain("Compare", said, StringComparison.Ordinal);
    }

    /// <summary>Every value of the file, at any depth, is changed in turn.</summary>
    [Fact]
    public async Task Whatever_is_changed_in_the_file_of_a_receipt_is_found()
    {
        var commune = await town.SignIn($"xa-{Unit}");
        // Another act in the partition, so that the chain has something after the link.
        await town.Report("20020", 1, 0);
        var text = (await commune.Get($"{Report}/revisions/1/proof")).Json.GetRawText();
        Assert.Null(ProofRules.Check(Json.Read<ReceiptProof>(text)));
        var changed = 0;
        foreach (var path in Places(JsonNode.Parse(text)!))
        {
            var root = JsonNode.Parse(text)!;
            if (!Change(root, path))
                continue;
            changed++;
            Assert.True(Fault(root.ToJsonString()) is not null, $"{string.Join('/', path)} may be changed");
        }
        Assert.True(changed > 25, $"{changed} places were changed");
    }

    [Fact]
    public async Task Of_what_nobody_touched_nothing_differs()
    {
        var (exit, said) = await Verify();
        Assert.True(exit == 0, said);
        Assert.Contains(" 0 findings", said, StringComparison.Ordinal);
        var admin = await town.SignIn("admin");
        var (findings, rows) = await VerifyByPages(admin);
        Assert.Empty(findings);
        Assert.True(rows > 50, $"{rows} rows were looked at");
    }

    /// <summary>What somebody with the database in the hands may do to it, and what it is called then.</summary>
    public static TheoryData<string, FindingKind> Tampering =>
        new()
        {
            {
                "UPDATE rows SET body = replace(body, '\"total\":1', '\"total\":0') WHERE rk = 'rev|19996|000001'",
                FindingKind.RowChanged
            },
            {
                "UPDATE rows SET body = replace(body, '\"accepted\"', '\"returned\"') WHERE rk = 'state|19996'",
                FindingKind.RowChanged
            },
            { "DELETE FROM rows WHERE rk = 'log|19996|000001'", FindingKind.RowMissing },
            {
                "INSERT INTO rows SELECT tbl, pk, 'log|19996|000009', body, etag FROM rows WHERE rk = 'log|19996|000001'",
                FindingKind.RowAdded
            },
            {
                "UPDATE rows SET body = replace(body, '\"reviewer\"', '\"administrator\"') WHERE tbl = 'accounts' AND rk = 'ldtbxh'",
                FindingKind.RowChanged
            },
            {
                "UPDATE rows SET body = replace(body, '\"salt\":\"', '\"salt\":\"0') WHERE tbl = 'submissions' AND rk = '!9999999998'",
                FindingKind.LinkChanged
            },
            { "DELETE FROM rows WHERE tbl = 'submissions' AND rk = '!9999999998'", FindingKind.LinkMissing },
            {
                "DELETE FROM rows WHERE tbl = 'submissions' AND (rk LIKE '!%' OR rk LIKE '%|19996|%' OR rk LIKE '%|19996')",
                FindingKind.ChainCut
            },
            {
                "UPDATE rows SET body = replace(body, '\"hash\":\"', '\"hash\":\"0') WHERE tbl = 'heads' AND rk = 'leaf|0000000000'",
                FindingKind.LogChanged
            },
            {
                "UPDATE rows SET body = '\"00\"' WHERE tbl = 'heads' AND rk = 'node|00|0000000001'",
                FindingKind.LogChanged
            },
            {
                "UPDATE rows SET body = replace(body, '\"root\":\"', '\"root\":\"00') WHERE tbl = 'heads' AND rk LIKE 'head|%'",
                FindingKind.LogChanged
            },
            { "DELETE FROM rows WHERE tbl = 'heads'", FindingKind.HeadDiffers },
        };

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Whoever_changes_the_database_is_found_out(string sql, FindingKind expected)
    {
        Assert.True(Execute(sql) > 0, "the statement met no row");
        var (exit, said) = await Verify();
        Assert.Equal(2, exit);
        Assert.Contains(FindingTexts.Of(expected).En, said, StringComparison.Ordinal);
        // The page says the same.
        var admin = await town.SignIn("admin");
        var (findings, _) = await VerifyByPages(admin);
        Assert.Contains(expected.ToString(), findings, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every row of the partition and a chain that fits them, made anew: only the log of heads knows.</summary>
    [Fact]
    public async Task A_chain_that_was_made_anew_is_another()
    {
        Execute("UPDATE rows SET body = replace(body, '\"total\":1', '\"total\":0') WHERE rk = 'rev|19996|000001'");
        var partition = $"{Town.Cycle}|results-report|2023|480";
        using (var records = new SqliteRecords(Path.Combine(town.Folder, DataFolder.Database)))
        {
            var rows = await records.All("submissions", partition, KeyRange.All, CancellationToken.None);
            var count = (await records.All("submissions", partition, Chain.Links, CancellationToken.None)).Count;
            Execute($"DELETE FROM rows WHERE tbl = 'submissions' AND pk = '{partition}'");
            foreach (var row in rows)
            {
                RowChange[] insert = [RowChange.Insert(row.Key, row.Body)];
                await records.Write("submissions", partition, insert, CancellationToken.None);
            }
            Assert.True(rows.Count >= count, "the new chain must be as long as the old one");
        }
        var (exit, said) = await Verify();
        Assert.Equal(2, exit);
        Assert.Contains(FindingTexts.Of(FindingKind.ChainRewritten).En, said, StringComparison.Ordinal);
    }

    /// <summary>With the log of heads, too, and the heads beside it: only a head that left the machine knows.</summary>
    [Fact]
    public async Task Who_makes_everything_anew_cannot_make_the_head_that_left_the_machine()
    {
        var admin = await town.SignIn("admin");
        var heads = Write("heads.json", (await admin.Get("api/heads")).Json.GetRawText());
        Assert.Equal(0, (await Verify("--head", heads)).Exit);
        Execute("DELETE FROM rows WHERE rk LIKE '!%' OR tbl = 'heads'");
        Directory.Delete(Path.Combine(town.Folder, "heads"), recursive: true);
        await admin.Post("api/heads", new { });
        Assert.Equal(0, (await Verify()).Exit);
        var (exit, said) = await Verify("--head", heads);
        Assert.Equal(2, exit);
        Assert.Contains(FindingTexts.Of(FindingKind.HeadDiffers).En, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_file_that_was_changed_or_removed_is_named()
    {
        var objects = Directory.GetFiles(
            Path.Combine(town.Folder, "files", "objects"),
            "*",
            SearchOption.AllDirectories
        );
        var sealedThen = Assert.Single(objects);
        await File.AppendAllTextAsync(sealedThen, " ");
        Assert.Contains(FindingTexts.Of(FindingKind.ObjectChanged).En, (await Verify()).Said, StringComparison.Ordinal);
        File.Delete(sealedThen);
        Assert.Contains(FindingTexts.Of(FindingKind.ObjectMissing).En, (await Verify()).Said, StringComparison.Ordinal);
    }

    /// <summary>Once there is a log, what has no chain was put there.</summary>
    [Fact]
    public async Task Rows_without_a_chain_are_taken_in_only_by_the_first_head_of_all()
    {
        var admin = await town.SignIn("admin");
        Execute(
            "INSERT INTO rows VALUES ('submissions', 'huong-tra-2023|results-report|2022|480', 'state|1', '{}', 0)"
        );
        await admin.Post("api/heads", new { });
        var (exit, said) = await Verify();
        Assert.Equal(2, exit);
        Assert.Contains(FindingTexts.Of(FindingKind.RowAdded).En, said, StringComparison.Ordinal);
    }

    /// <summary>Data of a version without chains: the first head takes it in.</summary>
    [Fact]
    public async Task Rows_from_before_the_chains_are_taken_in()
    {
        var admin = await town.SignIn("admin");
        Execute("DELETE FROM rows WHERE rk LIKE '!%' OR tbl = 'heads'");
        Directory.Delete(Path.Combine(town.Folder, "heads"), recursive: true);
        Assert.Equal(2, (await Verify()).Exit);
        await admin.Post("api/heads", new { });
        var (exit, said) = await Verify();
        Assert.True(exit == 0, said);
    }

    [Fact]
    public async Task One_head_is_proved_to_go_on_from_another()
    {
        var admin = await town.SignIn("admin");
        var first = (await admin.Get("api/heads")).Json.GetProperty("heads")[0];
        await town.Report("20017", 1, 0);
        var second = (await admin.Post("api/heads", new { })).Json;
        var (from, to) = (first.GetProperty("size").GetInt64(), second.GetProperty("size").GetInt64());
        Assert.True(to > from);
        var path = (await admin.Get($"api/heads/consistency?from={from}&to={to}")).Json.GetProperty("path");
        byte[] Root(JsonElement head) => Convert.FromHexString(head.GetProperty("root").GetString()!);
        var hashes = path.EnumerateArray().Select(h => Convert.FromHexString(h.GetString()!)).ToList();
        Assert.True(TreeRules.IsConsistent((from, Root(first)), (to, Root(second)), hashes));
        Assert.Equal(404, (await admin.Get($"api/heads/consistency?from={to}&to={to + 1}")).Status);
    }

    [Fact]
    public async Task Nothing_is_added_where_nothing_moved()
    {
        var admin = await town.SignIn("admin");
        await town.Host.Runner.Settled();
        var first = (await admin.Post("api/heads", new { })).Json.GetProperty("size").GetInt64();
        Assert.Equal(first, (await admin.Post("api/heads", new { })).Json.GetProperty("size").GetInt64());
    }

    [Fact]
    public async Task Each_week_administrators_are_sent_a_head_once()
    {
        var admin = await town.SignIn("admin");
        await Town.MoveTo(admin, "2023-11-24T16:30+07:00");
        var notices = town.Host.Services.GetRequiredService<HeadNotices>();
        var head = await town.Host.Services.GetRequiredService<HeadService>().Take(CancellationToken.None);
        await notices.Tell(head, CancellationToken.None);
        await notices.Tell(head, CancellationToken.None);
        var letters = (await admin.Get("api/messages"))
            .Json.EnumerateArray()
            .Where(m => m.GetProperty("rule").GetString() == "head");
        Assert.Contains(
            head.Root,
            Assert.Single(letters).GetProperty("body").GetProperty("vi").GetString()!,
            StringComparison.Ordinal
        );
        var office = await town.SignIn("ldtbxh");
        Assert.DoesNotContain((await office.Get("api/messages")).Json.EnumerateArray(), m =>
            m.GetProperty("rule").GetString() == "head"
        );
    }

    [Fact]
    public async Task Who_signs_in_and_who_takes_something_out_is_recorded()
    {
        var office = await town.SignIn("ldtbxh");
        Assert.Equal(200, (await office.Get($"{Town.Consolidation}/report.csv")).Status);
        var acts = (await office.Get("api/acts")).Json.GetProperty("acts").EnumerateArray().ToList();
        string Of(string kind) =>
            acts.First(a => a.GetProperty("kind").GetString() == kind).GetProperty("on").GetString()!;
        Assert.EndsWith("/report.csv", Of("exported"), StringComparison.Ordinal);
        Assert.NotEqual("", Of("signedIn"));
        var admin = await town.SignIn("admin");
        Assert.Equal(200, (await admin.Get("api/acts?login=ldtbxh")).Status);
        Assert.Equal(403, (await office.Get("api/acts?login=admin")).Status);
    }

    /// <summary>Whatever gives a file that is not a page is an export, and the other way round.</summary>
    [Fact]
    public void Every_address_that_gives_a_file_is_recorded()
    {
        string[] endings = [".csv", ".docx", ".json", ".xlsx", "/proof", "/files/{sha256}"];
        static bool IsFile(string path, string[] endings) =>
            endings.Any(e => path.EndsWith(e, StringComparison.Ordinal));
        var files = Routes.All.Where(r => r.Method == "GET" && IsFile(r.Path, endings)).ToList();
        Assert.True(files.Count >= 9, $"{files.Count} addresses give files");
        Assert.All(files, f => Assert.True(f.Exports, $"{f.Name} is not recorded"));
        Assert.All(Routes.All.Where(r => r.Exports), r => Assert.Contains(r, files));
    }

    private static async Task<(List<string> Kinds, int Rows)> VerifyByPages(Person admin)
    {
        var (kinds, rows, query) = (new List<string>(), 0, "");
        while (true)
        {
            var page = (await admin.Get("api/verify" + query)).Json;
            kinds.AddRange(
                page.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("kind").GetString()!)
            );
            rows += page.GetProperty("rows").GetInt32();
            if (page.GetProperty("next") is not { ValueKind: JsonValueKind.Object } next)
                break;
            query = $"?table={next.GetProperty("table").GetString()}";
            if (next.GetProperty("after").GetString() is { } after)
                query += $"&after={Uri.EscapeDataString(after)}";
        }
        var log = (await admin.Get("api/verify/log")).Json.GetProperty("findings").EnumerateArray();
        return ([.. kinds, .. log.Select(f => f.GetProperty("kind").GetString()!)], rows);
    }

    private Task<(int Exit, string Said)> Verify(params string[] more) =>
        Run(ProofCommands.Verify, ["--data", town.Folder, .. more]);

    private static async Task<(int Exit, string Said)> Run(
        Func<TextWriter, System.CommandLine.Command> make,
        params string[] args
    )
    {
        var output = new StringWriter();
        var exit = await make(output).Parse(args).InvokeAsync();
        return (exit, output.ToString());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(town.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private int Execute(string sql)
    {
        var path = Path.Combine(town.Folder, DataFolder.Database);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }

    private static string? Fault(string text)
    {
        try
        {
            return ProofRules.Check(Json.Read<ReceiptProof>(text))?.ToString();
        }
        catch (DamagedRecordException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<IReadOnlyList<object>> Places(JsonNode node)
    {
        if (node is JsonValue)
            return
            [
                [],
            ];
        var children = node is JsonObject o
            ? o.Where(p => p.Value is not null).Select(p => ((object)p.Key, p.Value!))
            : node.AsArray().Select((n, i) => ((object)i, n!));
        return children.SelectMany(c => Places(c.Item2).Select(p => (IReadOnlyList<object>)[c.Item1, .. p]));
    }

    private static bool Change(JsonNode root, IReadOnlyList<object> path)
    {
        // When a head was taken is told, not proved: its root is.
        if (path is ["head", "at"])
            return false;
        var parent = path.SkipLast(1).Aggregate(root, (n, step) => step is int i ? n[i]! : n[(string)step]!);
        JsonNode changed = path[^1] is int at ? Other(parent[at]!) : Other(parent[(string)path[^1]]!);
        if (path[^1] is int index)
            parent[index] = changed;
        else
            parent[(string)path[^1]] = changed;
        return true;
    }

    private static JsonNode Other(JsonNode value)
    {
        if (value.GetValueKind() == JsonValueKind.Number)
            return value.GetValue<long>() + 1;
        var text = value.GetValue<string>();
        return DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var instant)
            ? Json.Write(instant.AddSeconds(1)).Trim('"')
            : (text[0] == '0' ? '1' : '0') + text[1..];
    }
}
