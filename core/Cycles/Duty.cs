using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Cycles;

/// <summary>One thing one unit owes in one period: to whom, on which form, by when.</summary>
public sealed record Duty
{
    public required string Cycle { get; init; }
    public required Obligation Obligation { get; init; }
    public required Period Period { get; init; }
    public required string Unit { get; init; }
    public required string Collector { get; init; }
    public string? Through { get; init; }
    public required Form Form { get; init; }

    /// <summary>With its date, also where a rule says it; null: no date is stated.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>The deadline read with the cycle's settings; null: no date is stated.</summary>
    public DueDate? Due { get; init; }
    public bool Invited { get; init; }

    /// <summary>0: who reports at the source; 1: who consolidates what these send; and so on upward.</summary>
    public int Level { get; init; }

    /// <summary>The step upward of a collector's own report; null for a report at the source.</summary>
    public ConsolidationPlan? Step { get; init; }

    /// <summary>The duty of the cycle above that this consolidated report fulfils: there it is kept, reviewed and reminded of.</summary>
    public Duty? Upward { get; init; }

    /// <summary>The consolidated report of a cycle below that fulfils this duty; then nobody types it here.</summary>
    public DutyKey? FedBy { get; init; }

    /// <summary>The collector's own report upward, built from what it received.</summary>
    public bool IsConsolidation => Step is not null;

    /// <summary>The duty under whose key it is kept.</summary>
    public Duty Home => Upward ?? this;

    /// <summary>What changes together and what the collector reads in one query.</summary>
    public string Partition =>
        Upward is not null ? Upward.Partition : $"{Cycle}|{Obligation.Id}|{Period.Id}|{Collector}";

    public Text Name => Step?.Name ?? Obligation.Name;

    /// <summary>The last day the figures speak of, as far as anybody stated it.</summary>
    public DateOnly DataDay => Period.DataTo ?? Due?.LastDay ?? Period.OpensOn;

    /// <summary>Null: it is the first.</summary>
    public Period? PeriodBefore => Obligation.Periods.TakeWhile(p => p.Id != Period.Id).LastOrDefault();

    public bool IsOpen(DateTimeOffset now) => now >= VietnamTime.StartOf(Period.OpensOn);
}

/// <summary>A cycle that stands under another: which unit's, and what of it is fulfilled there.</summary>
public sealed record ChildCycle(string Cycle, string Unit, IReadOnlyList<Fulfilment> Fulfils);

/// <summary>Who owes what: everything is derived from the configuration, of the cycle itself and of the one above it.</summary>
public sealed class Duties
{
    /// <summary>Instead of a unit's code: the parent of each sender in the tree of units.</summary>
    public const string Parent = "parent";

    public const string GroupPrefix = "group:";

    private readonly Dictionary<(string Obligation, string Period, string Unit), Duty> byKey;
    private readonly Dictionary<string, IReadOnlyList<string>> lines;
    private readonly Duties? above;

    /// <param name="above">The duties of the cycle above, where there is one.</param>
    /// <param name="below">The cycles that stand under this one.</param>
    public Duties(Cycle cycle, WorkingDays days, Duties? above = null, IReadOnlyList<ChildCycle>? below = null)
    {
        Cycle = cycle;
        Days = days;
        this.above = above;
        IEnumerable<Duty> OfObligation(Obligation o) => o.Periods.SelectMany(p => Of(o, p, below ?? []));
        All = [.. cycle.Obligations.SelectMany(OfObligation)];
        byKey = All.ToDictionary(d => (d.Obligation.Id, d.Period.Id, d.Unit));
        Collectors = [.. Kept.Select(d => d.Collector).Distinct()];
        var collectors = All.Select(d => d.Collector).Distinct();
        lines = collectors.ToDictionary(c => c, c => (IReadOnlyList<string>)LineFrom(c));
    }

    public Cycle Cycle { get; }

    public WorkingDays Days { get; }

    public IReadOnlyList<Duty> All { get; }

    /// <summary>The duties whose records, reminders and reviews are this cycle's own affair.</summary>
    public IEnumerable<Duty> Kept => All.Where(d => d.Upward is null);

    /// <summary>To whom something is owed here.</summary>
    public IReadOnlyList<string> Collectors { get; }

    public Duty? Find(string obligation, string period, string unit) =>
        byKey.GetValueOrDefault((obligation, period, unit));

    /// <summary>The periods of an obligation; none where the plan does not have it.</summary>
    public IEnumerable<Period> PeriodsOf(string obligation) =>
        Cycle.Obligations.FirstOrDefault(o => o.Id == obligation)?.Periods ?? [];

    /// <summary>The reporters' duties of one obligation and period, in the order of the configuration.</summary>
    public IEnumerable<Duty> ReportersOf(string obligation, string period) =>
        All.Where(d => d.Obligation.Id == obligation && d.Period.Id == period && !d.IsConsolidation);

    /// <summary>What a consolidated report is made of: the duties one level below that are owed to its unit, and behind them those that are counted with them.</summary>
    public IEnumerable<Duty> ChildrenOf(Duty own)
    {
        var owed = All.Where(d => d.Level == own.Level - 1 && d.Collector == own.Unit && d.Period.Id == own.Period.Id);
        var byKind = owed.ToLookup(d => d.Obligation.Id == own.Obligation.Id);
        return byKind[true].Concat(byKind[false].Where(d => d.Obligation.CountsWith == own.Obligation.Id));
    }

    /// <summary>Where a duty stands, for <see cref="Permissions"/>.</summary>
    public Place PlaceOf(Duty duty) => new(duty.Unit, duty.Collector, lines[duty.Collector]);

    /// <summary>The place of a collector itself (its matrix, its consolidations).</summary>
    public Place PlaceOfCollector(string collector) =>
        new(collector, collector, lines.GetValueOrDefault(collector, [collector]));

    /// <summary>Whether the unit owes it at all: a unit that is not valid then, or deactivated, owes nothing.</summary>
    public static bool IsOwedBy(Unit? unit, Duty duty) =>
        UnitRules.IsActive(unit, duty.Due?.LastDay ?? duty.Period.OpensOn);

    /// <summary>Units of a list that may name groups ("group:communes").</summary>
    public static IEnumerable<string> Expand(Cycle cycle, IEnumerable<string> names)
    {
        IEnumerable<string> UnitsOf(string name)
        {
            if (!name.StartsWith(GroupPrefix, StringComparison.Ordinal))
                return [name];
            var id = name[GroupPrefix.Length..];
            return cycle.Groups.FirstOrDefault(g => g.Id == id)?.Units ?? [];
        }
        return names.SelectMany(UnitsOf).Distinct();
    }

    /// <summary>The receiver of what a unit sends; null: it has no parent to send it to.</summary>
    public static string? ReceiverOf(Cycle cycle, string unit, string to) =>
        to == Parent ? cycle.Units.FirstOrDefault(u => u.Code == unit)?.Parent : to;

    /// <summary>The steps upward of an obligation, lowest first.</summary>
    public static IEnumerable<ConsolidationPlan> StepsOf(Obligation obligation)
    {
        for (var step = obligation.Consolidation; step is not null; step = step.Then)
            yield return step;
    }

    private IEnumerable<Duty> Of(Obligation obligation, Period period, IReadOnlyList<ChildCycle> below)
    {
        var form = FormOf(obligation.Form);
        var deadline = DeadlineRules.WorkOut(period.Deadline ?? obligation.Deadline, period.DataTo, null, Days);
        var due = Read(deadline);
        var lower = due?.LastDay;
        Duty Reporter(string unit, bool invited)
        {
            var collector = ReceiverOf(Cycle, unit, obligation.Collector)!;
            var feeder = FeederOf(obligation, period, unit, below);
            return new()
            {
                Cycle = Cycle.Id,
                Obligation = obligation,
                Period = period,
                Unit = unit,
                Collector = collector,
                Through = obligation.Through,
                Form = form,
                Deadline = deadline,
                Due = due,
                Invited = invited,
                FedBy = feeder,
            };
        }
        var reporters = Expand(Cycle, obligation.Reporters).ToList();
        var invited = Expand(Cycle, obligation.Invited).Except(reporters);
        var senders = reporters.Select(unit => Reporter(unit, invited: false)).ToList();
        senders.AddRange(invited.Select(unit => Reporter(unit, invited: true)));
        var all = new List<Duty>(senders);
        foreach (var (step, i) in StepsOf(obligation).Select((s, i) => (s, i)))
        {
            var stated = step.Deadlines.GetValueOrDefault(period.Id) ?? step.Deadline;
            var own = DeadlineRules.WorkOut(stated, period.DataTo, lower, Days);
            var collectors = senders.Select(s => s.Collector).Distinct();
            senders = [.. collectors.Select(unit => Consolidator(obligation, period, step, i + 1, unit, own))];
            all.AddRange(senders);
            lower = Read(own)?.LastDay ?? lower;
        }
        return all;
    }

    /// <summary>The duty in a plan below whose figures come here; null: the unit reports itself.</summary>
    private static DutyKey? FeederOf(Obligation obligation, Period period, string unit, IReadOnlyList<ChildCycle> below)
    {
        foreach (var child in below.Where(b => b.Unit == unit))
        {
            var link = child.Fulfils.FirstOrDefault(f => f.Fulfilled == obligation.Id);
            if (link is not null)
                return new(child.Cycle, link.Obligation, period.Id, unit);
        }
        return null;
    }

    private Duty Consolidator(
        Obligation obligation,
        Period period,
        ConsolidationPlan step,
        int level,
        string unit,
        Deadline? deadline
    )
    {
        var (collector, form) = (ReceiverOf(Cycle, unit, step.To)!, FormOf(step.Form));
        var own = new Duty
        {
            Cycle = Cycle.Id,
            Obligation = obligation,
            Period = period,
            Unit = unit,
            Collector = collector,
            Form = form,
            Deadline = deadline,
            Due = Read(deadline),
            Level = level,
            Step = step,
        };
        // Only the last step goes to the plan above.
        if (step.Then is not null)
            return own;
        var fulfilled = Cycle.Parent?.Fulfils.FirstOrDefault(f => f.Obligation == obligation.Id)?.Fulfilled;
        var upward = fulfilled is null ? null : above?.Find(fulfilled, period.Id, unit);
        if (upward is null)
            return own;
        return own with
        {
            Upward = upward,
            Collector = upward.Collector,
            Through = upward.Through,
            Deadline = upward.Deadline,
            Due = upward.Due,
            Invited = upward.Invited,
        };
    }

    private Form FormOf(string id) => Cycle.Forms.First(f => f.Id == id);

    private DueDate? Read(Deadline? deadline) => deadline is null ? null : Cycle.Settings.Read(deadline, Days);

    private List<string> LineFrom(string collector)
    {
        var line = new List<string>();
        var next = new Queue<string>([collector]);
        while (next.TryDequeue(out var unit))
        {
            if (line.Contains(unit))
                continue;
            line.Add(unit);
            foreach (var duty in All.Where(d => d.IsConsolidation && d.Unit == unit))
                next.Enqueue(duty.Collector);
            foreach (var higher in above?.lines.GetValueOrDefault(unit) ?? [])
                next.Enqueue(higher);
        }
        return line;
    }
}

/// <summary>Which duty an act is about.</summary>
public sealed record DutyKey(string Cycle, string Obligation, string Period, string Unit);
