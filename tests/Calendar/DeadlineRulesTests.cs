using static PlanMonitor.Core.Calendar.DeadlineRuleKind;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Calendar;

public sealed class DeadlineRulesTests
{
    [Theory]
    [InlineData(DaysAfterCut, 5, 0, "14/06/2023", "19/06/2023")]
    [InlineData(WorkingDaysAfterCut, 3, 0, "14/06/2023", "19/06/2023")]
    [InlineData(WorkingDaysAfterCut, 3, 0, "26/04/2024", "04/05/2024")] // over five days off, with a worked Saturday
    [InlineData(WorkingDaysAfterCut, 3, 0, "17/01/2023", "27/01/2023")] // over Tết
    [InlineData(DayOfMonth, 25, 0, "14/12/2023", "25/12/2023")]
    [InlineData(DayOfMonth, 5, 1, "14/12/2023", "05/01/2024")] // over the end of the year
    [InlineData(DayOfMonth, 31, 0, "14/02/2023", "28/02/2023")] // no such day: the last one (BLDS 148(3))
    [InlineData(DayOfMonth, 31, 0, "14/02/2024", "29/02/2024")]
    [InlineData(DayOfMonth, 30, 0, "31/01/2024", "30/01/2024")]
    [InlineData(EndOfMonth, 0, 0, "14/02/2024", "29/02/2024")]
    [InlineData(EndOfMonth, 0, 1, "31/01/2023", "28/02/2023")]
    [InlineData(EndOfMonth, 0, 0, "14/12/2023", "31/12/2023")]
    public void A_deadline_is_worked_out_from_the_data_cut(
        DeadlineRuleKind kind,
        int days,
        int months,
        string cut,
        string day
    ) => Assert.Equal(Day(day), DeadlineRules.WorkOut(Rule(kind, days, months), Day(cut), null, Days)!.Day);

    [Theory]
    [InlineData(null, "31/12/2023", "02/01/2024", "31/12/2023 là Chủ nhật; 01/01/2024: Tết Dương lịch")]
    [InlineData(true, "31/12/2023", "02/01/2024", "31/12/2023 là Chủ nhật; 01/01/2024: Tết Dương lịch")]
    [InlineData(false, "31/12/2023", "31/12/2023", null)]
    public void What_was_worked_out_moves_to_a_working_day_unless_the_cycle_says_never(
        bool? roll,
        string unmoved,
        string last,
        string? because
    )
    {
        var due = DueDates.Read(
            DeadlineRules.WorkOut(Rule(EndOfMonth), Day("14/12/2023"), null, Days)!,
            beforeIncludesDay: false,
            roll,
            Days
        );
        Assert.Equal((Day(unmoved), Day(last), because), (due.UnmovedLastDay, due.LastDay, due.Because?.Vi));
    }

    [Fact]
    public void Each_level_counts_from_the_one_below_and_follows_it_when_that_is_amended()
    {
        var duties = new Duties(Cascade(Rule(WorkingDaysAfterCut, 3)), Days);
        Assert.Equal([Day("19/12/2023"), Day("22/12/2023")], LastDays(duties));
        var (amended, before) = CycleRules.WithDeadline(
            duties.Cycle,
            "report",
            "2023",
            0,
            Deadline("20/12/2023", DeadlineOperator.Through)
        );
        Assert.Equal(WorkingDaysAfterCut, before!.Rule!.Kind);
        Assert.Equal([Day("20/12/2023"), Day("25/12/2023")], LastDays(new(amended, Days)));
        Assert.Equal(
            new(
                "chậm nhất ngày 22/12/2023 (3 ngày làm việc sau hạn của cấp dưới)",
                "no later than 22/12/2023 (3 working days after the level below is due)"
            ),
            DueDates.Sentence(duties.Find("report", "2023", Town)!.Deadline!, duties.Find("report", "2023", Town)!.Due!)
        );
    }

    [Theory]
    [InlineData(WorkingDaysAfterCut, null, "Quy tắc tính hạn cần ngày chốt")]
    [InlineData(WorkingDaysAfterBelow, "14/12/2023", "không có cấp dưới nào")]
    [InlineData(DayOfMonth, "14/12/2023", "từ 1 đến 31")]
    public void A_rule_that_has_nothing_to_count_from_is_refused(DeadlineRuleKind kind, string? cut, string words)
    {
        var cycle = Cascade(Rule(kind));
        var report = cycle.Obligations[1];
        cycle = cycle with
        {
            Obligations =
            [
                cycle.Obligations[0],
                report with
                {
                    Periods = [report.Periods[0] with { DataTo = cut is null ? null : Day(cut) }],
                },
            ],
        };
        Assert.Contains(CycleRules.Check(cycle, Days), p =>
            p is { Code: "deadline-rule", Severity: Severity.Error, Path: "$.obligations[1].deadline" }
            && p.Text.Vi.Contains(words, StringComparison.Ordinal)
        );
        Assert.Null(new Duties(cycle, Days).Find("report", "2023", "c1")!.Due);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(367, 0)]
    [InlineData(int.MaxValue, 0)]
    [InlineData(1, -1)]
    [InlineData(1, 25)]
    public void A_rule_with_numbers_beyond_reason_is_refused_and_not_worked_out(int days, int months)
    {
        Assert.NotNull(DeadlineRules.WhyNot(Rule(WorkingDaysAfterCut, days, months), Day("14/12/2023"), false));
        Assert.Null(DeadlineRules.WorkOut(Rule(WorkingDaysAfterCut, days, months), Day("14/12/2023"), null, Days));
    }

    [Fact]
    public void A_deadline_has_a_date_or_a_rule()
    {
        Assert.Equal(
            DeadlineRuleTexts.DateOrRule,
            DeadlineRules.WhyNot(new() { Operator = DeadlineOperator.Before }, Day("14/12/2023"), false)
        );
        Assert.Equal(
            DeadlineRuleTexts.DateOrRule,
            DeadlineRules.WhyNot(Rule(EndOfMonth) with { Date = Day("14/12/2023") }, Day("14/12/2023"), false)
        );
    }

    /// <summary>The report with rules instead of dates: the town three working days after its communes.</summary>
    internal static Cycle Cascade(Deadline reporters, int? review = null)
    {
        var report = Small.Obligations[1];
        return Small with
        {
            Obligations =
            [
                Small.Obligations[0],
                report with
                {
                    Deadline = reporters,
                    Periods =
                    [
                        report.Periods[0] with
                        {
                            DataFrom = Day("15/12/2022"),
                            DataTo = Day("14/12/2023"),
                            Deadline = null,
                        },
                    ],
                    Consolidation = report.Consolidation! with
                    {
                        Deadlines = new Dictionary<string, Deadline>(),
                        Deadline = Rule(WorkingDaysAfterBelow, 3),
                        NeedsWorkingDays = review,
                    },
                },
            ],
        };
    }

    internal static Deadline Rule(DeadlineRuleKind kind, int days = 0, int months = 0) =>
        new()
        {
            Rule = new()
            {
                Kind = kind,
                Days = days,
                MonthsAfter = months,
            },
            Operator = DeadlineOperator.NoLaterThan,
        };

    private static DateOnly[] LastDays(Duties duties) =>
        [duties.Find("report", "2023", "c1")!.Due!.LastDay, duties.Find("report", "2023", Town)!.Due!.LastDay];
}
