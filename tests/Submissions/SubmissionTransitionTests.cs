using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Submissions;

public sealed class SubmissionTransitionTests
{
    private const string InTime = "20/11/2023 09:00:00";
    private const string AfterTheDate = "30/11/2023 00:00:00";
    private static readonly SubmissionStatus[] Statuses =
    [
        SubmissionStatus.NotStarted,
        SubmissionStatus.Draft,
        SubmissionStatus.Submitted,
        SubmissionStatus.Returned,
        SubmissionStatus.Accepted,
    ];

    // Columns: not started, draft, submitted, returned, accepted.
    [Theory]
    [InlineData(SubmissionActName.Draft, "ok ok ok ok already-accepted")]
    [InlineData(SubmissionActName.Submit, "ok ok ok ok already-accepted")]
    [InlineData(SubmissionActName.AskExtension, "ok ok nothing-left-to-do ok nothing-left-to-do")]
    [InlineData(SubmissionActName.RaiseDifficulty, "ok ok ok ok ok")]
    [InlineData(SubmissionActName.Consolidate, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionActName.Accept, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionActName.Return, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionActName.Extend, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionActName.RefuseExtension, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionActName.Remind, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    public void What_the_officer_may_do(SubmissionActName act, string expected) =>
        Assert.Equal(expected, Row(act, Situation(InTime)));

    [Theory]
    [InlineData(SubmissionActName.Draft, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionActName.Submit, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionActName.AskExtension, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionActName.RaiseDifficulty, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionActName.Consolidate, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionActName.Accept, "nothing-to-review nothing-to-review ok nothing-to-review nothing-to-review")]
    [InlineData(SubmissionActName.Return, "nothing-to-review nothing-to-review ok nothing-to-review ok")]
    [InlineData(SubmissionActName.Extend, "ok ok nothing-left-to-do ok nothing-left-to-do")]
    [InlineData(
        SubmissionActName.RefuseExtension,
        "no-extension-request no-extension-request no-extension-request no-extension-request no-extension-request"
    )]
    [InlineData(SubmissionActName.Remind, "ok ok nothing-left-to-do ok nothing-left-to-do")]
    public void What_the_reviewer_may_do(SubmissionActName act, string expected) =>
        Assert.Equal(expected, Row(act, Situation(InTime, Reviewer)));

    [Theory]
    [InlineData(SubmissionActName.Draft)]
    [InlineData(SubmissionActName.Submit)]
    public void After_the_date_a_submission_comes_late_but_replaces_none(SubmissionActName act)
    {
        // The return was on 15/11 with three working days; what was returned may always be answered.
        Assert.Equal("ok ok already-submitted ok already-accepted", Row(act, Situation(AfterTheDate)));
        Assert.Equal("ok ok ok ok already-accepted", Row(act, Situation("29/11/2023 23:59:59")));
    }

    [Theory]
    [InlineData(CycleState.Draft)]
    [InlineData(CycleState.Closed)]
    public void A_cycle_that_does_not_run_takes_nothing(CycleState state)
    {
        foreach (var actor in new[] { Officer, Reviewer })
        {
            var moment = Situation(InTime, actor) with { CycleState = state };
            Assert.All(
                Enum.GetValues<SubmissionActName>()
                    .Where(a => Code(a, null, Situation(InTime, actor)) != "not-allowed"),
                a => Assert.Equal("cycle-not-running", Code(a, Reached(SubmissionStatus.Submitted), moment))
            );
        }
    }

    [Theory]
    [InlineData(SubmissionActName.Draft, "unit-deactivated")]
    [InlineData(SubmissionActName.Submit, "unit-deactivated")]
    [InlineData(SubmissionActName.AskExtension, "unit-deactivated")]
    [InlineData(SubmissionActName.RaiseDifficulty, "unit-deactivated")]
    public void A_deactivated_unit_sends_nothing_more(SubmissionActName act, string expected)
    {
        Assert.Equal(
            expected,
            Code(act, null, Situation(InTime) with { Unit = Commune("c1") with { Deactivated = true } })
        );
        Assert.Equal(expected, Code(act, null, Situation(InTime) with { Unit = null }));
    }

    [Fact]
    public void What_a_deactivated_unit_sent_before_can_still_be_reviewed() =>
        Assert.Equal(
            "ok",
            Code(
                SubmissionActName.Accept,
                Reached(SubmissionStatus.Submitted),
                Situation(InTime, Reviewer) with
                {
                    Unit = Commune("c1") with { Deactivated = true },
                }
            )
        );

    [Theory]
    [InlineData("28/11/2023", "unit-deactivated")] // gone before the last day
    [InlineData("29/11/2023", "ok")] // owed it on its last day, so it may still send it, late
    public void A_unit_that_ceased_sends_what_it_owed_while_it_was_there(string validTo, string expected) =>
        Assert.Equal(
            expected,
            Code(
                SubmissionActName.Submit,
                null,
                Situation("05/12/2023 09:00:00") with
                {
                    Unit = Commune("c1") with { ValidTo = Day(validTo) },
                }
            )
        );

    [Fact]
    public void Nothing_is_taken_before_the_period_opens()
    {
        Assert.Equal("not-open-yet", Code(SubmissionActName.Submit, null, Situation("31/10/2023 23:59:59")));
        Assert.Equal("ok", Code(SubmissionActName.Submit, null, Situation("01/11/2023 00:00:00")));
        Assert.Contains(
            "01/11/2023",
            SubmissionActs.RuleOf(SubmissionActName.Draft).WhyNot(null, Situation("31/10/2023 00:00:00"))!.Sentence.Vi,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_form_without_nil_takes_none()
    {
        var plan = SmallDuties.Find("plan", "2023", "c1")!;
        var m = Situation("20/02/2023 09:00:00", duty: plan);
        Assert.Equal("nil-not-known", Submit.WithNil.WhyNot(null, m)?.Code);
        Assert.Null(Submit.Allowed.WhyNot(null, m));
    }

    [Fact]
    public void A_duty_without_a_date_has_nothing_to_extend()
    {
        var undated = ReportOf("c1") with { Deadline = null, Due = null };
        Assert.Equal("no-deadline", Code(SubmissionActName.AskExtension, null, Situation(InTime, duty: undated)));
        Assert.Equal("no-deadline", Code(SubmissionActName.Extend, null, Situation(InTime, Reviewer, undated)));
    }

    [Fact]
    public void The_collector_sends_its_own_report_up_and_nobody_else_does()
    {
        var own = SmallDuties.Find("report", "2023", Town)!;
        Assert.Equal("ok", Code(SubmissionActName.Consolidate, null, Situation(InTime, Reviewer, own)));
        Assert.Equal("not-allowed", Code(SubmissionActName.Consolidate, null, Situation(InTime, Officer, own)));
        Assert.Equal("not-allowed", Code(SubmissionActName.Accept, null, Situation(InTime, Reviewer, own)));
    }

    [Theory]
    [InlineData("20/11/2023 09:59:59", "reminded-recently")]
    [InlineData("20/11/2023 10:00:00", "ok")]
    public void A_unit_is_reminded_at_most_once_an_hour(string at, string expected)
    {
        var reminded = new Remind(null).Decide(null, Situation(InTime, Reviewer)).State;
        Assert.Equal(expected, Code(SubmissionActName.Remind, reminded, Situation(at, Reviewer)));
    }

    [Theory]
    [InlineData("20/11/2023 08:57:59", "clock-behind")]
    [InlineData("20/11/2023 08:58:00", "ok")]
    [InlineData("20/11/2023 08:59:59", "ok")]
    public void A_clock_that_jumped_back_records_nothing(string now, string expected)
    {
        var state = new SaveDraft(Content.Empty).Decide(null, Situation(InTime)).State;
        Assert.Equal(expected, Code(SubmissionActName.Draft, state, Situation(now)));
    }

    [Fact]
    public void A_clock_a_little_behind_does_not_take_the_last_instant_back()
    {
        var state = new SaveDraft(Content.Empty).Decide(null, Situation(InTime)).State;
        var next = new SaveDraft(Content.Empty).Decide(state, Situation("20/11/2023 08:59:00"));
        Assert.Equal((At(InTime), At("20/11/2023 08:59:00")), (next.State.LastAt, next.Log.At));
    }

    [Fact]
    public void An_extension_that_was_asked_for_is_granted_refused_or_overtaken()
    {
        var asked = new AskExtension(Day("06/12/2023"), "Mưa lũ").Decide(null, Situation(InTime)).State;
        Assert.Equal("ok", Code(SubmissionActName.RefuseExtension, asked, Situation(InTime, Reviewer)));
        Assert.Null(
            new RefuseExtension("Đủ thời gian").Decide(asked, Situation(InTime, Reviewer)).State.ExtensionRequest
        );
        Assert.Null(new Submit(Content.Empty).Decide(asked, Situation(InTime)).State.ExtensionRequest);
        var granted = new Extend(Day("06/12/2023"), "Đồng ý").Decide(asked, Situation(InTime, Reviewer)).State;
        Assert.Equal((null, Day("06/12/2023")), (granted.ExtensionRequest, granted.ExtendedTo));
    }

    [Theory]
    [InlineData("29/11/2023", "extension-not-later")]
    [InlineData("30/11/2023", null)]
    public void An_extension_must_be_later_than_the_date_in_force(string lastDay, string? expected) =>
        Assert.Equal(expected, ExtensionRules.WhyNotLater(null, Day(lastDay), Situation(InTime, Reviewer))?.Code);

    private static string Row(SubmissionActName act, Situation moment) =>
        string.Join(' ', Statuses.Select(s => Code(act, Reached(s), moment)));

    private static string Code(SubmissionActName act, SubmissionState? state, Situation moment) =>
        SubmissionActs.RuleOf(act).WhyNot(state, moment)?.Code ?? "ok";

    private static SubmissionState? Reached(SubmissionStatus status)
    {
        if (status == SubmissionStatus.NotStarted)
            return null;
        var draft = new SaveDraft(Content.Empty).Decide(null, Situation("15/11/2023 08:00:00")).State;
        var submitted = new Submit(Content.Empty).Decide(draft, Situation("15/11/2023 09:00:00")).State;
        return status switch
        {
            SubmissionStatus.Draft => draft,
            SubmissionStatus.Submitted => submitted,
            SubmissionStatus.Returned => new Return("Thiếu số liệu", null)
                .Decide(submitted, Situation("15/11/2023 10:00:00", Reviewer))
                .State,
            _ => new Accept("").Decide(submitted, Situation("15/11/2023 10:00:00", Reviewer)).State,
        };
    }
}
