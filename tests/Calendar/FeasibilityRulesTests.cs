using static PlanMonitor.Core.Calendar.DeadlineRuleKind;
using static PlanMonitor.Tests.Calendar.DeadlineRulesTests;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Calendar;

public sealed class FeasibilityRulesTests
{
    [Theory]
    [InlineData(0, "too-soon-after-cut", Severity.Error)]
    [InlineData(1, null, null)]
    public void A_worked_out_deadline_leaves_at_least_one_working_day_after_the_data_cut(
        int days,
        string? code,
        Severity? severity
    )
    {
        var found = CycleRules
            .Check(Cascade(Rule(WorkingDaysAfterCut, days)), Days)
            .FirstOrDefault(p => p.Code == "too-soon-after-cut");
        Assert.Equal((code, severity), (found?.Code, found?.Severity));
    }

    [Fact]
    public void A_date_that_the_plan_states_on_the_day_of_the_cut_is_warned_of_with_the_arithmetic()
    {
        var found = CycleRules.Check(HuongTra, Days).First(p => p.Code == "too-soon-after-cut");
        Assert.Equal(Severity.Warning, found.Severity);
        Assert.Equal(
            "Chốt số liệu ngày 31/3/2023, hạn hết ngày 31/3/2023: còn 0 ngày làm việc, cần ít nhất 1 (Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5).",
            found.Text.Vi
        );
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(
        4,
        "Cấp dưới nộp hết ngày 19/12/2023, hạn gửi lên hết ngày 22/12/2023: còn 3 ngày làm việc để kiểm tra, tổng hợp, cần 4."
    )]
    public void A_plan_that_leaves_a_level_fewer_days_than_it_says_it_needs_is_refused(int needed, string? words)
    {
        var found = CycleRules
            .Check(Cascade(Rule(WorkingDaysAfterCut, 3), needed), Days)
            .FirstOrDefault(p => p.Code == "too-few-review-days");
        Assert.Equal((words, words is null ? null : Severity.Error), (found?.Text.Vi, found?.Severity));
    }

    [Theory]
    [InlineData("29/11/2023", "too-few-review-days", Severity.Warning)] // the same day
    [InlineData("30/11/2023", null, null)]
    [InlineData("28/11/2023", "collector-before-reporters", Severity.Error)]
    public void The_deadline_upward_is_after_that_of_the_level_below(string upward, string? code, Severity? severity)
    {
        var (cycle, _) = CycleRules.WithDeadline(
            Small,
            "report",
            "2023",
            1,
            Deadline(upward, DeadlineOperator.Through)
        );
        var found = CycleRules
            .Check(cycle, Days)
            .FirstOrDefault(p => p.Path.StartsWith("$.obligations[1].consolidation", StringComparison.Ordinal));
        Assert.Equal((code, severity), (found?.Code, found?.Severity));
    }

    [Fact]
    public void Needs_of_a_level_without_a_date_count_for_the_one_above_it()
    {
        var cycle = Cascade(Rule(WorkingDaysAfterCut, 3));
        var report = cycle.Obligations[1];
        var top = report.Consolidation! with
        {
            To = "ministry",
            Deadline = Deadline("21/12/2023", DeadlineOperator.Through),
            NeedsWorkingDays = 1,
        };
        var tiers = cycle with
        {
            Units =
            [
                .. cycle.Units,
                new()
                {
                    Code = "ministry",
                    Name = Same("Bộ"),
                    Kind = UnitKind.Agency,
                    ValidFrom = Day("01/07/2021"),
                },
            ],
            Obligations =
            [
                cycle.Obligations[0],
                report with
                {
                    Consolidation = report.Consolidation with { Deadline = null, NeedsWorkingDays = 2, Then = top },
                },
            ],
        };
        var found = Assert.Single(CycleRules.Check(tiers, Days), p => p.Severity == Severity.Error);
        Assert.Equal(("too-few-review-days", "$.obligations[1].consolidation.then.deadline"), (found.Code, found.Path));
        Assert.Contains("còn 2 ngày làm việc để kiểm tra, tổng hợp, cần 3", found.Text.Vi, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("31/12/2026", "31/12/2026", new string[0])]
    [InlineData("01/12/2026", "31/01/2027", new[] { "Lịch nghỉ năm 2027 là dự kiến" })]
    [InlineData(
        "01/12/2027",
        "31/01/2028",
        new[] { "Lịch nghỉ năm 2027 là dự kiến", "Chưa có dữ liệu ngày nghỉ năm 2028" }
    )]
    public void A_cycle_in_a_year_whose_days_off_are_not_all_known_is_warned_of(
        string opens,
        string closes,
        string[] words
    )
    {
        var problems = FeasibilityRules
            .CheckCalendar(Small with { OpensOn = Day(opens), ClosesOn = Day(closes) }, Days)
            .ToList();
        Assert.Equal(words, problems.Select(p => words.First(w => p.Text.Vi.StartsWith(w, StringComparison.Ordinal))));
        Assert.All(problems, p => Assert.Equal(Severity.Warning, p.Severity));
    }
}
