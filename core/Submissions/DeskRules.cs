using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Submissions;

/// <summary>At whose desk a duty lies.</summary>
public enum DeskHolder
{
    /// <summary>The unit that owes it: it has not sent it, or it was returned to it.</summary>
    Unit,

    /// <summary>The office that reviews it.</summary>
    Reviewer,

    /// <summary>Nobody: it was accepted, or the unit is released from it.</summary>
    Nobody,
}

/// <summary>Two clocks: the unit's stops when it submits and starts again with a return; what passes in between is the reviewer's.</summary>
/// <param name="Since">Since when it has lain there; null: at nobody's.</param>
/// <param name="WorkingDays">How long, the first day not counted.</param>
/// <param name="UnitDays">Working days at the unit's desk, all turns together.</param>
/// <param name="ReviewerDays">The same at the reviewer's.</param>
public sealed record Desk(DeskHolder Holder, DateTimeOffset? Since, int WorkingDays, int UnitDays, int ReviewerDays)
{
    /// <summary>Where nothing is expected of anybody.</summary>
    public static readonly Desk None = new(DeskHolder.Nobody, null, 0, 0, 0);
}

/// <summary>Whose desk: derived from the revisions and their verdicts, never stored.</summary>
public static class DeskRules
{
    public static Desk Of(Duty duty, SubmissionState? state, DateTimeOffset now, WorkingDays days)
    {
        var turns = Turns(duty, state).Where(t => t.From <= now).ToList();
        if (turns.Count == 0)
            return Desk.None;
        int Lasted(int i)
        {
            var until = i + 1 < turns.Count ? turns[i + 1].From : now;
            return days.Between(VietnamTime.DayOf(turns[i].From), VietnamTime.DayOf(until));
        }
        int Of(DeskHolder holder) => Enumerable.Range(0, turns.Count).Where(i => turns[i].Holder == holder).Sum(Lasted);
        var (atUnit, atReviewer) = (Of(DeskHolder.Unit), Of(DeskHolder.Reviewer));
        var last = turns[^1];
        if (last.Holder == DeskHolder.Nobody)
            return Desk.None with { UnitDays = atUnit, ReviewerDays = atReviewer };
        return new(last.Holder, last.From, Lasted(turns.Count - 1), atUnit, atReviewer);
    }

    /// <summary>Who had it from when; the same holder twice in a row is one turn.</summary>
    private static List<(DateTimeOffset From, DeskHolder Holder)> Turns(Duty duty, SubmissionState? state)
    {
        var opened = VietnamTime.StartOf(duty.Period.OpensOn);
        var turns = new List<(DateTimeOffset From, DeskHolder Holder)> { (opened, DeskHolder.Unit) };
        foreach (
            var (at, holder) in (state?.Revisions ?? [])
                .Where(r => r.Fate != RevisionFate.SetAside)
                .SelectMany(Of)
                .Concat(Waived(state))
                .OrderBy(e => e.At)
        )
        {
            if (turns[^1].Holder != holder)
                turns.Add((at, holder));
        }
        return turns;
    }

    private static IEnumerable<(DateTimeOffset At, DeskHolder Holder)> Of(RevisionSummary r)
    {
        yield return (r.SubmittedAt, DeskHolder.Reviewer);
        // Returned after it was accepted: in between nobody had it.
        if (r.AcceptedAt is { } accepted)
            yield return (accepted, DeskHolder.Nobody);
        if (r.VerdictAt is { } verdict)
            yield return (verdict, r.Verdict == Verdict.Accepted ? DeskHolder.Nobody : DeskHolder.Unit);
    }

    private static IEnumerable<(DateTimeOffset At, DeskHolder Holder)> Waived(SubmissionState? state) =>
        state?.Waiver is { } waiver ? [(waiver.At, DeskHolder.Nobody)] : [];
}

/// <summary>The words of the two clocks.</summary>
public static class DeskTexts
{
    public static readonly Text OnDay = new("ngày {0}", "{0}");
    public static readonly Text At = new("Đang ở {0} từ {1}, {2}", "At {0} since {1}, {2}");
    public static readonly Text WorkingDays = new("{0} ngày làm việc", "{0} working day(s)");
    public static readonly Text Both = new("Đơn vị: {0}; nơi nhận: {1}", "The unit: {0}; the receiver: {1}");

    /// <summary>"Đang ở Phòng … từ 08:12 27/02/2023, 3 ngày làm việc"; null: at nobody's.</summary>
    public static Text? Sentence(Desk desk, Text holder)
    {
        if (desk.Since is not { } since)
            return null;
        return At.WithTexts(holder, SinceWhen(since), WorkingDays.Counted(desk.WorkingDays));
    }

    /// <summary>A period that opens lies there from a day on; an act has its minute.</summary>
    private static Text SinceWhen(DateTimeOffset since)
    {
        var day = VietnamTime.DayOf(since);
        return since == VietnamTime.StartOf(day) ? OnDay.WithTexts(VietnamTime.Text(day)) : VietnamTime.Show(since);
    }

    public static Text Totals(Desk desk) =>
        Both.WithTexts(WorkingDays.Counted(desk.UnitDays), WorkingDays.Counted(desk.ReviewerDays));
}
