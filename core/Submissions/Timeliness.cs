using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Submissions;

/// <summary>Late, overdue, waiting: derived from deadline, extensions and status at a moment; never stored, so an extension undoes a delay by itself.</summary>
public static class Timeliness
{
    /// <summary>So many working days before the last day a duty counts as due soon.</summary>
    private const int SoonWithin = 3;

    /// <summary>The date in force for a unit now.</summary>
    public static DueDate? InForce(Duty duty, SubmissionState? state) =>
        DueDates.InForce(duty.Due, state?.ExtendedTo, state?.Returned?.SubmitAgainBy);

    /// <summary>Whether a unit's submission was in time: every revision that counted came before its own date. Invited bodies are never late; an undated duty only after a return that set a day.</summary>
    public static bool IsOnTime(Duty duty, SubmissionState state) => DaysLateOfSubmission(duty, state) == 0;

    /// <summary>Days after the date in force of the worst revision that counted.</summary>
    public static int DaysLateOfSubmission(Duty duty, SubmissionState state)
    {
        if (duty.Invited)
            return 0;
        var counted = state.Revisions.Where(r => r.Fate != RevisionFate.SetAside);
        return counted.Select(r => DaysLate(duty, state, r)).DefaultIfEmpty(0).Max();
    }

    /// <summary>Days late of one revision. A date that was amended to an earlier day later on does not make it late.</summary>
    public static int DaysLate(Duty duty, SubmissionState state, RevisionSummary revision)
    {
        if (duty.Invited || revision.DueAt is null || revision.SubmittedAt < revision.DueAt)
            return 0;
        var due = DueDates.InForce(duty.Due, state.ExtendedTo, revision.SubmitAgainBy);
        return due is null ? 0 : DueDates.DaysLate(due, revision.SubmittedAt);
    }

    /// <summary>
    /// Whether a duty is late, by how many days, to which day: the one answer that letters, lists, pages and documents print of a duty at an instant.
    /// </summary>
    public static Lateness At(Duty duty, SubmissionState? state, DateTimeOffset now, WorkingDays days)
    {
        var (standing, daysLate) = Of(duty, state, now, days);
        var due = InForce(duty, state);
        var left = LeftOf(duty, state, due, now, days);
        return new(due, standing, daysLate, DueDates.Sentence(duty.Deadline, duty.Due, due), left);
    }

    /// <summary>The date of the plan, of no one unit: once it has passed, that is all there is to say. Who is late by how much is said unit by unit.</summary>
    public static Lateness OfPlan(Duty duty, DateTimeOffset now, WorkingDays days)
    {
        var lateness = At(duty, null, now, days);
        if (lateness.Due is not { } due || now < due.EndsAt)
            return lateness;
        var passed = DeadlineTexts.Passed.Counted(DueDates.DaysLate(due, now));
        return lateness with { Standing = Standing.None, DaysLate = 0, Left = passed };
    }

    /// <summary>What is said of the days beside the date; null: nothing, as there is no date.</summary>
    private static Text? LeftOf(Duty duty, SubmissionState? state, DueDate? due, DateTimeOffset now, WorkingDays days)
    {
        if (due is null)
            return null;
        if (state?.Status is SubmissionStatus.Submitted or SubmissionStatus.Accepted)
            return DutyTexts.Submitted;
        if (state?.Waiver is not null)
            return DutyTexts.Waived;
        return duty.Invited && now >= due.EndsAt ? DutyTexts.InvitedPast : DueDates.Left(due, now, days);
    }

    /// <summary>What to show beside a duty now.</summary>
    public static (Standing Flag, int DaysLate) Of(
        Duty duty,
        SubmissionState? state,
        DateTimeOffset now,
        WorkingDays days
    )
    {
        var due = InForce(duty, state);
        if (state is { Status: SubmissionStatus.Submitted or SubmissionStatus.Accepted })
            return OfSubmitted(duty, state);
        if (due is null || duty.Invited || state?.Waiver is not null || !duty.IsOpen(now))
            return (Standing.None, 0);
        if (now >= due.EndsAt)
            return (Standing.Overdue, DueDates.DaysLate(due, now));
        var isSoon = days.Between(VietnamTime.DayOf(now), due.LastDay) <= SoonWithin;
        return (isSoon ? Standing.DueSoon : Standing.None, 0);
    }

    private static (Standing Flag, int DaysLate) OfSubmitted(Duty duty, SubmissionState state)
    {
        var late = DaysLateOfSubmission(duty, state);
        if (late > 0)
            return (Standing.Late, late);
        return (state.Status == SubmissionStatus.Submitted ? Standing.Waiting : Standing.OnTime, late);
    }
}

/// <summary>How a duty stands in time at an instant.</summary>
/// <param name="Due">The date in force; null: none is stated.</param>
/// <param name="DaysLate">Days after the last day, days off included; 0: it is not late.</param>
/// <param name="Sentence">The date in force in words.</param>
/// <param name="Left">Working days that are left, days late, or what is said of a duty that is done; null where no date is stated.</param>
public sealed record Lateness(DueDate? Due, Standing Standing, int DaysLate, Text Sentence, Text? Left)
{
    public bool IsOverdue => Standing == Standing.Overdue;

    /// <summary>"trước ngày 28/02/2023, tức hết ngày 27/02/2023, còn 3 ngày làm việc".</summary>
    public Text Full => Left is null ? Sentence : DueDates.SentenceNow(Sentence, Left);
}

/// <summary>What is to be said of a duty now.</summary>
public enum Standing
{
    /// <summary>Nothing special, or nothing is waited for.</summary>
    None,

    /// <summary>Not there yet, and three working days or fewer are left.</summary>
    DueSoon,

    /// <summary>Not there, and the last day has passed.</summary>
    Overdue,

    /// <summary>There, but after its date.</summary>
    Late,

    /// <summary>There in time, and accepted.</summary>
    OnTime,

    /// <summary>There in time, and not reviewed yet.</summary>
    Waiting,
}
