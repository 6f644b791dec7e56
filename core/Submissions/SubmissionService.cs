using PlanMonitor.Core.Access;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions.Acts;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Submissions;

/// <summary>Load, decide, save: everything a unit or a reviewer does with one submission. What each act is stands in Acts.</summary>
public sealed class SubmissionService(
    SubmissionStore store,
    RevisionStore revisions,
    LogStore log,
    CycleService cycles,
    UnitService units,
    FileService files,
    ContentService contents,
    CycleSignal signal
)
{
    private readonly Workbench bench = new(revisions, log, contents, files);

    /// <exception cref="ProblemException">not-found: no such cycle or duty.</exception>
    public async Task<Opened> Open(DutyKey key, Acting acting)
    {
        var reading = units.Directory(acting.Cancel);
        var cycle = (await cycles.Get(key.Cycle, acting.Cancel)).Value;
        var directory = await reading;
        // A draft is nobody's duty yet, and its references need not hold.
        if (cycle.State == CycleState.Draft)
            throw Problems.NotFound.With().AsException();
        var duties = cycles.DutiesOf(cycle);
        var duty = duties.Find(key.Obligation, key.Period, key.Unit);
        if (duty is null)
            throw Problems.NotFound.With().AsException();
        var stored = await store.Find(duty, acting.Cancel);
        var moment = SituationOf(cycle, duties, duty, directory, acting.Actor, acting.Now);
        return new(cycle, duties, duty, directory, stored, moment);
    }

    /// <summary>The moment of an act on a duty.</summary>
    public Situation SituationOf(
        CycleRecord cycle,
        Duties duties,
        Duty duty,
        UnitDirectory directory,
        Actor actor,
        DateTimeOffset now
    )
    {
        // What is kept in the cycle above is closed with it.
        var isInAbove = duty.Upward is not null && cycle.State == CycleState.Running;
        var state = isInAbove ? cycle.Above!.State : cycle.State;
        var (place, unit) = (duties.PlaceOf(duty), directory.Find(duty.Unit));
        return new(now, actor, duty, place, state, unit, cycles.Days, cycle.Configuration.Settings);
    }

    /// <summary>Does one act. Whatever somebody else recorded in between is looked at before it is done again.</summary>
    /// <param name="seen">What the person saw; acts that do not depend on it do not ask.</param>
    /// <exception cref="ProblemException">Why it may not be done.</exception>
    public Task<Done> Do(DutyKey key, SeenVersion seen, SubmissionAct act, Acting acting) =>
        Retry.WhenOvertaken(async () => await TryDo(await Open(key, acting), seen, act, acting));

    /// <summary>Null: somebody else was first; it is to be opened again.</summary>
    public async Task<Done?> TryDo(Opened opened, SeenVersion seen, SubmissionAct act, Acting acting)
    {
        var step = await act.Take(opened, seen, bench, acting);
        if (step.Given is { } receipt)
            return new(opened, receipt);
        if (step.Decision is not { } decision)
            return new(opened, null);
        if (await Record(opened, decision, acting.Cancel) is not { } after)
            return null;
        if (step.Refusal is { } refusal)
            throw refusal.AsException();
        if (act is SendingAct sending)
            Measures.Submission(sending.KindAfter(opened.State));
        return new(after, decision.Revision?.Receipt);
    }

    /// <summary>Records what was decided, and tells the loop of the cycle where that has something to do.</summary>
    /// <param name="also">A row beside the state, in the same batch.</param>
    /// <returns>The duty as it stands now; null: somebody else was first.</returns>
    public async Task<Opened?> Record(
        Opened before,
        Decision decision,
        CancellationToken cancel,
        RowChange? also = null
    )
    {
        string? etag;
        try
        {
            etag = await store.Save(before.Duty, decision, before.Stored?.ETag, cancel, also);
        }
        catch (StorageBusyException)
        {
            // Nobody knows whether it was recorded: the loop looks.
            await Tell(before, decision);
            throw;
        }
        if (etag is null)
            return null;
        await Tell(before, decision);
        return before with { Stored = new(decision.State, etag) };
    }

    private async Task Tell(Opened before, Decision decision)
    {
        var settled = SettledRequest(before, decision);
        if (settled is not null || decision.Tells is not null)
            await signal(before.Duty.Home.Cycle, before.Duty.Collector, settled);
    }

    /// <summary>What would be said of this content if it were submitted now; nothing is recorded. With it, the values with what is derived from them.</summary>
    public async Task<(Content Content, IReadOnlyList<FieldProblem> Problems)> Check(
        DutyKey key,
        Content content,
        Acting acting
    )
    {
        var opened = await Open(key, acting);
        if (!Permissions.May(acting.Actor, Right.Report, opened.Situation.Place))
            throw Problems.NotAllowed.With().AsException();
        return await contents.Judge(opened, content, complete: true, acting.Now, acting.Cancel);
    }

    /// <summary>The request for more time that waited for an answer and does no more; null: there was none.</summary>
    private static AgendaItem? SettledRequest(Opened before, Decision decision)
    {
        var request = before.State?.ExtensionRequest;
        if (request is null || decision.State.ExtensionRequest?.At == request.At)
            return null;
        return AgendaItem.ExtensionOf(before.Duty, request.At);
    }
}

/// <summary>What an act led to.</summary>
/// <param name="Opened">The duty as it stands now.</param>
/// <param name="Receipt">For what was sent.</param>
public sealed record Done(Opened Opened, Receipt? Receipt);
