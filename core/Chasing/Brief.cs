using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Chasing;

/// <summary>One page for the head of the body: how the plan stands, and what has changed since a week ago.</summary>
public sealed record Brief
{
    public required string Cycle { get; init; }
    public required Text Title { get; init; }

    /// <summary>The collector it is about.</summary>
    public required string Unit { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }

    /// <summary>What is open, or was finished within the week.</summary>
    public required IReadOnlyList<BriefLine> Lines { get; init; }

    /// <summary>Obligations and periods that were finished before and are not listed.</summary>
    public required int Finished { get; init; }

    /// <summary>What the collector itself owes upward and has not sent, where the date is near or past.</summary>
    public required IReadOnlyList<OwnDuty> Own { get; init; }

    /// <summary>Open difficulties, the oldest first.</summary>
    public required IReadOnlyList<WorkItem> Difficulties { get; init; }

    /// <summary>Deadlines that were changed within the week; everything else is counted by the present ones.</summary>
    public required IReadOnlyList<Amendment> Amendments { get; init; }

    /// <summary>For who does not see all (<see cref="SightRules"/>): without what people wrote and who declared nil, of the obligations with victims' figures.</summary>
    public Brief Closed(Duties duties)
    {
        bool HasSensitive(Duty duty) => SightRules.HasSensitive(duties.Cycle, duty);
        return this with
        {
            Lines = [.. Lines.Select(l => HasSensitive(l.First) ? l.Closed() : l)],
            Difficulties = [.. Difficulties.Select(d => HasSensitive(d.Duty) ? d.Closed() : d)],
        };
    }

    /// <summary>Expected, received, in time, late, missing, past the date, over all lines.</summary>
    public BriefCount Total => BriefCount.Sum(Lines.Select(l => BriefCount.Of(l.Now, l.Overdue.Count)));

    /// <summary>The same a week ago.</summary>
    public BriefCount TotalBefore => BriefCount.Sum(Lines.Select(l => BriefCount.Of(l.Before, l.OverdueBefore.Count)));
}

public sealed record BriefCount(int Expected, int Received, int OnTime, int Late, int Missing, int Overdue)
{
    public static readonly BriefCount None = new(0, 0, 0, 0, 0, 0);

    public static BriefCount Of(Completeness c, int overdue) =>
        new(c.Expected, c.Received, c.OnTime, c.Late, c.Missing.Count, overdue);

    public static BriefCount Sum(IEnumerable<BriefCount> counts) => counts.Aggregate(None, Add);

    public static BriefCount Add(BriefCount a, BriefCount b) =>
        new(
            a.Expected + b.Expected,
            a.Received + b.Received,
            a.OnTime + b.OnTime,
            a.Late + b.Late,
            a.Missing + b.Missing,
            a.Overdue + b.Overdue
        );
}

/// <summary>One obligation in one period. Names are codes of units.</summary>
/// <param name="First">One of its duties: name, period and deadline.</param>
/// <param name="Overdue">Past the date in force and not there, with the days.</param>
/// <param name="Arrived">Counted now and did not a week ago.</param>
/// <param name="Fell">Became overdue within the week.</param>
/// <param name="Returned">Were sent back within the week and are waited for.</param>
public sealed record BriefLine(
    Duty First,
    Completeness Now,
    Completeness Before,
    IReadOnlyList<LateUnit> Overdue,
    IReadOnlyList<string> OverdueBefore,
    IReadOnlyList<string> Arrived,
    IReadOnlyList<string> Fell,
    IReadOnlyList<string> Returned
)
{
    public BriefLine Closed()
    {
        static LateUnit ClosedUnit(LateUnit late) => late with { Contact = SightRules.Closed(late.Contact) };
        var (now, before) = (SightRules.Closed(Now), SightRules.Closed(Before));
        return this with { Now = now, Before = before, Overdue = [.. Overdue.Select(ClosedUnit)] };
    }

    public bool IsFinished => Now.Missing.Count == 0 && Now.Accepted == Now.Received;

    public bool IsChanged => Arrived.Count + Fell.Count + Returned.Count > 0 || Now.Accepted != Before.Accepted;
}

public sealed record LateUnit(string Unit, int Days, bool Blocked, ContactNote? Contact);

public sealed record OwnDuty(Duty Duty, SubmissionStatus Status, Lateness Lateness);

public static class BriefRules
{
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>What the collector itself owes is spoken of from so many days before its date.</summary>
    private const int OwnDaysBefore = 14;

    /// <param name="now">States and difficulties as they stood at the end of the week.</param>
    /// <param name="before">And at its beginning.</param>
    public static BriefLine Line(
        IReadOnlyList<Duty> group,
        IReadOnlyDictionary<string, SubmissionState> now,
        IReadOnlyDictionary<string, SubmissionState> before,
        DateTimeOffset from,
        DateTimeOffset to,
        WorkingDays days
    )
    {
        List<Child> ChildrenIn(IReadOnlyDictionary<string, SubmissionState> states) =>
            [.. group.Select(d => new Child(d, states.GetValueOrDefault(d.Unit), null))];
        var (at, then) = (ChildrenIn(now), ChildrenIn(before));
        var overdue = at.Select(c => Late(c, to, days)).OfType<LateUnit>().ToList();
        bool WasOverdue(Child c) => Timeliness.Of(c.Duty, c.State, from, days).Flag == Standing.Overdue;
        var overdueBefore = then.Where(WasOverdue).Select(c => c.Duty.Unit).ToList();
        var arrivals = at.Zip(then).Where(c => c.First.Counts && !c.Second.Counts);
        var arrived = arrivals.Select(c => c.First.Duty.Unit);
        var fell = overdue.Select(l => l.Unit).Except(overdueBefore);
        var returned = at.Where(c => WasReturned(c, from)).Select(c => c.Duty.Unit);
        var present = ConsolidationRules.CompletenessOf(at);
        var past = ConsolidationRules.CompletenessOf(then);
        return new(group[0], present, past, overdue, overdueBefore, [.. arrived], [.. fell], [.. returned]);
    }

    private static bool WasReturned(Child child, DateTimeOffset since) =>
        child is { Status: SubmissionStatus.Returned, State.Returned: { } note } && note.At > since;

    /// <summary>Null: it is not past its date, or it is there.</summary>
    private static LateUnit? Late(Child child, DateTimeOffset at, WorkingDays days)
    {
        var (flag, daysLate) = Timeliness.Of(child.Duty, child.State, at, days);
        if (flag != Standing.Overdue)
            return null;
        var isBlocked = child.State?.BlockingDifficulties.Count > 0;
        return new(child.Duty.Unit, daysLate, isBlocked, child.State?.LastContact);
    }

    /// <summary>Null: it was sent, is not open, has no date, or its date is far.</summary>
    public static OwnDuty? Own(Duty duty, SubmissionState? state, DateTimeOffset to, WorkingDays days)
    {
        if (!duty.IsOpen(to) || !SubmissionState.IsWaitedFor(state))
            return null;
        var lateness = Timeliness.At(duty, state, to, days);
        if (lateness.Due is not { } due)
            return null;
        var spokenOfFrom = due.LastDay.AddDays(-OwnDaysBefore);
        if (VietnamTime.DayOf(to) < spokenOfFrom)
            return null;
        return new(duty, SubmissionState.StatusOf(state), lateness);
    }

    /// <summary>Whether the head has to read of it this week.</summary>
    public static bool IsShown(BriefLine line, DateTimeOffset to) =>
        line.First.IsOpen(to) && (!line.IsFinished || line.IsChanged) && line.Now.Expected > 0;
}
