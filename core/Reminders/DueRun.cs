using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Reminders;

/// <summary>One run of the due step: what it starts from, and what it collects.</summary>
internal sealed class DueRun(
    CycleRecord cycle,
    Duties duties,
    string collector,
    CollectorAgenda agenda,
    DateTimeOffset now
)
{
    /// <summary>Every open partition is looked into at least so often, whatever was reckoned before.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromDays(7);

    private readonly Cursor? cursor = agenda.Cursor?.Value;
    private readonly HashSet<string> touched = [.. agenda.Touched.Select(t => t.Value.Partition)];

    /// <summary>What an earlier run found out and can still be relied on; null: look into everything.</summary>
    private readonly Cursor? known = StillKnown(agenda.Cursor?.Value, cycle, now);

    public CycleRecord Cycle => cycle;
    public Duties Duties => duties;
    public string Collector => collector;
    public DateTimeOffset Now => now;
    public DateTimeOffset Since { get; } = SinceOf(cycle, agenda, now);

    /// <summary>What belongs to the plan as a whole (its events, the weekly brief) is done once: at the body that issued it, or at the first collector.</summary>
    public bool IsHome { get; } = collector == HomeOf(duties);

    /// <summary>By partition that was looked into: when something is due there next.</summary>
    public Dictionary<string, DateTimeOffset> Next { get; } = [];

    /// <summary>
    /// Whether nobody was told of it yet. The instant alone does not say: the run that told may have been at the very instant of the amendment, and what it told
    /// of must not take the place of a reminder of the next morning.
    /// </summary>
    public bool IsNew(Amendment amendment) => amendment.At >= Since && cursor?.Revision != cycle.Changes.Count;

    /// <summary>Whether notices of acts may wait there.</summary>
    public bool IsMarked(Duty duty) => cursor is null || touched.Contains(duty.Partition);

    /// <summary>Whether reminders may be due there.</summary>
    public bool MustLook(Duty duty)
    {
        if (!IsReminderHour || !duty.IsOpen(now))
            return false;
        if (known is null || touched.Contains(duty.Partition))
            return true;
        return !known.Next.TryGetValue(duty.Partition, out var next) || next <= now;
    }

    /// <summary>Before this instant nothing is due here, unless an act or a changed configuration says otherwise.</summary>
    /// <param name="open">Marks or agenda items are left: look again at the next reminder hour.</param>
    public DateTimeOffset NextLook(IEnumerable<List<Duty>> own, Cursor after, bool open)
    {
        var next = new List<DateTimeOffset> { after.LookedAt + LookAgainAfter };
        if (open)
            next.Add(WakeRules.NextReminderHour(cycle.Configuration, now));
        foreach (var group in own)
        {
            if (!group[0].IsOpen(now))
                next.Add(VietnamTime.StartOf(group[0].Period.OpensOn));
            else if (after.Next.TryGetValue(group[0].Partition, out var reckoned))
                next.Add(reckoned);
            else
                next.Add(WakeRules.NextReminderHour(cycle.Configuration, now));
            var closings = group.Where(WakeRules.Closes).Select(d => d.Due!.EndsAt);
            next.AddRange(closings.Where(at => at > now));
        }
        if (IsHome)
            next.AddRange(OfPlan().Select(p => p.At).Where(at => at > now));
        return next.Min();
    }

    /// <summary>What is sent for the plan as a whole: the weekly briefs and the notices of its events.</summary>
    private IEnumerable<Planned> OfPlan()
    {
        var configuration = cycle.Configuration;
        var weeks = ReminderRules.Weeks(configuration, duties.Days);
        return weeks.Concat(
            configuration.Events.SelectMany(e => ReminderRules.PlanEventNotices(configuration, e, duties.Days))
        );
    }

    /// <summary>A cursor is relied on for a week, and only while the configuration it was made with stays the same.</summary>
    private static Cursor? StillKnown(Cursor? cursor, CycleRecord cycle, DateTimeOffset now)
    {
        if (cursor is null || cursor.Revision != cycle.Changes.Count)
            return null;
        return now - cursor.LookedAt > LookAgainAfter ? null : cursor;
    }

    /// <summary>Up to when everything due was collected: also the hours at which nobody ran it because nothing was due, up to the first act.</summary>
    private static DateTimeOffset SinceOf(CycleRecord cycle, CollectorAgenda agenda, DateTimeOffset now)
    {
        if (agenda.Cursor?.Value is not { } cursor)
            return DateTimeOffset.MinValue;
        if (cursor.NextAt is not { } next || cursor.Revision != cycle.Changes.Count)
            return cursor.At;
        var acts = agenda.Touched.Select(t => t.Value.Hour);
        var quietUntil = acts.Append(next.AddTicks(-1)).Append(now).Min();
        var hour = WakeRules.LastReminderHour(cycle.Configuration, quietUntil);
        return hour > cursor.At ? hour : cursor.At;
    }

    private static string? HomeOf(Duties duties)
    {
        var issuer = duties.Cycle.Plan.Issuer;
        return duties.Kept.Any(d => d.Collector == issuer) ? issuer : duties.Kept.FirstOrDefault()?.Collector;
    }

    /// <summary>How far it has come. Nothing reckoned is kept where somebody acted, unless it was looked into after that.</summary>
    public Cursor CursorAfter(IReadOnlyCollection<string> stillTouched)
    {
        // Where everything was looked into, nothing of the cursor before is left.
        var before = known is null && IsReminderHour ? null : cursor;
        var next = before is null ? [] : new Dictionary<string, DateTimeOffset>(before.Next);
        foreach (var partition in touched)
            next.Remove(partition);
        foreach (var (partition, at) in Next.Where(n => !stillTouched.Contains(n.Key)))
            next[partition] = at;
        var (revision, lookedAt) = (before?.Revision ?? cycle.Changes.Count, before?.LookedAt ?? now);
        return new()
        {
            At = now > Since ? now : Since,
            Revision = revision,
            LookedAt = lookedAt,
            Next = next,
        };
    }

    /// <summary>
    /// A reminder hour has passed since the last one that was kept, or a deadline was amended: in between there is nothing to look for. What an act makes due
    /// for an hour that is over is not sent after the act's own letter.
    /// </summary>
    public bool IsReminderHour
    {
        get
        {
            if (Since == DateTimeOffset.MinValue || WakeRules.NextReminderHour(cycle.Configuration, Since) <= now)
                return true;
            return cycle.Amendments.Any(IsNew);
        }
    }
}
