namespace PlanMonitor.Tests.Journeys;

/// <summary>
/// Two who judge one submission at once, the race of which the same system for managed care contracts complained
/// (Enterprise-CMCS/managed-care-review #4488).
/// Here an office judges what it saw: one verdict stands, the log and the letter say the same, and the other is told
/// that something changed.
/// </summary>
public sealed class AccidentRacingReviewersTests
{
    private static readonly string[] Units =
    [
        "19996",
        "20005",
        "20008",
        "20011",
        "20017",
        "20020",
        "20026",
        "20035",
        "20041",
    ];

    [Fact]
    public async Task Of_two_reviewers_who_accept_and_return_at_once_one_verdict_stands_and_the_other_is_told()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (one, other) = (await town.SignIn("ldtbxh"), await town.SecondReviewer());
        foreach (var (unit, round) in Units.Select((u, i) => (u, i)))
        {
            await town.Report(unit, 2, victims: 0);
            var path = Town.Submission(unit, "results-report");
            var seen = (await one.Get(path)).Text("etag");
            Assert.Equal(seen, (await other.Get(path)).Text("etag"));
            Task<Answered> Accept() => one.Post($"{path}/accept", new { }, seen);
            Task<Answered> Return() => other.Post($"{path}/return", new { reason = "Bổ sung số liệu." }, seen);

            // Either begins as often as the other.
            Task<Answered>[] both = round % 2 == 0 ? [Accept(), Return()] : [Return(), Accept()];
            var answers = await Task.WhenAll(both);

            var won = Assert.Single(answers, a => a.Ok).Text("status");
            var lost = Assert.Single(answers, a => !a.Ok);
            // Who accepts what was returned meanwhile finds nothing to review; all others judge what is old.
            string[] told = won == "returned" ? ["stale", "nothing-to-review"] : ["stale"];
            Assert.Contains(lost.Code, told);
            await town.Host.Runner.Settled();
            await Agree(town, one, unit, won);
        }
    }

    [Theory]
    [InlineData("accept", "return", "stale")]
    [InlineData("return", "accept", "nothing-to-review")]
    [InlineData("return", "return", "nothing-to-review")]
    [InlineData("accept", "accept", "nothing-to-review")]
    public async Task Who_judges_on_a_page_from_before_the_others_verdict_is_refused(
        string first,
        string second,
        string code
    )
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (one, other) = (await town.SignIn("ldtbxh"), await town.SecondReviewer());
        await town.Report("20005", 2, victims: 0);
        var path = Town.Submission("20005", "results-report");
        var seen = (await one.Get(path)).Text("etag");
        var reason = new { reason = "Bổ sung số liệu." };

        Assert.True((await one.Post($"{path}/{first}", first == "return" ? reason : new { }, seen)).Ok);
        var late = await other.Post($"{path}/{second}", second == "return" ? reason : new { }, seen);

        Assert.Equal(code, late.Code);
        await town.Host.Runner.Settled();
        await Agree(town, one, "20005", first == "return" ? "returned" : "accepted");
    }

    /// <summary>State, revision, log and the unit's letter say one thing, once.</summary>
    private static async Task Agree(Town town, Person office, string unit, string verdict)
    {
        var view = (await office.Get(Town.Submission(unit, "results-report"))).Json;
        Assert.Equal(verdict, view.Text("status"));
        var revision = Assert.Single(view.GetProperty("revisions").EnumerateArray());
        Assert.Equal(verdict, revision.Text("verdict"));
        var judged = view.GetProperty("log").EnumerateArray().Select(l => l.Text("event")).Skip(1);
        Assert.Equal([verdict], judged);
        var commune = await town.SignIn($"xa-{unit}");
        var letters = (await commune.Get("api/messages"))
            .Json.EnumerateArray()
            .Select(m => m.Text("rule"))
            .Where(r => r.StartsWith("act-", StringComparison.Ordinal));
        Assert.Equal([$"act-{verdict}"], letters);
    }
}
