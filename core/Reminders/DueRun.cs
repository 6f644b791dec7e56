namespace PlanMonitor.Core;

/// <summary>One run of the due step: what it starts from, and what it collects.</summary>
internal sealed class DueRun(CycleRecord cycle, Duties duties, string collector, Cursor? cursor, HashSet<string> touched, DateTimeOffset now)
{
    /// <summary>Every open partition is looked into at least so often, whatever was reckoned before.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromDays(7);

    // What was reckoned holds for the configuration it was reckoned with, and for some days.
    private readonly bool lookAtAll = cursor is null || cursor.Revision != cycle.Changes.Count || now - cursor.LookedAt > LookAgainAfter;

    public CycleRecord Cycle => cycle;
    public Duties Duties => duties;
    public string Collector => collector;
    public DateTimeOffset Now => now;
    public DateTimeOffset Since { get; } = cursor?.At ?? DateTimeOffset.MinValue;
    public IReadOnlyList<Stored<Account>> Accounts { get; set; } = [];
    public UnitDirectory Units { get; set; } = null!;
    public List<Message> Messages { get; } = [];
    public List<(string Partition, Stored<Notice> Notice)> Notices { get; } = [];
    public List<AgendaItem> Requests { get; } = [];
    /// <summary>By partition that was looked into: when something is due there next.</summary>
    public Dictionary<string, DateTimeOffset> Next { get; } = [];

    /// <summary>Whether notices of acts may wait there.</summary>
    public bool IsMarked(Duty duty) => cursor is null || touched.Contains(duty.Partition);

    /// <summary>Whether reminders may be due there.</summary>
    public bool MustLook(Duty duty) => IsReminderHour && duty.IsOpen(now)
        && (lookAtAll || touched.Contains(duty.Partition) || !cursor!.Next.TryGetValue(duty.Partition, out var next) || next <= now);

    /// <summary>How far it has come. Nothing reckoned is kept where somebody acted, unless it was looked into after that.</summary>
    public Cursor CursorAfter(IReadOnlyCollection<string> stillTouched)
    {
        var looked = lookAtAll && IsReminderHour;
        var next = new Dictionary<string, DateTimeOffset>(looked || cursor is null ? [] : cursor.Next);
        foreach (var partition in touched)
            next.Remove(partition);
        foreach (var (partition, at) in Next.Where(n => !stillTouched.Contains(n.Key)))
            next[partition] = at;
        return new() { At = now > Since ? now : Since, Revision = looked ? cycle.Changes.Count : cursor!.Revision, LookedAt = looked ? now : cursor!.LookedAt, Next = next };
    }

    /// <summary>
    /// A reminder hour has passed since the last one that was kept, or a deadline was amended: in between there is nothing to look for. What an act makes due
    /// for an hour that is over is not sent after the act's own letter.
    /// </summary>
    public bool IsReminderHour => Since == DateTimeOffset.MinValue || WakeRules.NextReminderHour(cycle.Configuration, Since) <= now || cycle.Amendments.Any(a => a.At >= Since);
}
