using Microsoft.Data.Sqlite;
using PlanMonitor.Tests.Channels;

namespace PlanMonitor.Tests.Faults;

/// <summary>
/// The hard year with faults in every port and processes that die. What people have receipts for, what the mail server
/// (a process of its own) counted, and what the same year
/// leads to where nothing goes wrong, is compared with what is stored. The command `bench -- chaos` lives more of them,
/// `chaos-killed` kills processes of the operating system.
/// </summary>
[Slow]
public sealed class ChaosYearTests
{
    private const int Deaths = 300;
    private const int FirstSeed = 14;

    [Fact]
    public async Task Whatever_fails_and_whoever_dies_nothing_acknowledged_is_lost_and_nothing_happens_twice()
    {
        var calm = await Calm();
        var (deaths, faults) = (new List<string>(), new HashSet<(string Point, Fault Fault)>());
        for (var seed = FirstSeed; deaths.Count < Deaths; seed++)
        {
            using var folder = new TempFolder();
            await using var server = await MailServer.Start();
            var year = new ChaosYear(folder.Path, new SmtpNotifier(server.Options), seed);
            await year.Live(FaultRates.Usual, Given.None);
            var result = await ChaosResult.Read(folder.Path, IdsOf(server), Given.None);
            var verdict = ChaosVerdict.Of(year, result, calm);
            Assert.True(verdict.Wrong.Count == 0, $"seed {seed}: {verdict}\n{string.Join('\n', verdict.Wrong)}");
            // The comparison says something: there was much to lose, to double, and to add up.
            Assert.True(verdict.Receipts > 100, verdict.ToString());
            Assert.True(verdict.Messages.Letters > 400, verdict.ToString());
            Assert.True(verdict.Messages.Again > 0, verdict.ToString());
            Assert.True(verdict.Compared > 30, verdict.ToString());
            Assert.True(verdict.Rows > 900, verdict.ToString());
            deaths.AddRange(year.Deaths);
            faults.UnionWith(year.Met.Keys);
        }
        Assert.True(deaths.Distinct().Count() >= 40, string.Join('\n', deaths.Distinct()));
        // Every kind of fault happened, at many kinds of calls.
        Assert.Equal(Enum.GetValues<Fault>().Length - 1, faults.Select(f => f.Fault).Distinct().Count());
        Assert.True(faults.Select(f => f.Point).Distinct().Count() >= 35, $"{faults.Count}");
    }

    [Fact]
    public async Task The_comparison_sees_what_is_lost_altered_or_done_twice()
    {
        using var folder = new TempFolder();
        var year = new ChaosYear(folder.Path, new CountingMail(folder.Path), FirstSeed);
        await year.Live(FaultRates.None, Given.None);
        var calm = await Read(folder);
        var ledger = new ChaosLedger(folder.Path);
        var reports = calm.Entries.Where(e => e is { Receipt: not null, Act: "submit" }).ToList();
        var (first, last) = (reports[0], reports.Last(e => e.Key.Obligation == "results-report"));

        // The same entries once more, and not as they are stored.
        ledger.Add(first with { Receipt = "00000-000000-000000" });
        ledger.Add(first with { Revision = 99 });
        var other = last.Content!.Values.ToDictionary();
        other["B1"] = FormValue.Of(other["B1"].Number!.Value + 1);
        ledger.Add(last with { Content = last.Content with { Values = other } });
        ledger.Wrong("An answer of 500.");
        var file = first.Content!.Files[0].Sha256;
        var kept = Path.Combine(folder.Path, "files", "objects", file[..2], file);
        await File.WriteAllTextAsync(kept, "changed");
        await CountingMailAgain(folder);
        Delete(folder, "DELETE FROM rows WHERE tbl = 'submissions' AND rk LIKE 'log|20005|%1'");
        var verdict = ChaosVerdict.Of(year, await Read(folder), calm);

        string[] expected =
        [
            "its receipt is",
            "it is not there",
            "B1 is",
            "An answer of 500.",
            "is not there as it was sent",
            "and its state says others",
            "RowMissing",
            "the log says",
            "the receipts give",
            "times at the server",
        ];
        var unseen = expected.Where(e => !verdict.Wrong.Any(w => w.Contains(e, StringComparison.Ordinal)));
        Assert.True(!unseen.Any(), $"{string.Join(", ", unseen)}\n{string.Join('\n', verdict.Wrong)}");
    }

    private static Task<ChaosResult> Read(TempFolder folder) =>
        ChaosResult.Read(folder.Path, CountingMail.Received(folder.Path), Given.None);

    private static async Task CountingMailAgain(TempFolder folder) =>
        await File.AppendAllLinesAsync(folder.File("mail.txt"), [CountingMail.Received(folder.Path)[0]]);

    private static void Delete(TempFolder folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("planmonitor.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0, sql);
    }

    /// <summary>The year in which nothing goes wrong is itself what it should be.</summary>
    private static async Task<ChaosResult> Calm()
    {
        using var folder = new TempFolder();
        var year = new ChaosYear(folder.Path, new CountingMail(folder.Path), FirstSeed);
        await year.Live(FaultRates.None, Given.None);
        var calm = await Read(folder);
        var verdict = ChaosVerdict.Of(year, calm, calm);
        Assert.True(verdict.Wrong.Count == 0, string.Join('\n', verdict.Wrong));
        Assert.Equal((0, 0, 0), (verdict.Deaths, verdict.Faults, verdict.Messages.Again));
        return calm;
    }

    private static IReadOnlyList<string> IdsOf(MailServer server) => [.. server.Taken.Select(l => l.MessageId)];
}
