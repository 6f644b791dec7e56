using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Submissions;

/// <summary>What asking for more time, granting it and refusing it have in common.</summary>
public static class ExtensionRules
{
    /// <summary>If nobody answers a request, it goes to the level above; that level may then decide it.</summary>
    public static Right RightToDecide(SubmissionState? state, Situation m)
    {
        var isReviewer = Permissions.May(m.Actor, Right.Review, m.Place);
        return state?.ExtensionRequest is { Unanswered: true } && !isReviewer ? Right.ReviewAbove : Right.Review;
    }

    public static Problem? WhyNotExtend(SubmissionState? state, Situation m) =>
        SubmissionRules.WhyNotWaitedFor(state) ?? (m.Duty.Due is null ? Problems.NoDeadline.With() : null);

    /// <summary>What is wrong with the reason or the day; null: nothing.</summary>
    public static Problem? Check(Opened opened, DateOnly lastDay, string reason)
    {
        if (Reasons.Check(reason) is { } unreasoned)
            return unreasoned;
        if (WhyNotLater(opened.State, lastDay, opened.Situation) is { } notLater)
            return notLater;
        if (lastDay <= opened.Cycle.Configuration.ClosesOn)
            return null;
        return Problems.ValuesInvalid.With(1) with
        {
            Fields = [new("lastDay", "outside-cycle", CycleTexts.OutsideCycle)],
        };
    }

    /// <summary>An extension must be later than the date in force.</summary>
    public static Problem? WhyNotLater(SubmissionState? state, DateOnly lastDay, Situation m)
    {
        var due = Timeliness.InForce(m.Duty, state);
        if (due is null || lastDay > due.LastDay)
            return null;
        return Problems.ExtensionNotLater.With(VietnamTime.Show(due.LastDay));
    }

    /// <summary>The end of the last working day on which a request is to be answered; the day of the request is not counted.</summary>
    public static DateTimeOffset AnswerDue(DateTimeOffset askedAt, Situation m) =>
        VietnamTime.EndOf(m.Days.After(VietnamTime.DayOf(askedAt), m.Settings.AnswerWorkingDays));

    /// <summary>How the log says it: "05/12/2023: Mưa lũ".</summary>
    public static string Words(DateOnly lastDay, string reason) => $"{VietnamTime.Show(lastDay)}{Colon}{reason}";

    private const string Colon = ": ";

    /// <summary>The two again, for a letter; null: the entry is of no last day.</summary>
    public static (string Day, string Reason)? DayAndReason(LogEntry entry)
    {
        var isOfDay = entry.Event is LogEvent.Extended or LogEvent.ExtensionAsked or LogEvent.ExtensionUnanswered;
        if (!isOfDay || entry.Detail?.Split(Colon, 2) is not [var day, var reason])
            return null;
        return (day, reason);
    }
}
