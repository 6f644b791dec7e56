namespace PlanMonitor.Core;

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
    public Deadline? Deadline { get; init; }
    /// <summary>The deadline read with the cycle's settings; null: no date is stated.</summary>
    public DueDate? Due { get; init; }
    public bool Invited { get; init; }
    /// <summary>The collector's own report upward, built from what it received.</summary>
    public bool IsConsolidation { get; init; }

    /// <summary>What changes together and what the collector reads in one query.</summary>
    public string Partition => $"{Cycle}|{Obligation.Id}|{Period.Id}|{Collector}";

    public Text Name => IsConsolidation ? Obligation.Consolidation!.Name : Obligation.Name;

    public bool IsOpen(DateTimeOffset now) => now >= VietnamTime.StartOf(Period.OpensOn);
}

/// <summary>Who owes what: everything is derived from the configuration.</summary>
public sealed class Duties
{
    private readonly Dictionary<(string Obligation, string Period, string Unit), Duty> byKey;
    private readonly Dictionary<string, IReadOnlyList<string>> lines;

    public Duties(Cycle cycle, WorkingDays days)
    {
        Cycle = cycle;
        Days = days;
        All = [.. cycle.Obligations.SelectMany(o => o.Periods.SelectMany(p => Of(cycle, days, o, p)))];
        byKey = All.ToDictionary(d => (d.Obligation.Id, d.Period.Id, d.Unit));
        lines = All.Select(d => d.Collector).Distinct().ToDictionary(c => c, c => (IReadOnlyList<string>)LineFrom(c));
    }

    public Cycle Cycle { get; }

    public WorkingDays Days { get; }

    public IReadOnlyList<Duty> All { get; }

    public Duty? Find(string obligation, string period, string unit) => byKey.GetValueOrDefault((obligation, period, unit));

    /// <summary>The reporters' duties of one obligation and period, in the order of the configuration.</summary>
    public IEnumerable<Duty> ReportersOf(string obligation, string period) =>
        All.Where(d => d.Obligation.Id == obligation && d.Period.Id == period && !d.IsConsolidation);

    /// <summary>Where a duty stands, for <see cref="Permissions"/>.</summary>
    public Place PlaceOf(Duty duty) => new(duty.Unit, duty.Collector, lines[duty.Collector]);

    /// <summary>The place of a collector itself (its matrix, its consolidations).</summary>
    public Place PlaceOfCollector(string collector) => new(collector, collector, lines.GetValueOrDefault(collector, [collector]));

    /// <summary>Whether the unit owes it at all: a unit that is not valid then, or deactivated, owes nothing.</summary>
    public static bool IsOwedBy(Unit? unit, Duty duty) => UnitRules.IsActive(unit, duty.Due?.LastDay ?? duty.Period.OpensOn);

    /// <summary>Units of a list that may name groups ("group:communes").</summary>
    public static IEnumerable<string> Expand(Cycle cycle, IEnumerable<string> names) => names
        .SelectMany(n => n.StartsWith(GroupPrefix, StringComparison.Ordinal)
            ? cycle.Groups.FirstOrDefault(g => g.Id == n[GroupPrefix.Length..])?.Units ?? []
            : [n])
        .Distinct();

    public const string GroupPrefix = "group:";

    private static IEnumerable<Duty> Of(Cycle cycle, WorkingDays days, Obligation obligation, Period period)
    {
        var form = cycle.Forms.First(f => f.Id == obligation.Form);
        var due = period.Deadline is { } deadline ? CycleCalendar.Read(deadline, cycle.Settings, days) : null;
        Duty Reporter(string unit, bool invited) => new()
        {
            Cycle = cycle.Id,
            Obligation = obligation,
            Period = period,
            Unit = unit,
            Collector = obligation.Collector,
            Through = obligation.Through,
            Form = form,
            Deadline = period.Deadline,
            Due = due,
            Invited = invited,
        };
        foreach (var unit in Expand(cycle, obligation.Reporters))
            yield return Reporter(unit, invited: false);
        foreach (var unit in Expand(cycle, obligation.Invited).Except(Expand(cycle, obligation.Reporters)))
            yield return Reporter(unit, invited: true);
        if (obligation.Consolidation is { } upward)
        {
            var own = upward.Deadlines.GetValueOrDefault(period.Id);
            yield return new()
            {
                Cycle = cycle.Id,
                Obligation = obligation,
                Period = period,
                Unit = obligation.Collector,
                Collector = upward.To,
                Form = cycle.Forms.First(f => f.Id == upward.Form),
                Deadline = own,
                Due = own is null ? null : CycleCalendar.Read(own, cycle.Settings, days),
                IsConsolidation = true,
            };
        }
    }

    private List<string> LineFrom(string collector)
    {
        var line = new List<string>();
        var next = new Queue<string>([collector]);
        while (next.TryDequeue(out var unit))
        {
            if (line.Contains(unit))
                continue;
            line.Add(unit);
            foreach (var above in All.Where(d => d.IsConsolidation && d.Unit == unit))
                next.Enqueue(above.Collector);
        }
        return line;
    }
}
