using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Submissions;

public sealed class TimelinessTests
{
    private static readonly Duty Duty = ReportOf("c1");

    [Theory]
    [InlineData("29/11/2023 23:59:59", 0)]
    [InlineData("30/11/2023 00:00:00", 1)]
    [InlineData("04/12/2023 15:00:00", 5)]
    public void A_submission_is_late_from_the_first_second_after_its_date(string at, int daysLate)
    {
        var state = Submitted(null, at);
        Assert.Equal(daysLate, Timeliness.DaysLateOfSubmission(Duty, state));
        Assert.Equal(daysLate == 0, Timeliness.IsOnTime(Duty, state));
    }

    [Fact]
    public void A_late_first_revision_stays_late_when_its_return_is_answered_in_time()
    {
        var returned = Returned(Submitted(null, "02/12/2023 09:00:00"), "04/12/2023 09:00:00");
        Assert.Equal(3, Timeliness.DaysLateOfSubmission(Duty, Submitted(returned, "05/12/2023 09:00:00")));
    }

    [Theory]
    [InlineData("04/12/2023 23:59:59", 0)] // returned on 29/11: three working days are 30/11, 1/12, 4/12
    [InlineData("05/12/2023 00:00:00", 1)]
    public void A_return_answered_within_the_granted_days_is_on_time(string at, int daysLate)
    {
        var returned = Returned(Submitted(null, "28/11/2023 09:00:00"), "29/11/2023 09:00:00");
        Assert.Equal(Day("04/12/2023"), Timeliness.InForce(Duty, returned)!.LastDay);
        Assert.Equal(daysLate, Timeliness.DaysLateOfSubmission(Duty, Submitted(returned, at)));
    }

    [Fact]
    public void A_date_amended_to_an_earlier_day_later_on_makes_nobody_late()
    {
        var state = Submitted(null, "29/11/2023 09:00:00");
        Assert.Equal(0, Timeliness.DaysLateOfSubmission(Duty with { Due = DueDate.On(Day("15/11/2023")) }, state));
    }

    [Fact]
    public void A_date_amended_to_a_later_day_undoes_the_delay()
    {
        var state = Submitted(null, "02/12/2023 09:00:00");
        Assert.Equal(0, Timeliness.DaysLateOfSubmission(Duty with { Due = DueDate.On(Day("05/12/2023")) }, state));
    }

    [Fact]
    public void An_extension_after_the_fact_undoes_the_delay()
    {
        var late = Submitted(null, "02/12/2023 09:00:00");
        Assert.Equal(3, Timeliness.DaysLateOfSubmission(Duty, late));
        Assert.Equal(
            1,
            Timeliness.DaysLateOfSubmission(
                Duty,
                late with
                {
                    Extensions = [new(Day("01/12/2023"), "Mưa lũ", "x", At("03/12/2023 08:00:00"))],
                }
            )
        );
        Assert.Equal(
            0,
            Timeliness.DaysLateOfSubmission(
                Duty,
                late with
                {
                    Extensions = [new(Day("02/12/2023"), "Mưa lũ", "x", At("03/12/2023 08:00:00"))],
                }
            )
        );
    }

    [Fact]
    public void A_revision_set_aside_makes_nobody_late()
    {
        var state = new Submit(Content.Empty)
            .DecideAside(Submitted(null, "28/11/2023 09:00:00"), Situation("02/12/2023 09:00:00"))
            .State;
        Assert.True(Timeliness.IsOnTime(Duty, state));
    }

    [Fact]
    public void An_invited_body_is_never_late_nor_overdue()
    {
        var invited = ReportOf(Union);
        var state = new Submit(Content.Empty).Decide(null, Situation("20/01/2024 09:00:00", duty: invited));
        Assert.True(state.Revision!.Receipt.OnTime);
        Assert.True(Timeliness.IsOnTime(invited, state.State));
        Assert.Equal((Standing.None, 0), Timeliness.Of(invited, null, At("20/01/2024 09:00:00"), Days));
    }

    [Fact]
    public void A_duty_without_a_date_is_never_late()
    {
        var undated = Duty with { Deadline = null, Due = null };
        Assert.True(
            Timeliness.IsOnTime(
                undated,
                new Submit(Content.Empty).Decide(null, Situation("20/01/2024 09:00:00", duty: undated)).State
            )
        );
        Assert.Equal((Standing.None, 0), Timeliness.Of(undated, null, At("20/01/2024 09:00:00"), Days));
    }

    [Theory]
    [InlineData("31/10/2023 09:00:00", Standing.None, 0)] // not open
    [InlineData("23/11/2023 09:00:00", Standing.None, 0)]
    [InlineData("24/11/2023 09:00:00", Standing.DueSoon, 0)] // three working days left
    [InlineData("29/11/2023 23:59:59", Standing.DueSoon, 0)]
    [InlineData("30/11/2023 00:00:00", Standing.Overdue, 1)]
    [InlineData("04/12/2023 09:00:00", Standing.Overdue, 5)]
    public void What_is_shown_beside_a_duty_nobody_has_submitted(string now, Standing flag, int daysLate)
    {
        Assert.Equal((flag, daysLate), Timeliness.Of(Duty, null, At(now), Days));
        Assert.Equal(
            (flag, daysLate),
            Timeliness.Of(Duty, new() { Unit = "c1", Status = SubmissionStatus.Draft }, At(now), Days)
        );
    }

    [Theory]
    [InlineData("28/11/2023 09:00:00", false, Standing.Waiting, 0)]
    [InlineData("28/11/2023 09:00:00", true, Standing.OnTime, 0)]
    [InlineData("01/12/2023 09:00:00", false, Standing.Late, 2)]
    [InlineData("01/12/2023 09:00:00", true, Standing.Late, 2)]
    public void What_is_shown_beside_what_came(string at, bool accepted, Standing flag, int daysLate)
    {
        var state = Submitted(null, at);
        if (accepted)
            state = new Accept("").Decide(state, Situation("05/12/2023 09:00:00", Reviewer)).State;
        Assert.Equal((flag, daysLate), Timeliness.Of(Duty, state, At("20/12/2023 09:00:00"), Days));
    }

    [Fact]
    public void What_was_returned_is_overdue_when_the_granted_days_are_over()
    {
        var returned = Returned(Submitted(null, "28/11/2023 09:00:00"), "29/11/2023 09:00:00");
        Assert.Equal(Standing.DueSoon, Timeliness.Of(Duty, returned, At("04/12/2023 23:59:59"), Days).Flag);
        Assert.Equal((Standing.Overdue, 1), Timeliness.Of(Duty, returned, At("05/12/2023 00:00:00"), Days));
    }

    private static SubmissionState Submitted(SubmissionState? state, string at) =>
        new Submit(Content.Empty).Decide(state, Situation(at)).State;

    private static SubmissionState Returned(SubmissionState state, string at) =>
        new Return("Thiếu số liệu", null).Decide(state, Situation(at, Reviewer)).State;
}
