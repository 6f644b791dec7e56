using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties.Acts;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Submissions.Acts;

namespace PlanMonitor.Core.Difficulties;

/// <summary>Load, decide, save: difficulties are asked by a unit and answered by the office that collects. What each act is stands in Acts.</summary>
public sealed class DifficultyService(
    DifficultyStore difficulties,
    SubmissionService submissions,
    GuidanceStore guidance
)
{
    /// <param name="clause">Of the plan; null or blank: that of the obligation.</param>
    public Task<DifficultyDone> Raise(DutyKey key, string? clause, string question, Acting acting)
    {
        var words = Reasons.Require(question);
        if (clause is { Length: > DifficultyRules.MaxClause })
            throw Problems.BodyInvalid.With("clause").AsException();
        return Retry.WhenOvertaken(async () =>
        {
            var opened = await submissions.Open(key, acting);
            if (opened.WhyNot(SubmissionActName.RaiseDifficulty) is { } refused)
                throw refused.AsException();
            if (opened.State?.OpenDifficulties >= DifficultyRules.MostOpen)
                throw Problems.DifficultiesFull.With(DifficultyRules.MostOpen).AsException();
            var raised = DifficultyRules.Raised(opened, clause, words);
            if (await WaitingLike(raised, opened, acting.Cancel) is { } waiting)
                return new(waiting, opened);
            var rule = SubmissionActs.RaisesDifficulty;
            var counted = DifficultyRules.CountedIn(opened.State, null, raised);
            var decision = Decision.Of(rule, counted, opened.Situation, words);
            var row = RowChange.Insert(DifficultyStore.KeyOf(raised.Unit, raised.Number), Json.Write(raised));
            return await Record(opened, decision, raised, row, acting.Cancel);
        });
    }

    /// <param name="number">Of the difficulty, in its duty.</param>
    /// <exception cref="ProblemException">not-found: there is none; or why it may not be done.</exception>
    public Task<DifficultyDone> Do(DutyKey key, int number, DifficultyAct act, Acting acting)
    {
        var clean = act.Clean();
        return Retry.WhenOvertaken(async () =>
        {
            var opened = await submissions.Open(key, acting);
            // Before it is looked up: who may not act on it learns nothing of whether it is there.
            if (!Permissions.May(acting.Actor, clean.Rule.Right(opened.Situation), opened.Situation.Place))
                throw Problems.NotAllowed.With().AsException();
            var stored = await difficulties.Find(opened.Duty.Partition, key.Unit, number, acting.Cancel);
            if (stored is null)
                throw Problems.NotFound.With().AsException();
            var before = stored.Value;
            if (clean.Rule.WhyNot(before, opened.State, opened.Situation) is { } refused)
                throw refused.AsException();
            var after = clean.After(before, opened.Situation);
            if (after.Later.Count > before.Later.Count && after.SaysLastTwice())
                return new(before, opened);
            await clean.WriteFirst(after, guidance, acting);
            var counted = DifficultyRules.CountedIn(opened.State, before, after);
            var rule = clean.Rule;
            var decision = Decision.Of(rule.Event, rule.Tells, counted, opened.Situation, clean.Words);
            var rowKey = DifficultyStore.KeyOf(key.Unit, number);
            var row = RowChange.Replace(rowKey, Json.Write(after), stored.ETag);
            return await Record(opened, decision, after, row, acting.Cancel);
        });
    }

    /// <summary>The same question of the same person that still waits: a click that came twice, or an answer that got lost. Null: there is none.</summary>
    private async Task<Difficulty?> WaitingLike(Difficulty raised, Opened opened, CancellationToken cancel)
    {
        if (opened.State is not { OpenDifficulties: > 0 })
            return null;
        var asked = await difficulties.Of(opened.Duty.Partition, raised.Unit, cancel);
        return asked.FirstOrDefault(d => d.IsOpen && d.AsksTheSame(raised));
    }

    /// <summary>The difficulty's row in one batch with the state of its duty. Null: somebody else was first.</summary>
    private async Task<DifficultyDone?> Record(
        Opened opened,
        Decision decision,
        Difficulty after,
        RowChange row,
        CancellationToken cancel
    ) => await submissions.Record(opened, decision, cancel, row) is { } now ? new(after, now) : null;
}

/// <summary>What an act led to: the difficulty, and its duty, as they stand now.</summary>
public sealed record DifficultyDone(Difficulty Difficulty, Opened Opened);
