using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>
/// A client that gets no answer from Azure tries again by itself, and is told that the rows are not as expected: they
/// are as its first try left them. Whoever acted is answered as if
/// nothing had been lost, and what was done once stands once in the log.
/// </summary>
[Slow]
public sealed class LostAnswerTests : IDisposable
{
    private const string Table = SubmissionRows.Table;
    private const string Commune = "20005";
    private static readonly DutyKey Plan = new("huong-tra-2023", "implementation-plan", "2023", Commune);
    private static readonly DutyKey Report = new("huong-tra-2023", "results-report", "2023", Commune);
    private static readonly Actor Officer = new("xa", "Cán bộ xã", [new(Role.Officer, Commune)]);
    private static readonly Actor Office = new("phong", "Phòng", [new(Role.Reviewer, "480")]);
    private readonly TempFolder folder = new();
    private readonly Wire wire;
    private readonly TableRecords records;
    private readonly ServiceProvider services;
    private readonly HashSet<string> lost = [];
    private DateTimeOffset now = At("20/02/2023 09:00:00");

    public LostAnswerTests(Azurite azurite)
    {
        var account = azurite.NewAccount();
        wire = account.Wire();
        records = new(account.TableClient(wire));
        services = Composed.Over(records, new DiskFiles(folder.Path), [ChaosYear.Template]);
    }

    public void Dispose()
    {
        services.Dispose();
        wire.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_batch_whose_answer_got_lost_is_written_and_its_rows_can_be_changed()
    {
        var first = await records.Write(Table, "p", [RowChange.Insert("a", "1"), RowChange.Insert("b", "1")], None);
        LoseEachAnswerOnce();

        var second = await records.Write(
            Table,
            "p",
            [
                RowChange.Replace("a", "2", first.ETags[0]),
                RowChange.Delete("b", first.ETags[1]),
                RowChange.Insert("c", "2"),
            ],
            None
        );
        var third = await records.Write(Table, "p", [RowChange.Replace("a", "3", second.ETags[0])], None);

        Assert.Equal((true, "", true), (second.Written, second.ETags[1], third.Written));
        var rows = await records.All(Table, "p", KeyRange.All, None);
        Assert.Equal([("a", "3"), ("c", "2")], rows.Select(r => (r.Key, r.Body)));
        Assert.Equal(3, (await records.All(Table, "p", Chain.Links, None)).Count);
        Assert.Equal(2, lost.Count);
    }

    [Fact]
    public async Task Who_was_second_is_told_so_although_an_answer_got_lost()
    {
        var first = await records.Write(Table, "p", [RowChange.Insert("a", "1")], None);
        await records.Write(Table, "p", [RowChange.Replace("a", "2", first.ETags[0])], None);
        LoseEachAnswerOnce();

        var late = await records.Write(Table, "p", [RowChange.Replace("a", "2", first.ETags[0])], None);

        Assert.Equal(0, late.ConflictAt);
        Assert.Single(lost);
    }

    [Fact]
    public async Task What_was_done_once_stands_once_in_the_log_and_is_answered_as_done()
    {
        await DemoData.Publish(services.Cycles, Plan.Cycle, now, None);
        var lastDay = new DateOnly(2023, 3, 10);
        LoseEachAnswerOnce();

        await Do(Plan, new AskExtension(lastDay, "Mưa lũ chia cắt địa bàn."), Officer);
        await Do(Plan, new Extend(lastDay, "Đồng ý gia hạn."), Office);
        await Do(Plan, new Remind("Đề nghị nộp sớm."), Office);
        await Do(Plan, new Contact(ContactKind.Phone, "Đã gọi điện.", null, null), Office);
        await Do(Plan, new Waive("Đã nộp chung."), Office);
        await Do(Plan, new Unwaive("Nhầm đơn vị."), Office);
        var raised = (await services.Difficulties.Raise(Plan, null, "Chưa có mẫu biểu.", As(Officer))).Difficulty;
        await services.Difficulties.Do(Plan, raised.Number, new AnswerDifficulty("Xem Phụ lục I."), As(Office));
        now = Given.At("05/11/2023 09:00:00");
        await Do(Report, new SaveDraft(Content(1)), Officer);
        var receipt = (await Do(Report, new Submit(Content(1)), Officer)).Receipt;
        await Do(Report, new Return("Thiếu số liệu.", null), Office);
        await Do(Report, new Submit(Content(2)), Officer);
        await Do(Report, new Accept(), Office);

        LogEvent[] ofPlan =
        [
            LogEvent.ExtensionAsked,
            LogEvent.Extended,
            LogEvent.Reminded,
            LogEvent.Contacted,
            LogEvent.Waived,
            LogEvent.WaiverEnded,
            LogEvent.DifficultyRaised,
            LogEvent.DifficultyAnswered,
        ];
        LogEvent[] ofReport =
        [
            LogEvent.DraftSaved,
            LogEvent.NilDeclared,
            LogEvent.Returned,
            LogEvent.NilDeclared,
            LogEvent.Accepted,
        ];
        Assert.Equal(ofPlan, await EventsOf(Plan));
        Assert.Equal(ofReport, await EventsOf(Report));
        Assert.Equal(1, receipt!.Revision);
        Assert.True(lost.Count >= ofPlan.Length + ofReport.Length, $"{lost.Count} answers got lost");
    }

    private Task<Done> Do(DutyKey key, SubmissionAct act, Actor actor) =>
        services.Submissions.Do(key, Seen(key), act, As(actor));

    private SeenVersion Seen(DutyKey key) =>
        SeenVersion.Of(services.Submissions.Open(key, As(Office)).GetAwaiter().GetResult().State);

    private Acting As(Actor actor) => new(actor, now, None);

    private async Task<IEnumerable<LogEvent>> EventsOf(DutyKey key)
    {
        var opened = await services.Submissions.Open(key, As(Office));
        return (await new LogStore(records).Of(opened, None)).Select(l => l.Event);
    }

    private static Content Content(long deeds) =>
        new()
        {
            Values = new Dictionary<string, FormValue> { ["B1"] = FormValue.Of(deeds) },
            Nil = true,
        };

    /// <summary>Of each batch the first answer.</summary>
    private void LoseEachAnswerOnce() =>
        wire.LosesAnswer = request =>
        {
            var isBatch = request.RequestUri!.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal);
            return isBatch && lost.Add(request.Content!.ReadAsStringAsync().GetAwaiter().GetResult());
        };
}
