using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Submissions.Acts;

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
    /// <exception cref="ProblemException">not-found: no such duty; not-allowed: the person does not review for this collector.</exception>
    public async Task<IReadOnlyList<ExtensionOutcome>> Grant(ExtensionGrant grant, Acting acting)
    {
        var record = (await cycles.Get(grant.Cycle, acting.Cancel)).Value;
        if (record.State == CycleState.Draft)
            throw Problems.NotFound.With().AsException();
        var duties = cycles.DutiesOf(record);
        if (!Permissions.May(acting.Actor, Right.Review, duties.PlaceOfCollector(grant.Collector)))
            throw Problems.NotAllowed.With().AsException();
        Reasons.Require(grant.Reason);
        var ofCollector = duties.All.Where(d => d.Collector == grant.Collector);
        var meant = ofCollector.Where(d => d.Obligation.Id == grant.Obligation && d.Period.Id == grant.Period);
        var owed = meant.Select(d => d.Unit).ToList();
        if (owed.Count == 0 || grant.Units?.Any(u => !owed.Contains(u)) == true)
            throw Problems.NotFound.With().AsException();
        var outcomes = new List<ExtensionOutcome>();
        foreach (var unit in grant.Units?.Distinct() ?? owed)
        {
            var outcome = await GrantTo(unit, grant, acting);
            if (outcome.Unit is not null)
                outcomes.Add(new(unit, outcome.Problem));
        }
        return outcomes;
    }

    private async Task<Granted> GrantTo(string unit, ExtensionGrant grant, Acting acting)
    {
        var key = new DutyKey(grant.Cycle, grant.Obligation, grant.Period, unit);
        var act = new Extend(grant.LastDay, grant.Reason);
        try
        {
            return await Retry.WhenOvertaken(async () =>
            {
                var opened = await submissions.Open(key, acting);
                if (grant.Units is null && !IsMeant(opened))
                    return Granted.NotMeant;
                // What stands there now decides, not what somebody saw.
                var done = await submissions.TryDo(opened, SeenVersion.Of(opened.State), act, acting);
                return done is null ? null : new Granted(unit, null);
            });
        }
        catch (ProblemException e)
        {
            return new(unit, e.Problem);
        }
    }

    /// <summary>A unit that has submitted or is released is not meant where all are: it is left out, without a problem.</summary>
    private static bool IsMeant(Opened opened)
    {
        var owes = Duties.IsOwedBy(opened.Units.Find(opened.Duty.Unit), opened.Duty);
        var hasSent = opened.WhyNot(SubmissionActName.Extend)?.Kind == Problems.NothingLeftToDo;
        return opened.State?.Waiver is null && owes && !hasSent;
    }

    /// <param name="Unit">Null: it was not meant.</param>
    private sealed record Granted(string? Unit, Problem? Problem)
    {
        public static readonly Granted NotMeant = new(null, null);
    }
}
