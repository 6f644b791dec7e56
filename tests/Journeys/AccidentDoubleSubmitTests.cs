using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>
/// A double submit that passed on the data and lost the state. At a federal audit clearinghouse two requests to submit one report ran beside each other: the
/// report's data was disseminated to the public tables, and the row that says how the report stands was overwritten by the slower request. What was public belonged to a report that
/// "was not submitted" (GSA-TTS/FAC, its own post-mortem of the race).
/// Here state, revision, line of the log and letter are one batch, and figures are counted from the revision that the state names.
/// </summary>
public sealed class AccidentDoubleSubmitTests
{
    private const string Clock = "2023-11-20T09:00+07:00";
    private static readonly string[] Communes = ["19996", "20005", "20008", "20011", "20017", "20020"];

    [Fact]
    public async Task One_person_who_sends_eight_times_at_once_has_sent_once()
    {
        await using var town = await Town.Open(Clock);
        var office = await town.SignIn("ldtbxh");
        foreach (var (unit, sessions) in Communes.Select((u, i) => (u, i + 1)))
        {
            var windows = new[] { await town.SignIn($"xa-{unit}"), await town.SignIn($"xa-{unit}") };
            var path = Town.Submission(unit, "results-report");

            var answers = await Task.WhenAll(
                Enumerable.Range(0, 8).Select(n => windows[n % 2].Post($"{path}/submit", Sessions(sessions), "new"))
            );

            Assert.All(answers, a => Assert.Equal(201, a.Status));
            var receipt = Assert.Single(answers.Select(a => a.Text("number")).Distinct());
            var (revisions, log) = await Standing(office, path);
            Assert.Equal([$"current {receipt}"], revisions);
            Assert.Equal(["submitted 1"], log);
            Assert.Equal((sessions, 1), await Counted(office, unit));
        }
    }

    [Fact]
    public async Task Of_two_officers_who_send_at_once_one_counts_and_each_is_told_what_became_of_it()
    {
        await using var town = await Town.Open(Clock);
        var office = await town.SignIn("ldtbxh");
        foreach (var unit in Communes)
        {
            Person[] officers = [await town.SignIn($"xa-{unit}"), await town.SecondOfficer(unit)];
            var path = Town.Submission(unit, "results-report");

            var answers = await Task.WhenAll(
                officers.Select((o, n) => o.Post($"{path}/submit", Sessions(10 + n), "new"))
            );

            var winner = Array.FindIndex(answers, a => a.Status == 201);
            var (won, lost) = (answers[winner], answers[1 - winner]);
            Assert.Equal((412, "submission-stale", 2), (lost.Status, lost.Code, lost.Json.Number("setAside")));
            Assert.Equal(1, won.Json.Number("revision"));
            var (revisions, log) = await Standing(office, path);
            Assert.StartsWith($"current {won.Text("number")}", revisions[0], StringComparison.Ordinal);
            Assert.StartsWith("setAside", revisions[1], StringComparison.Ordinal);
            Assert.Equal(["submitted 1", "setAside 2"], log);
            // What each sent lies where the answer says.
            Assert.Equal(10 + winner, await SessionsOf(office, path, 1));
            Assert.Equal(11 - winner, await SessionsOf(office, path, 2));
            Assert.Equal((10 + winner, 1), await Counted(office, unit));
        }
        var whole = (await office.Get(Town.Consolidation)).Json;
        Assert.Equal(Communes.Length, CellOf(whole).Number("reported"));
    }

    /// <summary>The process ends before and after each thing that it writes. What a person then asks again is done once.</summary>
    [Fact]
    public async Task Wherever_the_process_ends_nothing_of_a_submission_is_half_there()
    {
        var key = new DutyKey(Town.Cycle, "results-report", "2023", "20005");
        var officer = new Actor("xa", "Cán bộ", [new(Role.Officer, "20005")]);
        var acting = new Acting(officer, Given.At("20/11/2023 09:00:00"), Given.None);
        var submit = new Submit(Given.NilReport);
        var deaths = new List<string>();
        for (var dieAt = 1; deaths.Count == dieAt - 1; dieAt++)
        {
            using var folder = new TempFolder();
            using var records = new SqliteRecords(folder.File("d.db"));
            var before = Host(records, folder);
            await DemoData.Publish(before.Cycles, Town.Cycle, acting.Now, Given.None);
            var points = new FaultPoints(FaultPoints.DeathAt(dieAt));
            var dying = Host(new FaultyRecords(records, points), folder);
            try
            {
                await dying.Submissions.Do(key, default, submit, acting);
            }
            catch (ProcessDiedException died)
            {
                deaths.Add(died.Message);
            }

            var half = await Rows(records);
            Assert.True(half is [] or ["log", "rev", "state"], $"{points.DiedAt}: {string.Join(' ', half)}");
            var next = Host(records, folder);
            var done = await next.Submissions.Do(key, default, submit, acting);

            Assert.Equal(["log", "rev", "state"], await Rows(records));
            Assert.Equal(done.Receipt!.Number, done.Opened.State!.Current!.ReceiptNumber);
            Assert.Equal(1, done.Opened.State!.LogCount);
        }
        // Before the batch and after it, at least.
        Assert.True(deaths.Distinct().Count() >= 2, string.Join('\n', deaths));
    }

    private static ServiceProvider Host(IRecords records, TempFolder folder) =>
        Composed.Over(records, new DiskFiles(folder.Path), [new(Town.Cycle, Given.TemplateJson)]);

    /// <summary>The kinds of the rows of the town's report.</summary>
    private static async Task<List<string>> Rows(SqliteRecords records)
    {
        var rows = new List<string>();
        foreach (var partition in await records.Partitions("submissions", null, 100, Given.None))
        {
            var here = await records.All("submissions", partition, KeyRange.All, Given.None);
            rows.AddRange(here.Select(r => r.Key.Split('|')[0]));
        }
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static async Task<(List<string> Revisions, List<string> Log)> Standing(Person office, string path)
    {
        var view = (await office.Get(path)).Json;
        Assert.Equal("submitted", view.Text("status"));
        var revisions = view.GetProperty("revisions").EnumerateArray();
        var log = view.GetProperty("log").EnumerateArray();
        return (
            [.. revisions.Select(r => $"{r.Text("fate")} {r.Text("receiptNumber")}")],
            [.. log.Select(l => $"{l.Text("event")} {l.Number("revision")}")]
        );
    }

    private static async Task<int> SessionsOf(Person office, string path, int revision) =>
        (await office.Get($"{path}/revisions/{revision}")).Json.GetProperty("values").Number("B1");

    /// <summary>What the town's figures count of a unit, and of which revision.</summary>
    private static async Task<(int Sessions, int Revision)> Counted(Person office, string unit)
    {
        var cell = (await office.Get($"{Town.Consolidation}/provenance?cell=B1")).Json;
        var part = cell.GetProperty("parts").EnumerateArray().Single(p => p.Text("unit") == unit);
        return (part.GetProperty("figure").Number("number"), part.Number("revision"));
    }

    private static JsonElement CellOf(JsonElement figures) =>
        figures.GetProperty("cells").EnumerateArray().Single(c => c.Text("field") == "B1");

    private static object Sessions(int sessions) =>
        new { values = new Dictionary<string, object> { ["B1"] = sessions, ["C3"] = 0 } };
}
