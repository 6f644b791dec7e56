using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Difficulties;

public sealed class DifficultyRulesTests
{
    private const string Asked = "20/11/2023 10:00:00"; // a Monday

    // Columns: open, answered, closed.
    [Theory]
    [InlineData(DifficultyActName.Answer, "not-allowed not-allowed not-allowed")]
    [InlineData(DifficultyActName.Supplement, "not-allowed not-allowed not-allowed")]
    [InlineData(DifficultyActName.Ask, "ok ok ok")]
    [InlineData(DifficultyActName.Close, "ok ok difficulty-closed")]
    [InlineData(DifficultyActName.Block, "not-allowed not-allowed not-allowed")]
    [InlineData(DifficultyActName.Unblock, "not-allowed not-allowed not-allowed")]
    [InlineData(DifficultyActName.Publish, "not-allowed not-allowed not-allowed")]
    [InlineData(DifficultyActName.Withdraw, "not-allowed not-allowed not-allowed")]
    public void What_the_unit_may_do(DifficultyActName act, string expected) =>
        Assert.Equal(expected, Row(act, Situation(Asked)));

    [Theory]
    [InlineData(DifficultyActName.Answer, "ok difficulty-answered difficulty-answered")]
    [InlineData(DifficultyActName.Supplement, "difficulty-not-answered ok difficulty-not-answered")]
    [InlineData(DifficultyActName.Ask, "not-allowed not-allowed not-allowed")]
    [InlineData(DifficultyActName.Close, "difficulty-not-answered ok difficulty-closed")]
    [InlineData(DifficultyActName.Block, "ok difficulty-answered difficulty-answered")]
    [InlineData(
        DifficultyActName.Unblock,
        "difficulty-does-not-block difficulty-does-not-block difficulty-does-not-block"
    )]
    [InlineData(DifficultyActName.Publish, "difficulty-not-answered ok ok")]
    [InlineData(DifficultyActName.Withdraw, "guidance-not-published guidance-not-published guidance-not-published")]
    public void What_the_office_may_do(DifficultyActName act, string expected) =>
        Assert.Equal(expected, Row(act, Situation(Asked, Reviewer)));

    [Theory]
    [InlineData(Role.Watcher, Town)]
    [InlineData(Role.Reader, Town)]
    [InlineData(Role.Observer, Town)]
    [InlineData(Role.Administrator, "")]
    [InlineData(Role.Officer, "c2")]
    [InlineData(Role.Reviewer, Department)]
    public void Nobody_else_does_anything(Role role, string unit) =>
        Assert.All(Enum.GetValues<DifficultyActName>(), act =>
            Assert.Equal("not-allowed not-allowed not-allowed", Row(act, Situation(Asked, Holding(role, unit))))
        );

    [Fact]
    public void A_closed_cycle_takes_no_answer() =>
        Assert.Equal(
            "cycle-not-running",
            Code(DifficultyActName.Answer, Raised(), Situation(Asked, Reviewer) with { CycleState = CycleState.Closed })
        );

    [Fact]
    public void A_question_after_the_answer_opens_it_again_and_the_time_to_answer_begins_anew()
    {
        var answered = Answered("21/11/2023 09:00:00");
        var again = new AskAgain("Còn biểu số 2?").After(answered, Situation("23/11/2023 16:00:00"));
        Assert.Equal((DifficultyState.Answered, DifficultyState.Open), (answered.State, again.State));
        Assert.Null(DifficultyRules.AnswerDue(answered, Small.Settings, Days));
        Assert.Equal(Day("28/11/2023"), DifficultyRules.AnswerDue(again, Small.Settings, Days)!.LastDay);
    }

    [Fact]
    public void Another_question_before_the_answer_does_not_begin_the_time_anew()
    {
        var more = new AskAgain("Bổ sung câu hỏi.").After(Raised(), Situation("22/11/2023 09:00:00"));
        Assert.Equal(Day("23/11/2023"), DifficultyRules.AnswerDue(more, Small.Settings, Days)!.LastDay);
    }

    [Theory]
    [InlineData("20/11/2023 23:59:59", "23/11/2023")] // the day of the question is not counted
    [InlineData("21/11/2023 00:00:00", "24/11/2023")]
    [InlineData("24/11/2023 10:00:00", "29/11/2023")] // over a weekend
    [InlineData("18/01/2023 10:00:00", "30/01/2023")] // over Tết 2023 (20/01 to 26/01)
    public void An_answer_is_due_at_the_end_of_the_third_working_day(string asked, string lastDay)
    {
        var due = DifficultyRules.AnswerDue(Raised(asked), Small.Settings, Days)!;
        Assert.Equal((Day(lastDay), VietnamTime.EndOf(Day(lastDay))), (due.LastDay, due.EndsAt));
    }

    [Fact]
    public void The_office_is_told_before_on_and_after_the_last_day_and_those_above_once()
    {
        var told = DifficultyRules.Reminders(Raised(), Small with { ClosesOn = Day("08/12/2023") }, Days).ToList();
        Assert.Equal(
            [
                "Before 22/11/2023",
                "OnTheDay 23/11/2023",
                "Above 24/11/2023",
                "After 24/11/2023",
                "After 29/11/2023",
                "After 04/12/2023",
                "After 07/12/2023",
            ],
            told.Select(r => $"{r.Kind} {VietnamTime.Show(VietnamTime.DayOf(r.At))}")
        );
        Assert.All(told, r => Assert.Equal("08:00", r.At.ToOffset(VietnamTime.Offset).ToString("HH:mm", null)));
        Assert.Equal(told.Count, told.Select(r => r.Moment).Distinct().Count());
    }

    [Fact]
    public void With_one_working_day_nobody_is_told_before_the_question_was_asked()
    {
        var oneDay = Small with { Settings = Small.Settings with { DifficultyWorkingDays = 1 } };
        Assert.DoesNotContain(DifficultyRules.Reminders(Raised(), oneDay, Days), r =>
            r.Kind == AnswerReminderKind.Before
        );
        Assert.All(DifficultyRules.Reminders(Raised(), oneDay, Days), r => Assert.True(r.At > At(Asked)));
    }

    [Theory]
    [InlineData("22/11/2023 07:59:59", "")]
    [InlineData("22/11/2023 08:00:00", "Before")]
    [InlineData("23/11/2023 08:00:00", "OnTheDay")]
    [InlineData("24/11/2023 07:00:00", "")]
    [InlineData("30/11/2023 12:00:00", "Above After")] // after a week's outage: the newest to the office, and those above are told all the same
    public void After_an_outage_there_is_no_backlog(string now, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ' ',
                DifficultyRules.DueNow(DifficultyRules.Reminders(Raised(), Small, Days), At(now)).Select(r => r.Kind)
            )
        );

    [Fact]
    public void Who_has_an_answer_waits_for_nothing() =>
        Assert.Empty(DifficultyRules.Reminders(Answered("21/11/2023 09:00:00"), Small, Days));

    [Fact]
    public void The_state_counts_what_is_open_and_what_blocks()
    {
        var m = Situation(Asked, Reviewer);
        var raised = Raised();
        var one = DifficultyRules.CountedIn(null, null, raised);
        var blocks = new BlockReminders("Chưa có mẫu biểu.").After(raised, m);
        var two = DifficultyRules.CountedIn(one, raised, blocks);
        var answered = new AnswerDifficulty("Đã gửi mẫu.").After(blocks, m);
        var three = DifficultyRules.CountedIn(two, blocks, answered);

        Assert.Equal((1, 1, 0), (one.OpenDifficulties, two.OpenDifficulties, three.OpenDifficulties));
        Assert.Equal([raised.Number], two.BlockingDifficulties);
        Assert.Empty(three.BlockingDifficulties);
        Assert.Equal(
            (true, false, true),
            (SubmissionState.IsWaitedFor(one), SubmissionState.IsWaitedFor(two), SubmissionState.IsWaitedFor(three))
        );
    }

    private static string Row(DifficultyActName act, Situation m)
    {
        var answered = Answered("21/11/2023 09:00:00");
        var closed = new CloseDifficulty("").After(answered, m);
        return string.Join(' ', new[] { Raised(), answered, closed }.Select(d => Code(act, d, m)));
    }

    private static string Code(DifficultyActName act, Difficulty d, Situation m) =>
        DifficultyActs.RuleOf(act).WhyNot(d, null, m)?.Code ?? "ok";

    private static Difficulty Raised(string at = Asked) =>
        new()
        {
            Cycle = Small.Id,
            Obligation = "report",
            Period = "2023",
            Unit = "c1",
            Number = 1,
            Question = "Có cần biểu số 1?",
            AskedBy = "Officer c1 (officer.c1)",
            AskedAt = At(at),
        };

    private static Difficulty Answered(string at) =>
        new AnswerDifficulty("Không cần.").After(Raised(), Situation(at, Reviewer));
}
