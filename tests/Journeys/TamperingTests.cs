namespace PlanMonitor.Tests.Journeys;

/// <summary>Whoever changes what is recorded behind the program's back is found out, and what was changed is named.</summary>
public sealed class TamperingTests : ProvedTown
{
    [Fact]
    public async Task Of_what_nobody_touched_nothing_differs()
    {
        var (exit, said) = await Verify();
        Assert.True(exit == 0, said);
        Assert.Contains(" 0 findings", said, StringComparison.Ordinal);
        var admin = await OfTheTest.SignIn("admin");
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
        var admin = await OfTheTest.SignIn("admin");
        var (findings, _) = await VerifyByPages(admin);
        Assert.Contains(expected.ToString(), findings, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every row of the partition and a chain that fits them, made anew: only the log of heads knows.</summary>
    [Fact]
    public async Task A_chain_that_was_made_anew_is_another()
    {
        Execute("UPDATE rows SET body = replace(body, '\"total\":1', '\"total\":0') WHERE rk = 'rev|19996|000001'");
        var partition = $"{Town.Cycle}|results-report|2023|480";
        using (var records = new SqliteRecords(Path.Combine(OfTheTest.Folder, DataFolder.Database)))
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

    /// <summary>The hourly head must not take the new chain for the old one.</summary>
    [Theory]
    [InlineData("DELETE FROM rows WHERE tbl = 'submissions' AND pk LIKE '%|results-report|%' AND rk = '!9999999998'")]
    [InlineData("DELETE FROM rows WHERE tbl = 'submissions' AND pk LIKE '%|results-report|%' AND rk < '!9999999997'")]
    [InlineData("DELETE FROM rows WHERE tbl = 'submissions' AND pk LIKE '%|results-report|%'")]
    public async Task What_was_cut_is_still_missed_after_the_next_heads(string sql)
    {
        Assert.True(Execute(sql) > 0);
        var admin = await OfTheTest.SignIn("admin");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(200, (await admin.Post("api/heads", new { })).Status);
            Assert.Equal(2, (await Verify()).Exit);
        }
        if (sql.EndsWith("%'", StringComparison.Ordinal))
            Assert.Contains("chainCut", (await VerifyByPages(admin)).Kinds);
        // Somebody works on in it, and then, too.
        await OfTheTest.Report("20020", 1, 0);
        Assert.Equal(200, (await admin.Post("api/heads", new { })).Status);
        Assert.Equal(2, (await Verify()).Exit);
    }

    /// <summary>Row by row of everything that is proved: spoiled, and removed. Each is found, and stops neither the look nor the next head.</summary>
    [Fact]
    public async Task Whatever_row_is_spoiled_or_removed_is_found_and_stops_nothing()
    {
        var tables = string.Join(", ", StoredTables.Chained.Append("heads").Select(t => $"'{t}'"));
        var rows = Rows($"SELECT tbl, pk, rk, body FROM rows WHERE tbl IN ({tables}) AND tbl <> 'units'");
        var heads = OfTheTest.Host.Services.GetRequiredService<HeadService>();
        var verification = OfTheTest.Host.Services.GetRequiredService<VerifyService>();
        var tried = 0;
        foreach (var row in rows)
        {
            foreach (var spoil in new[] { "UPDATE rows SET body = '{' WHERE", "DELETE FROM rows WHERE" })
            {
                var where = " tbl = $0 AND pk = $1 AND rk = $2";
                Assert.Equal(1, Execute(spoil + where, row[0], row[1], row[2]));
                var found = await verification.All([], CancellationToken.None);
                Assert.True(found.Findings.Count > 0, $"{spoil} {string.Join(' ', row[..3])}");
                Execute("INSERT OR REPLACE INTO rows VALUES ($0, $1, $2, $3, 0)", row[0], row[1], row[2], row[3]);
                tried++;
            }
        }
        Assert.True(tried > 150, $"{tried} rows were spoiled");
        Assert.Empty((await verification.All([], CancellationToken.None)).Findings);
        Assert.True((await heads.Take(CancellationToken.None)).Size > 0);
    }

    /// <summary>With the log of heads, too, and the heads beside it: only a head that left the machine knows.</summary>
    [Fact]
    public async Task Who_makes_everything_anew_cannot_make_the_head_that_left_the_machine()
    {
        var admin = await OfTheTest.SignIn("admin");
        var heads = Write("heads.json", (await admin.Get("api/heads")).Json.GetRawText());
        Assert.Equal(0, (await Verify("--head", heads)).Exit);
        Execute("DELETE FROM rows WHERE rk LIKE '!%' OR tbl = 'heads'");
        Directory.Delete(Path.Combine(OfTheTest.Folder, "heads"), recursive: true);
        await admin.Post("api/heads", new { });
        Assert.Equal(0, (await Verify()).Exit);
        var (exit, said) = await Verify("--head", heads);
        Assert.Equal(2, exit);
        Assert.Contains(FindingTexts.Of(FindingKind.HeadDiffers).En, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_starts_and_goes_on_with_a_damaged_log_of_heads()
    {
        const string spoil = "UPDATE rows SET body = '{' WHERE tbl = 'heads' AND (rk LIKE 'head|%' OR rk LIKE 'now|%')";
        await Restart(() => Assert.True(Execute(spoil) > 3));
        await OfTheTest.Report("20020", 1, 0);
        var admin = await OfTheTest.SignIn("admin");
        Assert.Equal(200, (await admin.Post("api/heads", new { })).Status);
        Assert.Equal(2, (await Verify()).Exit);
    }

    [Fact]
    public async Task A_kept_file_that_was_changed_or_removed_is_named()
    {
        var objects = Directory.GetFiles(
            Path.Combine(OfTheTest.Folder, "files", "objects"),
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
        var admin = await OfTheTest.SignIn("admin");
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
        var admin = await OfTheTest.SignIn("admin");
        Execute("DELETE FROM rows WHERE rk LIKE '!%' OR tbl = 'heads'");
        Directory.Delete(Path.Combine(OfTheTest.Folder, "heads"), recursive: true);
        Assert.Equal(2, (await Verify()).Exit);
        await admin.Post("api/heads", new { });
        var (exit, said) = await Verify();
        Assert.True(exit == 0, said);
    }
}
