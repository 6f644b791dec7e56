using PlanMonitor.Tests.Channels;

namespace PlanMonitor.Tests.Faults;

/// <summary>
/// The hard year with faults in every port and processes that die. What people have receipts for, what the mail server (a process of its own) counted, and what the same year
/// leads to where nothing goes wrong, is compared with what is stored. The command `bench -- chaos` lives more of them, `chaos-killed` kills processes of the operating system.
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
            await year.Live(Chaos.Usual, int.MaxValue, Given.None);
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

    /// <summary>The year in which nothing goes wrong is itself what it should be.</summary>
    private static async Task<ChaosResult> Calm()
    {
        using var folder = new TempFolder();
        var year = new ChaosYear(folder.Path, new CountingMail(folder.Path), FirstSeed);
        await year.Live(FaultRates.None, 0, Given.None);
        var calm = await ChaosResult.Read(folder.Path, CountingMail.Received(folder.Path), Given.None);
        var verdict = ChaosVerdict.Of(year, calm, calm);
        Assert.True(verdict.Wrong.Count == 0, string.Join('\n', verdict.Wrong));
        Assert.Equal((0, 0, 0), (verdict.Deaths, verdict.Faults, verdict.Messages.Again));
        return calm;
    }

    private static IReadOnlyList<string> IdsOf(MailServer server) => [.. server.Taken.Select(l => l.MessageId)];
}
