using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>
/// A double submit that passed on the data and lost the state. Somebody pressed the button twice, and two instances of
/// the US Federal Audit Clearinghouse took one press each. The quicker
/// one published the data and noted that it had; the slower one, held up in its checks, then wrote the state that it
/// had read before over it, and failed. The data was public, and nothing
/// in the report said so (GSA-TTS/FAC, post-mortem of a race hazard, September 2024).
/// Here state, revision, line of the log and letter are one batch that fits only what was read, and figures are counted
/// from the revision that the state names.
/// The same click one after the other is in <see cref="SubmitTests"/>, a loser's second click in <see
/// cref="ReviewTests"/>, processes killed over HTTP in <see cref="CrashTests"/>,
/// two hosts over one storage of Azure in Linearizability.
/// </summary>
public sealed class AccidentDoubleSubmitTests
{
    private const string Clock = "2023-11-20T09:00+07:00";
    private static readonly DateTimeOffset Now = Given.At("20/11/2023 09:00:00");
    private static readonly DutyKey Key = new(Town.Cycle, "results-report", "2023", "20005");
    private static readonly Acting ByOfficer = new(Given.Holding(Role.Officer, "20005"), Now, Given.None);
    private static readonly Acting ByOffice = new(Given.Holding(Role.Reviewer, "480"), Now, Given.None);
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

    /// <summary>
    /// The order of the post-mortem: one host is held up before it writes, the other goes all the way, and the report
    /// is accepted meanwhile.
    /// </summary>
    [Fact]
    public async Task A_host_that_was_held_up_writes_nothing_over_what_another_has_done()
    {
        using var folder = new TempFolder();
        using var records = new SqliteRecords(folder.File("h.db"));
        var quick = Host(records, folder);
        await DemoData.Publish(quick.Cycles, Town.Cycle, Now, Given.None);
        var held = new HeldRecords(records);
        var first = Host(held, folder).Submissions.Do(Key, default, new Submit(Given.NilReport), ByOfficer);
        await held.Reached;

        var second = await quick.Submissions.Do(Key, default, new Submit(Given.NilReport), ByOfficer);
        var seen = SeenVersion.Of(second.Opened.State);
        await quick.Submissions.Do(Key, seen, new Accept(), ByOffice);
        held.GoOn();

        Assert.Equal(second.Receipt!.Number, (await first).Receipt!.Number);
        var state = (await quick.Submissions.Open(Key, ByOffice)).State!;
        Assert.Equal((SubmissionStatus.Accepted, 1, 2), (state.Status, state.Revisions.Count, state.LogCount));
        Assert.Equal(["log", "log", "notice", "rev", "state"], await Rows(records));
    }

    /// <summary>
    /// The process ends before and after each thing that it writes. What a person then asks again is done once.
    /// </summary>
    [Fact]
    public async Task Wherever_the_process_ends_nothing_of_a_submission_is_half_there()
    {
        var submit = new Submit(Given.NilReport);
        var deaths = new List<string>();
        for (var dieAt = 1; deaths.Count == dieAt - 1; dieAt++)
        {
            using var folder = new TempFolder();
            using var records = new SqliteRecords(folder.File("d.db"));
            var before = Host(records, folder);
            await DemoData.Publish(before.Cycles, Town.Cycle, Now, Given.None);
            var points = new FaultPoints(FaultPoints.DeathAt(dieAt));
            var dying = Host(new FaultyRecords(records, points), folder);
            try
            {
                await dying.Submissions.Do(Key, default, submit, ByOfficer);
            }
            catch (ProcessDiedException died)
            {
                deaths.Add(died.Message);
            }

            var half = await Rows(records);
            Assert.True(half is [] or ["log", "rev", "state"], $"{points.DiedAt}: {string.Join(' ', half)}");
            var next = Host(records, folder);
            var done = await next.Submissions.Do(Key, default, submit, ByOfficer);

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

    /// <summary>A storage whose first write waits until it is let go.</summary>
    private sealed class HeldRecords(IRecords inner) : IRecords
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource goes = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public void GoOn() => goes.SetResult();

        public Task<Row?> Read(string table, string partition, string key, CancellationToken cancel) =>
            inner.Read(table, partition, key, cancel);

        public Task<RowPage> Query(
            string table,
            string partition,
            KeyRange range,
            int take,
            string? cursor,
            CancellationToken cancel
        ) => inner.Query(table, partition, range, take, cursor, cancel);

        public async Task<WriteOutcome> Write(
            string table,
            string partition,
            IReadOnlyList<RowChange> changes,
            CancellationToken cancel
        )
        {
            reached.TrySetResult();
            await goes.Task;
            return await inner.Write(table, partition, changes, cancel);
        }
    }
}
