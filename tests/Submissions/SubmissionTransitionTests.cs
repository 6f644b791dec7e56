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
    [InlineData(SubmissionAct.Draft, "ok ok ok ok already-accepted")]
    [InlineData(SubmissionAct.Submit, "ok ok ok ok already-accepted")]
    [InlineData(SubmissionAct.Nil, "ok ok ok ok already-accepted")]
    [InlineData(SubmissionAct.AskExtension, "ok ok nothing-left-to-do ok nothing-left-to-do")]
    [InlineData(SubmissionAct.RaiseDifficulty, "ok ok ok ok ok")]
    [InlineData(SubmissionAct.Consolidate, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.Accept, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.Return, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.Extend, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.RefuseExtension, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.Remind, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    public void What_the_officer_may_do(SubmissionAct act, string expected) =>
        Assert.Equal(expected, Row(act, Moment(InTime)));

    [Theory]
    [InlineData(SubmissionAct.Draft, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.Submit, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.Nil, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.AskExtension, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.RaiseDifficulty, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.Consolidate, "not-allowed not-allowed not-allowed not-allowed not-allowed")]
    [InlineData(SubmissionAct.Accept, "nothing-to-review nothing-to-review ok nothing-to-review nothing-to-review")]
    [InlineData(SubmissionAct.Return, "nothing-to-review nothing-to-review ok nothing-to-review ok")]
    [InlineData(SubmissionAct.Extend, "ok ok nothing-left-to-do ok nothing-left-to-do")]
    [InlineData(
        SubmissionAct.RefuseExtension,
        "no-extension-request no-extension-request no-extension-request no-extension-request no-extension-request"
    )]
    [InlineData(SubmissionAct.Remind, "ok ok nothing-left-to-do ok nothing-left-to-do")]
    public void What_the_reviewer_may_do(SubmissionAct act, string expected) =>
        Assert.Equal(expected, Row(act, Moment(InTime, Reviewer)));

    [Theory]
    [InlineData(SubmissionAct.Draft)]
    [InlineData(SubmissionAct.Submit)]
    [InlineData(SubmissionAct.Nil)]
    public void After_the_date_a_submission_comes_late_but_replaces_none(SubmissionAct act)
    {
        // The return was on 15/11 with three working days; what was returned may always be answered.
        Assert.Equal("ok ok already-submitted ok already-accepted", Row(act, Moment(AfterTheDate)));
        Assert.Equal("ok ok ok ok already-accepted", Row(act, Moment("29/11/2023 23:59:59")));
    }

    [Theory]
    [InlineData(CycleState.Draft)]
    [InlineData(CycleState.Closed)]
    public void A_cycle_that_does_not_run_takes_nothing(CycleState state)
    {
        foreach (var actor in new[] { Officer, Reviewer })
        {
            var moment = Moment(InTime, actor) with { CycleState = state };
            Assert.All(
                Enum.GetValues<SubmissionAct>().Where(a => Code(a, null, Moment(InTime, actor)) != "not-allowed"),
                a => Assert.Equal("cycle-not-running", Code(a, Reached(SubmissionStatus.Submitted), moment))
            );
        }
    }

    [Theory]
    [InlineData(SubmissionAct.Draft, "unit-deactivated")]
    [InlineData(SubmissionAct.Submit, "unit-deactivated")]
    [InlineData(SubmissionAct.Nil, "unit-deactivated")]
    [InlineData(SubmissionAct.AskExtension, "unit-deactivated")]
    [InlineData(SubmissionAct.RaiseDifficulty, "unit-deactivated")]
    public void A_deactivated_unit_sends_nothing_more(SubmissionAct act, string expected)
    {
        Assert.Equal(
            expected,
            Code(act, null, Moment(InTime) with { Unit = Commune("c1") with { Deactivated = true } })
        );
        Assert.Equal(expected, Code(act, null, Moment(InTime) with { Unit = null }));
    }

    [Fact]
    public void What_a_deactivated_unit_sent_before_can_still_be_reviewed() =>
        Assert.Equal(
            "ok",
            Code(
                SubmissionAct.Accept,
                Reached(SubmissionStatus.Submitted),
                Moment(InTime, Reviewer) with
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
                SubmissionAct.Submit,
                null,
                Moment("05/12/2023 09:00:00") with
                {
                    Unit = Commune("c1") with { ValidTo = Day(validTo) },
                }
            )
        );

    [Fact]
    public void Nothing_is_taken_before_the_period_opens()
    {
        Assert.Equal("not-open-yet", Code(SubmissionAct.Submit, null, Moment("31/10/2023 23:59:59")));
        Assert.Equal("ok", Code(SubmissionAct.Submit, null, Moment("01/11/2023 00:00:00")));
        Assert.Contains(
            "01/11/2023",
            SubmissionRules.WhyNot(SubmissionAct.Draft, null, Moment("31/10/2023 00:00:00"))!.Sentence.Vi,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_form_without_nil_takes_none()
    {
        var plan = SmallDuties.Find("plan", "2023", "c1")!;
        Assert.Equal("nil-not-known", Code(SubmissionAct.Nil, null, Moment("20/02/2023 09:00:00", duty: plan)));
    }

    [Fact]
    public void A_duty_without_a_date_has_nothing_to_extend()
    {
        var undated = ReportOf("c1") with { Deadline = null, Due = null };
        Assert.Equal("no-deadline", Code(SubmissionAct.AskExtension, null, Moment(InTime, duty: undated)));
        Assert.Equal("no-deadline", Code(SubmissionAct.Extend, null, Moment(InTime, Reviewer, undated)));
    }

    [Fact]
    public void The_collector_sends_its_own_report_up_and_nobody_else_does()
    {
        var own = SmallDuties.Find("report", "2023", Town)!;
        Assert.Equal("ok", Code(SubmissionAct.Consolidate, null, Moment(InTime, Reviewer, own)));
        Assert.Equal("not-allowed", Code(SubmissionAct.Consolidate, null, Moment(InTime, Officer, own)));
        Assert.Equal("not-allowed", Code(SubmissionAct.Accept, null, Moment(InTime, Reviewer, own)));
    }

    [Theory]
    [InlineData("20/11/2023 09:59:59", "reminded-recently")]
    [InlineData("20/11/2023 10:00:00", "ok")]
    public void A_unit_is_reminded_at_most_once_an_hour(string at, string expected)
    {
        var reminded = SubmissionRules.Remind(null, null, Moment(InTime, Reviewer)).State;
        Assert.Equal(expected, Code(SubmissionAct.Remind, reminded, Moment(at, Reviewer)));
    }

    [Theory]
    [InlineData("20/11/2023 08:57:59", "clock-behind")]
    [InlineData("20/11/2023 08:58:00", "ok")]
    [InlineData("20/11/2023 08:59:59", "ok")]
    public void A_clock_that_jumped_back_records_nothing(string now, string expected)
    {
        var state = SubmissionRules.SaveDraft(null, Content.Empty, Moment(InTime)).State;
        Assert.Equal(expected, Code(SubmissionAct.Draft, state, Moment(now)));
    }

    [Fact]
    public void A_clock_a_little_behind_does_not_take_the_last_instant_back()
    {
        var state = SubmissionRules.SaveDraft(null, Content.Empty, Moment(InTime)).State;
        var next = SubmissionRules.SaveDraft(state, Content.Empty, Moment("20/11/2023 08:59:00"));
        Assert.Equal((At(InTime), At("20/11/2023 08:59:00")), (next.State.LastAt, next.Log.At));
    }

    [Fact]
    public void An_extension_that_was_asked_for_is_granted_refused_or_overtaken()
    {
        var asked = SubmissionRules.AskExtension(null, Day("06/12/2023"), "Mưa lũ", Moment(InTime)).State;
        Assert.Equal("ok", Code(SubmissionAct.RefuseExtension, asked, Moment(InTime, Reviewer)));
        Assert.Null(
            SubmissionRules.RefuseExtension(asked, "Đủ thời gian", Moment(InTime, Reviewer)).State.ExtensionRequest
        );
        Assert.Null(SubmissionRules.Submit(asked, Content.Empty, false, Moment(InTime)).State.ExtensionRequest);
        var granted = SubmissionRules.Extend(asked, Day("06/12/2023"), "Đồng ý", Moment(InTime, Reviewer)).State;
        Assert.Equal((null, Day("06/12/2023")), (granted.ExtensionRequest, granted.ExtendedTo));
    }

    [Theory]
    [InlineData("29/11/2023", "extension-not-later")]
    [InlineData("30/11/2023", null)]
    public void An_extension_must_be_later_than_the_date_in_force(string lastDay, string? expected) =>
        Assert.Equal(expected, SubmissionRules.CheckExtension(null, Day(lastDay), Moment(InTime, Reviewer))?.Code);

    private static string Row(SubmissionAct act, Moment moment) =>
        string.Join(' ', Statuses.Select(s => Code(act, Reached(s), moment)));

    private static string Code(SubmissionAct act, SubmissionState? state, Moment moment) =>
        SubmissionRules.WhyNot(act, state, moment)?.Code ?? "ok";

    private static SubmissionState? Reached(SubmissionStatus status)
    {
        if (status == SubmissionStatus.NotStarted)
            return null;
        var draft = SubmissionRules.SaveDraft(null, Content.Empty, Moment("15/11/2023 08:00:00")).State;
        var submitted = SubmissionRules.Submit(draft, Content.Empty, false, Moment("15/11/2023 09:00:00")).State;
        return status switch
        {
            SubmissionStatus.Draft => draft,
            SubmissionStatus.Submitted => submitted,
            SubmissionStatus.Returned => SubmissionRules
                .Return(submitted, "Thiếu số liệu", null, Moment("15/11/2023 10:00:00", Reviewer))
                .State,
            _ => SubmissionRules.Accept(submitted, "", Moment("15/11/2023 10:00:00", Reviewer)).State,
        };
    }
}
