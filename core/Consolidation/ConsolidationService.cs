using PlanMonitor.Core.Access;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Submissions.Acts;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Consolidation;

/// <summary>Loads the children of a collector and builds its figures; sends them up as the collector's own submission.</summary>
public sealed class ConsolidationService(
    SubmissionStore store,
    RevisionStore revisionStore,
    ClosingStore closings,
    SubmissionService submissions,
    CycleService cycleService
)
{
    /// <summary>The figures as they stand now, with the children they are made of.</summary>
    /// <param name="day">Up to which they speak.</param>
    public async Task<Collected> Build(Opened opened, DateOnly day, CancellationToken cancel)
    {
        var (duties, own, units) = (opened.Duties, opened.Duty, opened.Units);
        var reading = Children(duties.ChildrenOf(own), units, cancel);
        var covered = own.Level > 1 ? [] : CoverageRules.ObligationsOf(FormOf(opened)).ToList();
        var read = await covered.SideBySide(obligation =>
        {
            var reporters = duties.All.Where(d => d.Obligation.Id == obligation && !d.IsConsolidation);
            return Children(reporters.Where(d => d.Collector == own.Unit), units, cancel);
        });
        var others = covered.Zip(read).ToDictionary(o => o.First, o => o.Second, StringComparer.Ordinal);
        var children = await reading;
        return new(ConsolidationRules.Build(own, children, others, duties, day), children, others);
    }

    /// <summary>Figures as this actor may see them: the one way from what is counted to a page or a file.</summary>
    /// <param name="figures">Of the form of <paramref name="form"/>.</param>
    /// <param name="upTo">The last revision that was sent up of which totals may be told; null: all that were sent.</param>
    public async Task<Consolidated> Seen(Consolidated figures, Form form, Opened opened, int? upTo, Acting acting)
    {
        if (SightRules.SeesAll(acting.Actor, opened))
            return figures;
        var cycle = opened.Cycle.Configuration;
        var sensitive = SightRules.SensitiveIn(cycle, form.Id);
        var owe = sensitive.ToDictionary(code => code, code => Owing(code, opened));
        var sent = await SentUp(opened, upTo ?? int.MaxValue, acting.Cancel);
        var told = DisclosureRules.Told(sent, owe, form, cycle.Settings.SmallCount);
        return DisclosureRules.Outside(figures, form, sensitive, told);
    }

    private async Task<IReadOnlyList<Consolidated>> SentUp(Opened opened, int upTo, CancellationToken cancel)
    {
        var numbers = (opened.State?.Revisions ?? []).Select(r => r.Number).Where(n => n <= upTo);
        var sent = await numbers.SideBySide(n => revisionStore.Find(opened.Duty, n, cancel));
        return [.. sent.Select(r => r?.Figures).OfType<Consolidated>()];
    }

    /// <summary>The units below that are asked for a figure.</summary>
    private static IReadOnlySet<string> Owing(string code, Opened opened)
    {
        var children = opened.Duties.ChildrenOf(opened.Duty);
        var asked = children.Where(d => d.IsConsolidation || d.Form.Fields.Any(f => f.Code == code));
        return asked.Select(d => d.Unit).ToHashSet();
    }

    /// <summary>The reporters' form of the present version.</summary>
    public static Form FormOf(Opened opened) =>
        opened.Cycle.Configuration.Forms.First(f => f.Id == opened.Duty.Obligation.Form);

    /// <summary>
    /// What was sent up, in full, from exactly the revisions that went in. Null: its version of the form is not known any more.
    /// </summary>
    /// <exception cref="ProblemException">not-found: no such revision, or it is no consolidation.</exception>
    public async Task<Sent?> Recompute(Opened opened, int number, CancellationToken cancel)
    {
        var sent = await revisionStore.Find(opened.Duty, number, cancel);
        if (sent?.Figures is null)
            throw Problems.NotFound.With().AsException();
        return await Recompute(opened, sent, cancel);
    }

    private async Task<Sent?> Recompute(Opened opened, Revision sent, CancellationToken cancel)
    {
        var figures = sent.Figures!;
        var configuration = opened.Cycle.Configuration;
        if (configuration.FormOf(opened.Duty.Obligation.Form, figures.FormVersion) is not { } form)
            return null;
        var children = opened.Duties.ChildrenOf(opened.Duty).ToList();
        var found = await children
            .GroupBy(d => d.Partition)
            .SideBySide(group =>
            {
                var units = group.Select(d => d.Unit).ToHashSet(StringComparer.Ordinal);
                var sources = figures.Sources.Where(s => units.Contains(s.Unit));
                return revisionStore.Of(group.Key, sources.Select(s => (s.Unit, s.Revision)), cancel);
            });
        var revisions = new Dictionary<string, Revision>(StringComparer.Ordinal);
        foreach (var (unit, revision) in found.SelectMany(f => f))
            revisions[unit] = revision;
        var rebuilt = ConsolidationRules.Rebuild(opened.Duty, children, sent, revisions, form, opened.Duties);
        return new(sent, form, rebuilt, revisions);
    }

    /// <summary>
    /// What stands differently now from what was sent up; null: nothing was sent up, or nothing that can be compared. It is looked at as of the day up to which
    /// what was sent speaks: December's broadcast is no change of a figure of November.
    /// </summary>
    public async Task<Difference?> DifferenceTo(Collected collected, Opened opened, CancellationToken cancel)
    {
        if (
            opened.State
            is not { Status: SubmissionStatus.Submitted or SubmissionStatus.Accepted, Current: { } current }
        )
            return null;
        if (await revisionStore.Find(opened.Duty, current.Number, cancel) is not { Figures: { } figures } revision)
            return null;
        var live = AsOf(figures.SpeaksTo, collected, opened);
        // The usual case, without reading the revisions again.
        if (DifferenceRules.HaveSameSources(figures, live))
            return new([], [], []);
        if (await Recompute(opened, revision, cancel) is not { } sent)
            return null;
        var now = ConsolidationRules.WithOverlap(live, opened.Duty.Form, revision.Content.Values);
        return DifferenceRules.Between(sent.Figures, now, sent.Form);
    }

    /// <summary>What stands now, up to the day of which what was sent speaks; null: it is no longer what was sent.</summary>
    public static Consolidated? AsSent(Collected collected, Opened opened, Revision sent)
    {
        if (sent.Figures is not { } figures)
            return null;
        var live = AsOf(figures.SpeaksTo, collected, opened);
        return DifferenceRules.HaveSameSources(figures, live) ? live : null;
    }

    private static Consolidated AsOf(DateOnly day, Collected collected, Opened opened)
    {
        var (figures, children, others) = collected;
        if (figures.SpeaksTo == day || others.Count == 0)
            return figures;
        return ConsolidationRules.Build(opened.Duty, children, others, opened.Duties, day);
    }

    /// <summary>The children that consolidated and whose figures have changed since they sent them: what will come up, or be declined, next.</summary>
    public async Task<IReadOnlyList<PendingBelow>> PendingBelow(Collected collected, Opened opened, Acting acting)
    {
        var pending = new List<PendingBelow>();
        foreach (var child in collected.Children.Where(c => c.Revision?.Figures is not null))
        {
            var duty = child.Duty;
            var key = duty.FedBy ?? new DutyKey(opened.Cycle.Id, duty.Obligation.Id, duty.Period.Id, duty.Unit);
            var below = await submissions.Open(key, acting);
            if (await DifferenceNow(below, acting) is { } difference)
                pending.Add(new(key, below, difference));
        }
        return pending;
    }

    /// <summary>Records what stands at a collector now that its senders' deadline has passed. False: it was recorded before.</summary>
    public async Task<bool> RecordClosing(
        Duties duties,
        AgendaItem closed,
        string collector,
        DateTimeOffset now,
        UnitDirectory units,
        CancellationToken cancel
    )
    {
        var senders = duties.ChildrenOf(duties.Find(closed.Obligation, closed.Period, collector)!).ToList();
        var children = await Children(senders, units, cancel);
        if (children.Count == 0)
            return false;
        var completeness = ConsolidationRules.CompletenessOf(children);
        var sources = ConsolidationRules.SourcesOf(children);
        return await closings.Add(senders[0].Partition, new(closed.At, now, completeness, sources), cancel);
    }

    /// <summary>What stood there at the deadlines that have passed.</summary>
    public Task<IReadOnlyList<Closing>> Closings(Duties duties, Duty own, CancellationToken cancel) =>
        closings.All(duties.ChildrenOf(own).First().Partition, cancel);

    /// <summary>The children of one obligation and period: one query for the states, one for the revisions.</summary>
    public async Task<IReadOnlyList<Child>> Children(
        IEnumerable<Duty> duties,
        UnitDirectory units,
        CancellationToken cancel
    )
    {
        var groups = await duties.GroupBy(d => d.Partition).SideBySide(group => Children(group, units, cancel));
        return [.. groups.SelectMany(children => children)];
    }

    private async Task<IEnumerable<Child>> Children(
        IGrouping<string, Duty> group,
        UnitDirectory units,
        CancellationToken cancel
    )
    {
        var states = await store.States(group.Key, cancel);
        var revisions = await revisionStore.Current(group.Key, states, cancel);
        bool Counts(Duty duty) =>
            Duties.IsOwedBy(units.Find(duty.Unit), duty) || states.GetValueOrDefault(duty.Unit)?.Current is not null;
        Child ChildOf(Duty duty) =>
            new(duty, states.GetValueOrDefault(duty.Unit), revisions.GetValueOrDefault(duty.Unit));
        return group.Where(Counts).Select(ChildOf);
    }

    /// <summary>By unit: what each of these duties' units reported last before, in the period before or in the plan of the year before.</summary>
    /// <param name="duties">Of one obligation and period.</param>
    public async Task<IReadOnlyDictionary<string, EarlierReport>> Earlier(
        IReadOnlyList<Duty> duties,
        Opened opened,
        CancellationToken cancel
    )
    {
        if (duties[0].PeriodBefore is { } period)
            return await Counting(opened.Duties, [period], duties, opened.Units, isOfYearBefore: false, cancel);
        if (await cycleService.YearBefore(opened.Cycle.Configuration, cancel) is not { } yearBefore)
            return new Dictionary<string, EarlierReport>();
        var before = cycleService.DutiesOf(yearBefore);
        var periods = before.PeriodsOf(duties[0].Obligation.Id);
        return await Counting(before, periods, duties, opened.Units, isOfYearBefore: true, cancel);
    }

    /// <summary>By unit the last of these periods in which something counts of it.</summary>
    private async Task<IReadOnlyDictionary<string, EarlierReport>> Counting(
        Duties earlier,
        IEnumerable<Period> periods,
        IReadOnlyList<Duty> duties,
        UnitDirectory units,
        bool isOfYearBefore,
        CancellationToken cancel
    )
    {
        var obligation = duties[0].Obligation.Id;
        var found = periods.SelectMany(p => duties.Select(d => earlier.Find(obligation, p.Id, d.Unit)));
        var children = await Children(found.OfType<Duty>().Where(d => !d.IsConsolidation), units, cancel);
        var byUnit = new Dictionary<string, EarlierReport>(StringComparer.Ordinal);
        foreach (var child in children.Where(c => c is { Counts: true, Revision: not null }))
        {
            var duty = duties.First(d => d.Unit == child.Duty.Unit);
            byUnit[duty.Unit] = EarlierReport.Of(child.Revision!, child.Duty, earlier.Cycle, duty, isOfYearBefore);
        }
        return byUnit;
    }

    /// <summary>Sends the figures of this moment up, with the collector's own words; exactly these revisions are recorded in it. After a change below it amends what was sent.</summary>
    /// <exception cref="ProblemException">consolidation-incomplete; incomplete-unexplained.</exception>
    public Task<Done> Submit(DutyKey key, Upward upward, SeenVersion seen, Acting acting) =>
        Retry.WhenOvertaken(async () =>
        {
            var opened = await OpenOwn(key, acting);
            var collected = await Build(opened, VietnamTime.DayOf(acting.Now), acting.Cancel);
            var live = collected.Figures;
            var missing = live.Completeness.Missing.Count;
            if (missing > 0 && !opened.Duty.Step!.MayBeIncomplete)
                throw Problems.ConsolidationIncomplete.With(missing).AsException();
            var words = upward.Words;
            var figures = ConsolidationRules.WithOverlap(live, opened.Duty.Form, words.Values);
            var amends = await DifferenceTo(collected, opened, acting.Cancel) is { IsNone: false };
            var why = WhyIncomplete(live.Completeness, upward.WhyIncomplete, amends);
            var kept = ConsolidationRules.Upward(figures, FormOf(opened));
            var sending = new Sending(kept, Json.Hash(figures), amends, why);
            var act = new SendUp(words, sending) { EvenIfSame = upward.EvenIfSame };
            return await submissions.TryDo(opened, seen, act, acting);
        });

    /// <summary>Why it goes up while units are missing; null where none is, or where it only takes over a change below.</summary>
    private static string? WhyIncomplete(Completeness completeness, string? reason, bool amends)
    {
        if (completeness.Missing.Count == 0)
            return null;
        if (Reasons.Check(reason) is null)
            return VietnameseText.Clean(reason!);
        if (amends)
            return null;
        throw Problems.IncompleteUnexplained.With(completeness.Received, completeness.Expected).AsException();
    }

    /// <summary>Leaves what was sent up as it is, with a reason. Another change below shows again.</summary>
    /// <exception cref="ProblemException">nothing-differs.</exception>
    public Task<Done> Decline(DutyKey key, string reason, SeenVersion seen, Acting acting) =>
        Retry.WhenOvertaken(async () =>
        {
            var opened = await OpenOwn(key, acting);
            var difference = await DifferenceNow(opened, acting) ?? throw Problems.NothingDiffers.With().AsException();
            var act = new Decline(Json.Hash(difference), reason);
            return await submissions.TryDo(opened, seen, act, acting);
        });

    /// <summary>What stands differently now; null: nothing does.</summary>
    private async Task<Difference?> DifferenceNow(Opened opened, Acting acting)
    {
        var collected = await Build(opened, VietnamTime.DayOf(acting.Now), acting.Cancel);
        var difference = await DifferenceTo(collected, opened, acting.Cancel);
        return difference is { IsNone: false } ? difference : null;
    }

    private async Task<Opened> OpenOwn(DutyKey key, Acting acting)
    {
        var opened = await submissions.Open(key, acting);
        if (!opened.Duty.IsConsolidation)
            throw Problems.NotFound.With().AsException();
        var may = Permissions.May(acting.Actor, Right.Report, opened.Situation.Place);
        // Nobody answers for figures that are closed to them.
        if (!may || !SightRules.SeesAll(acting.Actor, opened))
            throw Problems.NotAllowed.With().AsException();
        return opened;
    }
}

/// <summary>What a person adds to the figures that go up.</summary>
/// <param name="Words">The collector's own words.</param>
/// <param name="WhyIncomplete">Why it goes up while units are missing.</param>
/// <param name="EvenIfSame">It is sent although it says what was sent last.</param>
public sealed record Upward(Content Words, string? WhyIncomplete, bool EvenIfSame);

/// <summary>The figures of a collector as they stand, and the children they are made of.</summary>
/// <param name="Others">The reporters of the obligations from which something is counted, by obligation id.</param>
public sealed record Collected(
    Consolidated Figures,
    IReadOnlyList<Child> Children,
    IReadOnlyDictionary<string, IReadOnlyList<Child>> Others
);

/// <summary>What was sent up, recomputed: the revision, the form it was of, the figures in full and the revisions that went in, by unit.</summary>
public sealed record Sent(
    Revision Revision,
    Form Form,
    Consolidated Figures,
    IReadOnlyDictionary<string, Revision> Revisions
)
{
    /// <summary>Hash of what the sources give; equal to the revision's where nothing was touched.</summary>
    public string Sha256 => Json.Hash(Figures);
}

/// <summary>A child whose figures have changed since it sent them up.</summary>
public sealed record PendingBelow(DutyKey Key, Opened Opened, Difference Difference);
