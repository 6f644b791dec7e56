namespace PlanMonitor.Core;

/// <summary>A reporter's duty with what is stored of it; the revision is the one that counts, null where none does.</summary>
public sealed record Child(Duty Duty, SubmissionState? State, Revision? Revision)
{
    public SubmissionStatus Status => State?.Status ?? SubmissionStatus.NotStarted;

    /// <summary>Submitted or accepted. What was returned does not count until it comes again.</summary>
    public bool Counts => Status is SubmissionStatus.Submitted or SubmissionStatus.Accepted;

    public Child OnlyIfItCounts() => Counts ? this : this with { Revision = null };
}

/// <summary>Builds the figures of a collector from its children; the same children give the same figures, in whatever order they came.</summary>
public static class ConsolidationRules
{
    /// <param name="children">The reporters of this obligation and period, in the order of the configuration.</param>
    /// <param name="others">For coverage fields: the reporters of other obligations, all periods, by obligation id.</param>
    public static Consolidated Build(Duty own, IReadOnlyList<Child> children, IReadOnlyDictionary<string, IReadOnlyList<Child>> others, Cycle cycle)
    {
        var counting = children.Select(c => c.OnlyIfItCounts()).ToList();
        var form = cycle.Forms.First(f => f.Id == own.Obligation.Form);
        return new()
        {
            Cycle = cycle.Id,
            Obligation = own.Obligation.Id,
            Period = own.Period.Id,
            Unit = own.Unit,
            Completeness = CompletenessOf(children),
            Sources = SourcesOf(children),
            Cells = [.. form.Fields.Where(f => f.Aggregation != Aggregation.None).Select(f => f.Type == FieldType.Coverage
                ? Coverage(f, others.GetValueOrDefault(f.CountsObligation!, []), cycle)
                : Sum(f, counting))],
        };
    }

    /// <summary>Exactly which revisions count.</summary>
    public static IReadOnlyList<Source> SourcesOf(IReadOnlyList<Child> children) => [.. children.Where(c => c is { Counts: true, Revision: not null }).Select(SourceOf)];

    public static Completeness CompletenessOf(IReadOnlyList<Child> children)
    {
        var owing = children.Where(c => !c.Duty.Invited).ToList();
        var received = owing.Where(c => c.Counts).ToList();
        var onTime = received.Count(c => Timeliness.IsOnTime(c.Duty, c.State!));
        return new()
        {
            Expected = owing.Count,
            Received = received.Count,
            OnTime = onTime,
            Late = received.Count - onTime,
            Nil = received.Count(c => c.State!.Current!.Nil),
            Returned = owing.Count(c => c.Status == SubmissionStatus.Returned),
            Accepted = owing.Count(c => c.Status == SubmissionStatus.Accepted),
            Missing = [.. owing.Where(c => !c.Counts).Select(c => c.Duty.Unit)],
            InvitedExpected = children.Count(c => c.Duty.Invited),
            InvitedReceived = children.Count(c => c.Duty.Invited && c.Counts),
        };
    }

    /// <summary>The targets of the plan against the figures.</summary>
    public static IReadOnlyList<TargetResult> Targets(Cycle cycle, Consolidated figures) =>
        [.. cycle.Plan.Targets.Where(t => figures.Cells.Any(c => c.Field == t.Indicator)).Select(t => Result(t, figures.Cells.First(c => c.Field == t.Indicator)))];

    private static TargetResult Result(Target target, Cell cell)
    {
        if (cell.Withheld)
            return new(target, cell.State, null, null, null, null, ConsolidationTexts.Withheld);
        var met = cell.State == CellState.Value
            ? Int128.CreateChecked(cell.Numerator ?? 0) * 100 >= Int128.CreateChecked(cell.Denominator ?? 0) * target.GoalPercent
            : (bool?)null;
        var percent = cell.State == CellState.Value ? Percent.Of(cell.Numerator ?? 0, cell.Denominator ?? 0) : null;
        var shown = cell.State switch
        {
            CellState.Value => ConsolidationTexts.RatioShown.WithTexts(Plain(cell.Numerator), Plain(cell.Denominator), percent!),
            CellState.NotApplicable => target.WhenNone,
            CellState.Nil => ConsolidationTexts.Nil,
            _ => ConsolidationTexts.Missing,
        };
        return new(target, cell.State, cell.Numerator, cell.Denominator, percent, met, shown);
    }

    /// <summary>The collectors of an obligation and period, lowest level first: those the reporters send to, then those these send to, and so on.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Levels(Duties duties, string obligation, string period)
    {
        var upward = duties.All.Where(d => d.IsConsolidation && d.Obligation.Id == obligation && d.Period.Id == period).ToDictionary(d => d.Unit, d => d.Collector);
        var levels = new List<IReadOnlyList<string>>();
        var level = duties.ReportersOf(obligation, period).Select(d => d.Collector).Distinct().Where(upward.ContainsKey).ToList();
        while (level.Count > 0 && levels.Count < upward.Count)
        {
            levels.Add(level);
            level = [.. level.Select(c => upward[c]).Distinct().Where(upward.ContainsKey)];
        }
        return levels;
    }

    private static Text Plain(long? n) => new($"{n}", $"{n}");

    private static Source SourceOf(Child c)
    {
        var r = c.Revision!;
        return new(c.Duty.Unit, r.Number, r.Receipt.At, r.Receipt.By, r.Nil, c.Status == SubmissionStatus.Accepted, r.Receipt.ValuesSha256);
    }

    private static Cell Sum(Field field, List<Child> counting)
    {
        var parts = counting.Select(c => AggregationRules.Part(field, c.Duty.Unit, c.Revision)).ToList();
        // An invited body's figure is added; whether it sends one is its own affair and not counted against the total.
        var owing = counting.Zip(parts).Where(x => !x.First.Duty.Invited).Select(x => x.Second).ToList();
        return AggregationRules.Total(field, parts, owing.Count(p => p.State != CellState.Missing), owing.Count);
    }

    private static Cell Coverage(Field field, IReadOnlyList<Child> children, Cycle cycle)
    {
        var wanted = field.CountsUnits is { } units ? Duties.Expand(cycle, [units]).ToHashSet() : null;
        var byUnit = children.Where(c => !c.Duty.Invited && wanted?.Contains(c.Duty.Unit) != false).GroupBy(c => c.Duty.Unit).ToList();
        var parts = byUnit.Select(g => new CellPart
        {
            Unit = g.Key,
            State = CellState.Value,
            Revision = g.Count() == 1 ? g.First().State?.Current?.Number : null,
            Numerator = g.Count(c => field.Aggregation == Aggregation.UnitsAccepted ? c.Status == SubmissionStatus.Accepted : Happened(c)),
            Denominator = g.Count(),
        }).ToList();
        return AggregationRules.Total(field, parts, parts.Count, parts.Count);
    }

    /// <summary>A period counts when a report stands in it with something above zero.</summary>
    private static bool Happened(Child child) =>
        child is { Counts: true, Revision: { Nil: false } revision } && revision.Content.Values.Values.Any(v => v.Number > 0);
}

/// <param name="Shown">"7/9 (77,8 %)", or the words for nothing to count, nil, missing.</param>
public sealed record TargetResult(Target Target, CellState State, long? Numerator, long? Denominator, Text? Percent, bool? Met, Text Shown);

public static class ConsolidationTexts
{
    public static readonly Text RatioShown = new("{0}/{1} ({2} %)", "{0}/{1} ({2} %)");
    public static readonly Text Nil = new("không phát sinh", "nil");
    public static readonly Text Missing = new("chưa báo cáo", "not reported");
    public static readonly Text Withheld = new("không hiển thị", "withheld");
}
