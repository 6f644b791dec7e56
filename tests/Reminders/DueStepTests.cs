using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Reminders;

/// <summary>The due step of a collector over the storage: what it finds, what it leaves alone, and what a day on which nothing happens costs.</summary>
public sealed class DueStepTests : IAsyncLifetime, IDisposable
{
    private static readonly DutyKey Plan = new("huong-tra-2023", "implementation-plan", "2023", "20005");
    private readonly TempFolder folder = new();
    private readonly SqliteRecords sqlite;
    private readonly CountingRecords records;
    private readonly IServiceProvider services;
    private readonly List<(string Cycle, string? Collector, AgendaItem? Settled)> signals = [];

    public DueStepTests()
    {
        sqlite = new(folder.File("r.db"));
        records = new(sqlite);
        services = Composed.Over(records, new DiskFiles(folder.Path), [new("huong-tra-2023", TemplateJson)], host =>
            host.AddSingleton<CycleSignal>(Signalled)
        );
    }

    private Task Signalled(string cycle, string? collector, AgendaItem? settled)
    {
        signals.Add((cycle, collector, settled));
        return Task.CompletedTask;
    }

    public async ValueTask InitializeAsync()
    {
        await DemoData.Publish(services.Cycles, "huong-tra-2023", services.Clock.GetUtcNow(), None);
        foreach (
            var (login, role, unit) in new[]
            {
                ("xa", Role.Officer, "20005"),
                ("phong", Role.Reviewer, "480"),
                ("chutich", Role.Reader, "480"),
            }
        )
            await services.Accounts.Insert(
                new()
                {
                    Login = login,
                    Name = login,
                    Grants = [new(role, unit)],
                },
                None
            );
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose()
    {
        sqlite.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_day_on_which_nothing_is_due_costs_one_query_whatever_the_number_of_collectors()
    {
        await RunPlanned("15/02/2023 08:00:00");
        var before = records.Counts;
        for (var day = 17; day <= 19; day++) // the next reminder is a week before 27/02
            Assert.Empty(await RunPlanned($"{day}/02/2023 08:00:00"));
        Assert.Equal(3, records.Counts["queries"] - before["queries"]);
        Assert.Equal(3, records.Counts["reads"] - before["reads"]); // the cycle's head
        Assert.Equal(before.GetValueOrDefault("batches"), records.Counts.GetValueOrDefault("batches"));
        Assert.Equal(["480"], await RunPlanned("20/02/2023 08:00:00"));
    }

    [Fact]
    public async Task Only_collectors_with_something_due_are_run()
    {
        await RunPlanned("15/02/2023 08:00:00");
        await services.Difficulties.Raise(
            Plan,
            null,
            "Chưa có mẫu biểu.",
            new(Holding(Role.Officer, "20005"), At("17/02/2023 10:00:00"), None)
        );
        Assert.Equal(["480"], await RunPlanned("18/02/2023 08:00:00")); // the signal was lost; the mark was not
        Assert.Contains("act-000001", await Moments());
        Assert.Empty(await RunPlanned("19/02/2023 08:00:00"));
    }

    [Fact]
    public async Task The_hours_at_which_nobody_ran_it_count_as_kept()
    {
        await RunPlanned("01/03/2023 08:00:00"); // two days late: after-1 was sent, after-3 comes on 02/03
        await services.Submissions.Do(
            Plan,
            default,
            new AskExtension(Day("20/03/2023"), "Mưa lũ chia cắt địa bàn."),
            new(Holding(Role.Officer, "20005"), At("01/03/2023 09:00:00"), None)
        );
        for (var day = 2; day <= 7; day++)
            await RunPlanned($"{day:D2}/03/2023 08:00:00");
        await services.Submissions.Do(
            Plan,
            SeenVersion.Parse("new"),
            new RefuseExtension("Không đủ lý do."),
            new(Reviewer, At("08/03/2023 10:00:00"), None)
        );
        await Run("08/03/2023 10:00:01");
        // What fell into the days on which it was paused is not sent after the letter that ends the pause.
        Assert.DoesNotContain(await Moments(), m =>
            m.StartsWith("after-7", StringComparison.Ordinal) || m.StartsWith("after-3", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_was_left_alone_is_looked_into_again_when_it_is_due()
    {
        await Run("15/02/2023 08:00:00");
        await Run("17/02/2023 08:00:00");
        await Run("20/02/2023 08:00:00");
        Assert.Contains("before-7@2023-02-27", await Moments());
    }

    [Fact]
    public async Task An_act_whose_signal_was_lost_is_told_of_at_the_next_wake()
    {
        await Run("20/02/2023 08:00:00");
        await services.Difficulties.Raise(
            Plan,
            null,
            "Chưa có mẫu biểu.",
            new(Holding(Role.Officer, "20005"), At("20/02/2023 10:00:00"), None)
        );
        Assert.Equal(("huong-tra-2023", "480"), (Assert.Single(signals).Cycle, signals[0].Collector));
        await Run("21/02/2023 08:00:00");
        Assert.Contains("act-000001", await Moments());
    }

    [Fact]
    public async Task An_act_that_is_under_way_while_the_step_runs_is_told_of_by_the_next()
    {
        await Run("20/02/2023 08:00:00");
        var duty = (
            await services.Submissions.Open(Plan, new(Holding(Role.Officer, "20005"), At("20/02/2023 10:00:00"), None))
        ).Duty;
        await new AgendaStore(records).Touch(duty, At("20/02/2023 10:00:00"), None);
        await Run("20/02/2023 10:00:01");
        await services.Difficulties.Raise(
            Plan,
            null,
            "Chưa có mẫu biểu.",
            new(Holding(Role.Officer, "20005"), At("20/02/2023 10:00:00"), None)
        );
        await Run("20/02/2023 10:00:02");
        Assert.Contains("act-000001", await Moments());
    }

    [Fact]
    public async Task A_mark_is_taken_off_the_agenda_some_hours_after_the_act()
    {
        await Run("20/02/2023 08:00:00");
        await services.Difficulties.Raise(
            Plan,
            null,
            "Chưa có mẫu biểu.",
            new(Holding(Role.Officer, "20005"), At("20/02/2023 10:30:00"), None)
        );
        await Run("20/02/2023 12:59:59");
        Assert.Single((await Agenda()).Touched);
        await Run("20/02/2023 13:00:00");
        Assert.Empty((await Agenda()).Touched);
    }

    [Fact]
    public async Task An_extension_brings_the_reminders_of_the_new_date_whatever_was_reckoned_before()
    {
        await Run("01/03/2023 08:00:00");
        await services.Submissions.Do(
            Plan,
            SeenVersion.Parse("new"),
            new Extend(Day("20/03/2023"), "Mưa lũ chia cắt địa bàn."),
            new(Reviewer, At("01/03/2023 09:00:00"), None)
        );
        for (var day = 2; day <= 20; day++)
            await Run($"{day:D2}/03/2023 08:00:00");
        Assert.Contains("before-7@2023-03-20", await Moments());
        Assert.Contains("before-0@2023-03-20", await Moments());
    }

    [Fact]
    public async Task A_difficulty_without_an_answer_is_told_to_the_office_and_then_to_those_above_and_an_answer_ends_it()
    {
        await RunPlanned("20/02/2023 08:00:00");
        var (raised, _) = await services.Difficulties.Raise(
            Plan,
            null,
            "Chưa có mẫu biểu.",
            new(Holding(Role.Officer, "20005"), At("20/02/2023 10:00:00"), None)
        );
        for (var day = 21; day <= 28; day++)
            await RunPlanned($"{day:D2}/02/2023 08:00:00");
        await services.Difficulties.Do(
            Plan,
            raised.Number,
            new AnswerDifficulty("Đã gửi mẫu."),
            new(Reviewer, At("28/02/2023 10:00:00"), None)
        );
        for (var day = 1; day <= 9; day++)
            await RunPlanned($"{day:D2}/03/2023 08:00:00");
        var told = (await services.Ledger.Read("huong-tra-2023", "480", None))
            .Where(m => m.Rule == "answer")
            .OrderBy(m => m.At)
            .Select(m => $"{m.To} {m.Moment}");
        Assert.Equal(
            [
                "phong answer-000001-before@2023-02-22",
                "phong answer-000001-onTheDay@2023-02-23",
                "chutich answer-000001-above@2023-02-24",
                "phong answer-000001-after@2023-02-24",
            ],
            told.Order(StringComparer.Ordinal).OrderBy(t => t[^10..])
        );
    }

    [Fact]
    public async Task Saving_a_draft_and_submitting_wake_nobody()
    {
        var officer = Holding(Role.Officer, "20005");
        var content = Content.Empty with { Values = new Dictionary<string, FormValue> { ["K2"] = FormValue.Of(true) } };
        await services.Submissions.Do(
            Plan,
            SeenVersion.Parse("new"),
            new SaveDraft(content),
            new(officer, At("20/02/2023 10:00:00"), None)
        );
        Assert.Empty(signals);
    }

    [Fact]
    public async Task A_closed_period_stays_on_the_agenda_until_it_was_recorded()
    {
        await Run("29/11/2023 08:00:00");
        var item = Assert.Single((await Run("30/11/2023 00:00:00")).Items, i => i.Obligation == "results-report");
        Assert.Equal((AgendaKind.Closing, At("30/11/2023 00:00:00")), (item.Kind, item.At));
        Assert.Contains(item, (await Run("30/11/2023 08:00:00")).Items);
        Assert.Equal(
            [
                ["480"],
            ],
            await services.Steps.GetLevels(item, None)
        );
        Assert.True(await services.Steps.Close(new(item, "480", At("30/11/2023 00:00:01")), None));
        Assert.False(await services.Steps.Close(new(item, "480", At("30/11/2023 09:00:00")), None));
        await services.Steps.Done(item, None);
        Assert.DoesNotContain(item, (await Run("01/12/2023 08:00:00")).Items);
    }

    [Fact]
    public async Task A_request_stays_on_the_agenda_and_tells_those_above_once()
    {
        await Run("20/02/2023 08:00:00");
        await services.Submissions.Do(
            Plan,
            default,
            new AskExtension(Day("10/03/2023"), "Mưa lũ chia cắt địa bàn."),
            new(Holding(Role.Officer, "20005"), At("20/02/2023 10:00:00"), None)
        );
        var item = Assert.Single((await Run("20/02/2023 10:00:01")).Items);
        Assert.Equal(At("24/02/2023 00:00:00"), await services.Steps.GetAnswerDue(item, None)); // the end of the third working day
        Assert.True(await services.Steps.TellAbove(new(item, At("24/02/2023 00:00:00")), None));
        Assert.False(await services.Steps.TellAbove(new(item, At("24/02/2023 00:00:00")), None));
        await Run("24/02/2023 00:00:01");
        Assert.Equal(
            ["chutich", "phong"],
            (await services.Ledger.Read("huong-tra-2023", "480", None))
                .Where(m => m.Rule == "act-extensionUnanswered")
                .Select(m => m.To)
                .Order()
        );
        // It may still be decided, and then nothing is open any more.
        var state = (await services.Submissions.Open(Plan, new(Reviewer, At("24/02/2023 09:00:00"), None))).State;
        await services.Submissions.Do(
            Plan,
            SeenVersion.Of(state),
            new Extend(Day("10/03/2023"), "Đồng ý gia hạn."),
            new(Reviewer, At("24/02/2023 09:00:00"), None)
        );
        Assert.Equal(item, signals[^1].Settled);
        Assert.Null(await services.Steps.GetAnswerDue(item, None));
    }

    private Task<DueDone> Run(string at) => services.Steps.Due(new("huong-tra-2023", "480", At(at), null, null), None);

    /// <summary>As the loop does: only the collectors that have something to do.</summary>
    private async Task<IReadOnlyList<string>> RunPlanned(string at)
    {
        var plan = await services.Steps.GetPlan(new("huong-tra-2023", At(at)), None);
        foreach (var collector in plan!.Collectors)
            await services.Steps.Due(new("huong-tra-2023", collector, At(at), null, null), None);
        return plan.Collectors;
    }

    private Task<CollectorAgenda> Agenda() => new AgendaStore(records).Read("huong-tra-2023", "480", None);

    private async Task<IEnumerable<string>> Moments() =>
        (await services.Ledger.Read("huong-tra-2023", "480", None))
            .Where(m => m.Unit == "20005")
            .Select(m => m.Key.Split('|')[5]);
}
