using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Submissions;

/// <summary>More time granted without being asked, to several units or to all of a collector.</summary>
/// <param name="Units">Null: everybody who owes it and has not submitted.</param>
public sealed record ExtensionGrant(
    string Cycle,
    string Obligation,
    string Period,
    string Collector,
    IReadOnlyList<string>? Units,
    DateOnly LastDay,
    string Reason
);

/// <param name="Problem">Why this unit's date stays what it is; null: it was extended.</param>
public sealed record ExtensionOutcome(string Unit, Problem? Problem);

/// <summary>Grants an extension to many. Each unit's is recorded by itself, with who, when and why; one that needs none does not stop the others.</summary>
public sealed class ExtensionGrants(CycleService cycles, SubmissionService submissions)
{
    private const int Attempts = 5;

    /// <exception cref="ProblemException">not-found: no such duty; not-allowed: the person does not review for this collector.</exception>
    public async Task<IReadOnlyList<ExtensionOutcome>> Grant(
        ExtensionGrant grant,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var record = (await cycles.Get(grant.Cycle, cancel)).Value;
        if (record.State == CycleState.Draft)
            throw Problems.NotFound.With().AsException();
        var duties = cycles.DutiesOf(record);
        if (!Permissions.May(actor, Act.Review, duties.PlaceOfCollector(grant.Collector)))
            throw Problems.NotAllowed.With().AsException();
        if (Reasons.Check(grant.Reason) is { } unreasoned)
            throw unreasoned.AsException();
        var owed = duties
            .All.Where(d =>
                d.Obligation.Id == grant.Obligation && d.Period.Id == grant.Period && d.Collector == grant.Collector
            )
            .Select(d => d.Unit)
            .ToList();
        if (owed.Count == 0 || grant.Units?.Any(u => !owed.Contains(u)) == true)
            throw Problems.NotFound.With().AsException();
        var outcomes = new List<ExtensionOutcome>();
        foreach (var unit in grant.Units?.Distinct() ?? owed)
        {
            if (await GrantTo(unit, grant, actor, now, cancel) is { } outcome)
                outcomes.Add(outcome);
        }
        return outcomes;
    }

    /// <summary>Null: of all, this one has submitted or is released and is not meant.</summary>
    private async Task<ExtensionOutcome?> GrantTo(
        string unit,
        ExtensionGrant grant,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var key = new DutyKey(grant.Cycle, grant.Obligation, grant.Period, unit);
        for (var attempt = 1; ; attempt++)
        {
            var opened = await submissions.Open(key, actor, now, cancel);
            if (
                grant.Units is null
                && (
                    opened.State?.Waiver is not null
                    || !Duties.IsOwedBy(opened.Units.Find(unit), opened.Duty)
                    || opened.WhyNot(SubmissionAct.Extend)?.Kind == Problems.NothingLeftToDo
                )
            )
                return null;
            try
            {
                await submissions.Extend(
                    key,
                    grant.LastDay,
                    grant.Reason,
                    SeenVersion.Of(opened.State),
                    actor,
                    now,
                    cancel
                );
                return new(unit, null);
            }
            // Somebody acted in between: what stands there now decides.
            catch (ProblemException e) when (e.Problem.Kind == Problems.Stale && attempt < Attempts) { }
            catch (ProblemException e)
            {
                return new(unit, e.Problem);
            }
        }
    }
}
