using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Reminders;

/// <summary>"Why did I (not) get this?": the answers, over what the due step of a real plan did and did not write.</summary>
public sealed class WhyTests : IAsyncLifetime, IDisposable
{
    private static readonly DutyKey Plan = new("huong-tra-2023", "implementation-plan", "2023", "20005");
    private static readonly Actor Officer = new("xa", "xa", [new(Role.Officer, "20005")]);
    private readonly TempFolder folder = new();
    private readonly SqliteRecords records;
    private readonly IServiceProvider services;

    public WhyTests()
    {
        records = new(folder.File("w.db"));
        services = Composed.Over(records, new DiskFiles(folder.Path), [new("huong-tra-2023", TemplateJson)]);
    }

    public async ValueTask InitializeAsync()
    {
        await DemoData.Publish(services.Cycles, "huong-tra-2023", services.Clock.GetUtcNow(), None);
        foreach (var (login, role, unit) in new[] { ("xa", Role.Officer, "20005"), ("phong", Role.Reviewer, "480") })
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
        records.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_was_sent_names_its_entry_in_the_ledger_and_what_is_to_come_its_moment()
    {
        await Days("10/02/2023", "20/02/2023");
        var why = await Why("20/02/2023 09:00:00");
        Assert.Null(why.Quiet);
        Assert.Equal("xa", Of(why, "before-7", WhyDecision.Sent).Letters.Single().To);
        Assert.Contains("24/02/2023", Of(why, "before-3", WhyDecision.ToCome).Words.Vi, StringComparison.Ordinal);
        // The head of the commune has no account.
        Assert.Equal(
            WhyDecision.Nobody,
            (await Why("27/02/2023 23:00:00")).Rules.Single(r => r.Planned is { Rule: "head-day-of" }).Decision
        );
    }

    [Fact]
    public async Task Whoever_was_quiet_at_the_moment_is_told_why()
    {
        await Days("10/02/2023", "22/02/2023");
        await services.Submissions.Do(
            Plan,
            default,
            new AskExtension(Day("10/03/2023"), "Mưa lũ chia cắt địa bàn."),
            new(Officer, At("22/02/2023 10:00:00"), None)
        );
        await Days("23/02/2023", "24/02/2023");
        Assert.Contains(
            "đề nghị gia hạn",
            Of(await Why("24/02/2023 12:00:00"), "before-3", WhyDecision.Stopped).Words.Vi,
            StringComparison.Ordinal
        );
        Assert.Equal(
            WhyDecision.Paused,
            (await Why("22/02/2023 12:00:00"))
                .Rules.Single(r => r.Planned.Moment.StartsWith("before-3@", StringComparison.Ordinal))
                .Decision
        );

        await services.Submissions.Do(
            Plan,
            SeenVersion.Parse("new"),
            new Extend(Day("10/03/2023"), "Đồng ý gia hạn."),
            new(Reviewer, At("24/02/2023 15:00:00"), None)
        );
        await Days("25/02/2023", "10/03/2023");
        var why = await Why("11/03/2023 12:00:00");
        Assert.Equal(WhyDecision.Sent, why.Rules.Single(r => r.Planned.Moment == "before-7@2023-03-10").Decision);
        // Two weeks before the new date that date had not been set.
        Assert.Equal(WhyDecision.NotYetSet, why.Rules.Single(r => r.Planned.Moment == "before-14@2023-03-10").Decision);
        // Letters of the date that held before, and of acts, are told beside.
        Assert.Contains(why.Others, m => m.Moment == "before-7@2023-02-27");
        Assert.Contains(why.Others, m => m.Rule == "act-extended");
        // As things stood earlier, the earlier date was explained.
        Assert.Contains((await Why("21/02/2023 12:00:00")).Rules, r =>
            r.Planned.Moment == "before-7@2023-02-27" && r.Decision == WhyDecision.Sent
        );
    }

    [Fact]
    public async Task Nil_and_a_release_stop_and_are_named()
    {
        var report = new DutyKey("huong-tra-2023", "results-report", "2023", "20005");
        await Days("01/11/2023", "16/11/2023");
        await services.Submissions.Do(
            report,
            SeenVersion.Parse("new"),
            new Submit(Given.NilReport),
            new(Officer, At("16/11/2023 10:00:00"), None)
        );
        await Days("17/11/2023", "22/11/2023");
        var why = await services.Why.Explain(
            report,
            At("22/11/2023 12:00:00"),
            null,
            new(Officer, At("22/11/2023 12:00:00"), None)
        );
        Assert.Contains(
            "không phát sinh lúc 10 giờ 00 ngày 16/11/2023",
            Of(why, "before-7", WhyDecision.Stopped).Words.Vi,
            StringComparison.Ordinal
        );

        await services.Submissions.Do(
            Plan with
            {
                Unit = "20008",
            },
            SeenVersion.Parse("new"),
            new Waive("Sáp nhập đơn vị."),
            new(Reviewer, At("12/02/2023 10:00:00"), None)
        );
        Assert.Contains(
            "miễn nộp",
            (
                await services.Why.Explain(
                    Plan with
                    {
                        Unit = "20008",
                    },
                    At("01/03/2023 12:00:00"),
                    null,
                    new(Reviewer, At("01/03/2023 12:00:00"), None)
                )
            )
                .Quiet!
                .Vi,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task After_an_outage_it_is_said_what_was_overtaken()
    {
        await Days("10/02/2023", "12/02/2023");
        await services.Steps.Due(new("huong-tra-2023", "480", At("02/03/2023 10:00:00"), null, null), None);
        var why = await Why("02/03/2023 10:30:00");
        Of(why, "after-3", WhyDecision.Sent);
        Assert.Contains("02/3/2023", Of(why, "after-1", WhyDecision.Overtaken).Words.Vi, StringComparison.Ordinal);
        Assert.Contains(
            "Hệ thống không chạy",
            Of(why, "before-7", WhyDecision.Overtaken).Words.Vi,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_deadline_that_was_amended_later_is_taken_back_for_earlier_moments()
    {
        await Days("10/02/2023", "20/02/2023");
        var cycle = await services.Cycles.Get("huong-tra-2023", None);
        await services.Cycles.Amend(
            "huong-tra-2023",
            "implementation-plan",
            "2023",
            0,
            new() { Date = Day("15/3/2023"), Operator = DeadlineOperator.Through },
            "Theo chỉ đạo của tỉnh.",
            cycle.ETag,
            new(Given.Administrator, At("21/02/2023 09:00:00"), None)
        );
        Assert.Contains("27/02/2023", (await Why("20/02/2023 09:00:00")).Due.Vi, StringComparison.Ordinal);
        Assert.Contains("15/3/2023", (await Why("21/02/2023 12:00:00")).Due.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_one_person_and_only_who_may_see_it()
    {
        await services.Accounts.Insert(
            new()
            {
                Login = "xa2",
                Name = "xa2",
                Grants = [new(Role.Officer, "20005")],
            },
            None
        );
        await Days("10/02/2023", "20/02/2023");
        var now = At("20/02/2023 09:00:00");
        async Task<IEnumerable<string>> ToldTo(Actor actor, string? login)
        {
            var why = await services.Why.Explain(Plan, now, login, new(actor, now, None));
            return Of(why, "before-7", WhyDecision.Sent).Letters.Select(l => l.To).Order();
        }
        Assert.Equal(["xa", "xa2"], await ToldTo(Reviewer, null));
        Assert.Equal(["xa2"], await ToldTo(Reviewer, "xa2"));
        // An officer is told of the own letters: the ledger is for those who may see it.
        Assert.Equal([Officer.Login], await ToldTo(Officer, null));
        await Refused("not-allowed", () => services.Why.Explain(Plan, now, "xa2", new(Officer, now, None)));
        await Refused("not-allowed", () =>
            services.Why.Explain(Plan, now, null, new(Holding(Role.Officer, "20008"), now, None))
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_was_sent_is_explained_as_sent_and_nothing_else_is(int seed)
    {
        var random = new Random(seed);
        for (var day = Day("10/02/2023"); day < Day("10/04/2023"); day = day.AddDays(1))
        {
            await Days(VietnamTime.Show(day), VietnamTime.Show(day));
            if (random.Next(9) == 0)
                await services
                    .Submissions.Do(
                        Plan,
                        SeenVersion.Parse("new"),
                        new Extend(day.AddDays(random.Next(8, 25)), "Mưa lũ."),
                        new(Reviewer, VietnamTime.At(day, 10), None)
                    )
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            var at = VietnamTime.At(day, 12);
            var why = await services.Why.Explain(Plan, at, null, new(Reviewer, at, None));
            var ledger = (await services.Ledger.Read("huong-tra-2023", "480", None))
                .Where(m => m.Unit == "20005" && m.Obligation == "implementation-plan")
                .Select(m => m.Key)
                .Order();
            Assert.Equal(ledger, why.Rules.SelectMany(r => r.Letters).Concat(why.Others).Select(m => m.Key).Order());
            // The rules say "due" of nothing that the due step left out, and "sent" of nothing it did not write.
            Assert.DoesNotContain(why.Rules, r =>
                r.Decision == WhyDecision.Due || (r.Decision == WhyDecision.Sent) != (r.Letters.Count > 0)
            );
        }
    }

    private static Why Of(WhyAnswer answer, string moment, WhyDecision decision)
    {
        var why = Assert.Single(answer.Rules, r =>
            r.Planned.Audience == ReminderAudience.Reporter && r.Planned.Moment.Split('@')[0] == moment
        );
        Assert.Equal(decision, why.Decision);
        return why;
    }

    private Task<WhyAnswer> Why(string at) => services.Why.Explain(Plan, At(at), null, new(Officer, At(at), None));

    private async Task Days(string from, string to)
    {
        for (var day = Day(from); day <= Day(to); day = day.AddDays(1))
            await services.Steps.Due(new("huong-tra-2023", "480", VietnamTime.At(day, 8), null, null), None);
    }
}
