namespace PlanMonitor.Core;

/// <summary>Loads the children of a collector and builds its figures; sends them up as the collector's own submission.</summary>
public sealed class ConsolidationService(SubmissionStore store, SubmissionService submissions)
{
    /// <summary>The figures as they stand now, with the children they are made of.</summary>
    public async Task<(Consolidated Figures, IReadOnlyList<Child> Children)> Build(CycleRecord cycle, Duties duties, Duty own, UnitDirectory units, CancellationToken cancel)
    {
        var children = await Children(duties.ReportersOf(own.Obligation.Id, own.Period.Id), units, cancel);
        var others = new Dictionary<string, IReadOnlyList<Child>>(StringComparer.Ordinal);
        var form = cycle.Configuration.Forms.First(f => f.Id == own.Obligation.Form);
        foreach (var obligation in form.Fields.Select(f => f.CountsObligation).OfType<string>().Distinct())
            others[obligation] = await Children(duties.All.Where(d => d.Obligation.Id == obligation && !d.IsConsolidation), units, cancel);
        return (ConsolidationRules.Build(own, children, others, cycle.Configuration), children);
    }

    /// <summary>Records what stands at a collector now that the reporters' deadline has passed. False: it was recorded before.</summary>
    public async Task<bool> RecordClosing(Duties duties, ClosingInput closing, UnitDirectory units, CancellationToken cancel)
    {
        var reporters = duties.ReportersOf(closing.Item.Obligation, closing.Item.Period).ToList();
        var children = await Children(reporters, units, cancel);
        return children.Count > 0 && await store.AddClosing(reporters[0].Partition, new(closing.Item.At, closing.Now, ConsolidationRules.CompletenessOf(children), ConsolidationRules.SourcesOf(children)), cancel);
    }

    /// <summary>What stood there at the deadlines that have passed.</summary>
    public Task<IReadOnlyList<Closing>> Closings(Duties duties, Duty own, CancellationToken cancel) =>
        store.Closings(duties.ReportersOf(own.Obligation.Id, own.Period.Id).First().Partition, cancel);

    /// <summary>The children of one obligation and period: one query for the states, one for the revisions.</summary>
    public async Task<IReadOnlyList<Child>> Children(IEnumerable<Duty> duties, UnitDirectory units, CancellationToken cancel)
    {
        var children = new List<Child>();
        foreach (var group in duties.GroupBy(d => d.Partition))
        {
            var states = await store.States(group.Key, cancel);
            var revisions = await store.CurrentRevisions(group.Key, states, cancel);
            children.AddRange(group
                .Where(d => Duties.IsOwedBy(units.Find(d.Unit), d) || states.GetValueOrDefault(d.Unit)?.Current is not null)
                .Select(d => new Child(d, states.GetValueOrDefault(d.Unit), revisions.GetValueOrDefault(d.Unit))));
        }
        return children;
    }

    /// <summary>Sends the figures of this moment up, with the collector's own words; exactly these revisions are recorded in it.</summary>
    public async Task<Receipt> Submit(DutyKey key, Content words, SeenVersion seen, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var opened = await submissions.Open(key, actor, now, cancel);
        if (!opened.Duty.IsConsolidation)
            throw Problems.NotFound.With().AsException();
        if (!Permissions.May(actor, Act.Report, opened.Moment.Place))
            throw Problems.NotAllowed.With().AsException();
        var (figures, _) = await Build(opened.Cycle, opened.Duties, opened.Duty, opened.Units, cancel);
        if (figures.Completeness.Missing.Count > 0 && !opened.Duty.Obligation.Consolidation!.MayBeIncomplete)
            throw Problems.ConsolidationIncomplete.With(figures.Completeness.Missing.Count).AsException();
        return await submissions.Submit(key, words, seen, actor, now, cancel, figures);
    }
}
