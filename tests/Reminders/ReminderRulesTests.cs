using System.Globalization;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Reminders;

public sealed class ReminderRulesTests
{
    private static readonly Duties OfHuongTra = new(HuongTra, Days);
    private static readonly Duty Plan = OfHuongTra.Find("implementation-plan", "2023", "20005")!;

    [Theory]
    [InlineData(
        "implementation-plan",
        "2023",
        "20005",
        """
            10/02/2023 08:00 opening
            13/02/2023 08:00 before-14
            20/02/2023 08:00 before-7
            24/02/2023 08:00 before-3
            24/02/2023 08:00 before-3 chaser
            27/02/2023 08:00 before-0
            27/02/2023 08:00 before-0 head
            27/02/2023 08:00 before-1 chaser
            28/02/2023 08:00 after-1
            28/02/2023 08:00 after-1 head
            28/02/2023 08:00 after-1 chaser
            02/03/2023 08:00 after-3
            02/03/2023 08:00 after-3 head
            02/03/2023 08:00 after-3 chaser
            06/03/2023 08:00 after-7
            06/03/2023 08:00 after-7 head
            06/03/2023 08:00 after-7 chaser
            13/03/2023 08:00 week-2
            13/03/2023 08:00 week-2 head
            13/03/2023 08:00 week-2 chaser
            20/03/2023 08:00 week-3
            20/03/2023 08:00 week-3 head
            20/03/2023 08:00 week-3 chaser
            27/03/2023 08:00 week-4
            27/03/2023 08:00 week-4 head
            27/03/2023 08:00 week-4 chaser
            03/04/2023 08:00 week-5
            03/04/2023 08:00 week-5 head
            03/04/2023 08:00 week-5 chaser
            """
    )] // 26/02 is a Sunday
    [InlineData(
        "results-report",
        "2023",
        "20005",
        """
            01/11/2023 08:00 opening
            15/11/2023 08:00 before-14
            22/11/2023 08:00 before-7
            27/11/2023 08:00 before-3
            27/11/2023 08:00 before-3 chaser
            28/11/2023 08:00 before-1
            28/11/2023 08:00 before-1 chaser
            29/11/2023 08:00 before-0
            29/11/2023 08:00 before-0 head
            30/11/2023 08:00 after-1
            30/11/2023 08:00 after-1 head
            30/11/2023 08:00 after-1 chaser
            04/12/2023 08:00 after-3
            04/12/2023 08:00 after-3 head
            04/12/2023 08:00 after-3 chaser
            06/12/2023 08:00 after-7
            06/12/2023 08:00 after-7 head
            06/12/2023 08:00 after-7 chaser
            13/12/2023 08:00 week-2
            13/12/2023 08:00 week-2 head
            13/12/2023 08:00 week-2 chaser
            20/12/2023 08:00 week-3
            20/12/2023 08:00 week-3 head
            20/12/2023 08:00 week-3 chaser
            27/12/2023 08:00 week-4
            27/12/2023 08:00 week-4 head
            27/12/2023 08:00 week-4 chaser
            03/01/2024 08:00 week-5
            03/01/2024 08:00 week-5 head
            03/01/2024 08:00 week-5 chaser
            """
    )] // 26/11 is a Sunday, 02/12 a Saturday
    [InlineData(
        "results-report",
        "2023",
        "480-lhpn",
        """
            01/11/2023 08:00 opening
            15/11/2023 08:00 before-14
            22/11/2023 08:00 before-7
            27/11/2023 08:00 before-3
            27/11/2023 08:00 before-3 chaser
            28/11/2023 08:00 before-1
            28/11/2023 08:00 before-1 chaser
            29/11/2023 08:00 before-0
            """
    )] // invited: nothing after the date, and nobody goes over its head
    [InlineData(
        "monthly-broadcast",
        "2023-04",
        "20005",
        """
            30/04/2023 08:00 before-0
            04/05/2023 08:00 after-1 chaser
            08/05/2023 08:00 after-7 chaser
            """
    )] // 30/04 is the last day and a day off; 01 to 03/05 are days off
    [InlineData("womens-union-plan", "2023", "480-lhpn", "10/02/2023 08:00 opening")] // no date
    [InlineData("results-report", "2023", "480", "01/11/2023 08:00 opening")] // the report upward has no date
    public void The_year_of_a_duty_brings_these_reminders(
        string obligation,
        string period,
        string unit,
        string expected
    )
    {
        var duty = OfHuongTra.Find(obligation, period, unit)!;
        Assert.Equal(
            expected.ReplaceLineEndings("\n"),
            string.Join('\n', ReminderRules.Plan(HuongTra, duty, duty.Due, Days).Select(Show))
        );
    }

    [Fact]
    public void No_reminder_before_the_date_comes_after_it() =>
        Assert.All(OfHuongTra.All.Where(d => d.Due is not null), d =>
            Assert.All(ReminderRules.Plan(HuongTra, d, d.Due, Days).Where(p => p.Kind == ReminderMoment.Before), p =>
                Assert.True(p.At < d.Due!.EndsAt && p.UsefulUntil == d.Due.EndsAt)
            )
        );

    [Theory]
    [InlineData("10/02/2023 07:59:59", "")]
    [InlineData("10/02/2023 08:00:00", "opening")]
    [InlineData("21/02/2023 12:00:00", "before-7")]
    [InlineData("25/02/2023 12:00:00", "before-3 before-3 chaser")] // the opening is two weeks old
    [InlineData("27/02/2023 23:59:59", "before-0 before-0 head before-1 chaser")] // of two on one morning the nearer to the date
    [InlineData("28/02/2023 07:59:59", "")] // nothing that says "soon" after the date
    [InlineData("03/03/2023 12:00:00", "after-3 after-3 head after-3 chaser")]
    [InlineData("10/03/2023 12:00:00", "after-7 after-7 head after-7 chaser")]
    [InlineData("30/04/2023 12:00:00", "")]
    public void After_an_outage_only_the_newest_is_due_to_each_and_nothing_stale(string now, string due) =>
        Assert.Equal(
            due,
            string.Join(
                ' ',
                ReminderRules
                    .DueNow(ReminderRules.Plan(HuongTra, Plan, Plan.Due, Days), At(now))
                    .OrderBy(p => p.At)
                    .ThenBy(p => p.Moment, StringComparer.Ordinal)
                    .ThenBy(p => p.Audience)
                    .Select(Name)
            )
        );

    [Theory]
    [InlineData(0, "27/02/2023 08:00")]
    [InlineData(1, "24/02/2023 08:00")] // the last day is a Monday
    [InlineData(3, "22/02/2023 08:00")]
    public void Working_days_before_skip_days_off_and_do_not_count_the_last_day(int days, string at)
    {
        var planned = Assert.Single(PlanWith(Rule(ReminderMoment.WorkingDaysBefore, days)));
        Assert.Equal((At($"{at}:00"), $"workdays-before-{days}@2023-02-27"), (planned.At, planned.Moment));
        Assert.Same(days == 0 ? LetterTexts.OnTheDay : LetterTexts.Before, planned.Letter(false));
    }

    [Fact]
    public void Of_a_working_day_and_a_calendar_day_before_that_fall_on_one_morning_one_is_sent()
    {
        var planned = PlanWith(Rule(ReminderMoment.WorkingDaysBefore, 1), Rule(ReminderMoment.Before, 3));
        Assert.Equal("workdays-before-1@2023-02-27", Assert.Single(planned).Moment);
    }

    private static IReadOnlyList<Planned> PlanWith(params ReminderRule[] rules) =>
        ReminderRules.Plan(HuongTra with { Reminders = rules }, Plan, Plan.Due, Days);

    private static ReminderRule Rule(ReminderMoment moment, int days) =>
        new()
        {
            Id = $"{moment}-{days}",
            Moment = moment,
            Days = [days],
            Audience = ReminderAudience.Reporter,
        };

    [Fact]
    public void An_extension_moves_what_is_to_come_and_makes_new_moments_of_it()
    {
        var plan = ReminderRules.Plan(HuongTra, Plan, DueDate.On(Day("06/03/2023")), Days);
        Assert.Contains(plan, p => p is { Moment: "before-0@2023-03-06" } && p.At == At("06/03/2023 08:00:00"));
        Assert.DoesNotContain(plan, p => p.Moment.Contains("2023-02-27", StringComparison.Ordinal));
        // Told once, whatever happens to the date.
        Assert.Single(plan, p => p.Moment == "opening");
    }

    [Fact]
    public void Reminders_go_out_at_the_hour_of_the_cycle()
    {
        var early = HuongTra with { Settings = HuongTra.Settings with { ReminderHour = 0 } };
        Assert.All(ReminderRules.Plan(early, Plan, Plan.Due, Days), p =>
            Assert.Equal(TimeSpan.FromHours(17), p.At.TimeOfDay)
        );
    }

    [Fact]
    public void No_weekly_reminder_is_useful_after_the_cycle_has_closed()
    {
        var duty = OfHuongTra.Find("results-report", "2023", "20005")!;
        var late = ReminderRules.Plan(HuongTra, duty, DueDate.On(Day("10/01/2024")), Days);
        Assert.All(late, p => Assert.True(p.UsefulUntil <= VietnamTime.EndOf(HuongTra.ClosesOn)));
    }

    [Theory]
    [InlineData(SubmissionStatus.NotStarted, true)]
    [InlineData(SubmissionStatus.Draft, true)]
    [InlineData(SubmissionStatus.Returned, true)]
    [InlineData(SubmissionStatus.Submitted, false)]
    [InlineData(SubmissionStatus.Accepted, false)]
    public void Who_has_submitted_is_not_reminded_and_a_request_for_time_pauses_it(SubmissionStatus status, bool waited)
    {
        var state = new SubmissionState { Unit = "20005", Status = status };
        Assert.Equal(waited, SubmissionState.IsWaitedFor(state));
        Assert.False(
            SubmissionState.IsWaitedFor(
                state with
                {
                    ExtensionRequest = new(Day("06/03/2023"), "Mưa lũ", "x", At("27/02/2023 09:00:00")),
                }
            )
        );
    }

    [Fact]
    public void Who_has_done_nothing_is_waited_for() => Assert.True(SubmissionState.IsWaitedFor(null));

    [Fact]
    public void The_30_July_is_told_two_weeks_and_three_days_before_on_working_mornings() =>
        Assert.Equal(
            [At("17/07/2023 08:00:00"), At("27/07/2023 08:00:00")], // 16/07 is a Sunday
            ReminderRules.PlanEventNotices(HuongTra, HuongTra.Events[0], Days).Select(p => p.At)
        );

    [Theory]
    [InlineData("27/02/2023 07:59:59", "27/02/2023 08:00:00")]
    [InlineData("27/02/2023 08:00:00", "28/02/2023 08:00:00")]
    [InlineData("31/12/2023 23:59:59", "01/01/2024 08:00:00")]
    public void The_loop_wakes_at_the_next_reminder_hour(string now, string wake) =>
        Assert.Equal(At(wake), WakeRules.NextReminderHour(HuongTra, At(now)));

    private static string Show(Planned p) =>
        $"{p.At.ToOffset(VietnamTime.Offset).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)} {Name(p)}";

    private static string Name(Planned p) =>
        p.Moment.Split('@')[0] + (p.Audience == ReminderAudience.Reporter ? "" : $" {JsonNames.Of(p.Audience)}");
}
