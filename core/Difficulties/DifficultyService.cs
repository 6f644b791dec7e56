using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties;

/// <summary>Load, decide, save: difficulties are asked by a unit and answered by the office that collects. The rules are in <see cref="DifficultyRules"/>.</summary>
public sealed class DifficultyService(
    SubmissionStore store,
    DifficultyStore difficulties,
    SubmissionService submissions,
    GuidanceStore guidance
)
{
    private const int Attempts = 5;

    public async Task<(Difficulty Difficulty, Opened Opened)> Raise(
        DutyKey key,
        string? clause,
        string question,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var text = Words(question);
        if (clause is { Length: > DifficultyRules.MaxClause })
            throw Problems.BodyInvalid.With("clause").AsException();
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var opened = await submissions.Open(key, actor, now, cancel);
            if (opened.WhyNot(SubmissionAct.RaiseDifficulty) is { } refused)
                throw refused.AsException();
            var raised = new Difficulty
            {
                Cycle = opened.Duty.Home.Cycle,
                Obligation = opened.Duty.Home.Obligation.Id,
                Period = opened.Duty.Home.Period.Id,
                Unit = key.Unit,
                Number = (opened.State?.LogCount ?? 0) + 1,
                Clause = string.IsNullOrWhiteSpace(clause)
                    ? opened.Duty.Obligation.Clause
                    : VietnameseText.Clean(clause),
                Question = text,
                AskedBy = actor.Signature,
                AskedAt = now,
            };
            var decision = DifficultyRules.Recorded(
                opened.State,
                null,
                raised,
                LogEvent.DifficultyRaised,
                text,
                opened.Moment
            );
            if (
                await store.Save(
                    opened.Duty,
                    decision,
                    opened.Stored?.ETag,
                    cancel,
                    RowChange.Insert(DifficultyStore.KeyOf(key.Unit, raised.Number), Json.Write(raised))
                )
            )
            {
                await submissions.Tell(opened, decision);
                return (raised, opened);
            }
        }
        throw Problems.StorageBusy.With().AsException();
    }

    public Task<(Difficulty Difficulty, Opened Opened)> Do(
        DifficultyAct act,
        DutyKey key,
        int number,
        string? words,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    ) =>
        Act(
            act,
            key,
            number,
            act == DifficultyAct.Close && string.IsNullOrWhiteSpace(words) ? "" : Words(words),
            actor,
            now,
            null,
            cancel
        );

    /// <summary>Publishes to all units of the cycle; published again, the new words take the place of the old.</summary>
    /// <param name="question">In the office's words: what a unit wrote may name persons or itself.</param>
    public Task<(Difficulty Difficulty, Opened Opened)> Publish(
        DutyKey key,
        int number,
        string question,
        string answer,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var (asked, answered) = (Words(question), Words(answer));
        return Act(
            DifficultyAct.Publish,
            key,
            number,
            answered,
            actor,
            now,
            d => guidance.Keep(GuidanceRules.Of(d, asked, answered, actor.Signature, now), cancel),
            cancel
        );
    }

    private async Task<(Difficulty Difficulty, Opened Opened)> Act(
        DifficultyAct act,
        DutyKey key,
        int number,
        string words,
        Actor actor,
        DateTimeOffset now,
        Func<Difficulty, Task>? first,
        CancellationToken cancel
    )
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var opened = await submissions.Open(key, actor, now, cancel);
            var stored = await difficulties.Find(opened.Duty.Partition, key.Unit, number, cancel)
                ?? throw Problems.NotFound.With().AsException();
            if (DifficultyRules.WhyNot(act, stored.Value, opened.State, opened.Moment) is { } refused)
                throw refused.AsException();
            var after = DifficultyRules.After(act, stored.Value, words, opened.Moment);
            var decision = DifficultyRules.Recorded(
                opened.State,
                stored.Value,
                after,
                DifficultyRules.EventOf(act),
                words,
                opened.Moment
            );
            // What everybody reads lies in a partition of its own. It is written first: a crash in between leaves guidance that can be published or withdrawn again.
            if (first is not null)
                await first(after);
            if (act == DifficultyAct.Withdraw)
                await guidance.Drop(after, cancel);
            if (
                !await store.Save(
                    opened.Duty,
                    decision,
                    opened.Stored?.ETag,
                    cancel,
                    RowChange.Replace(DifficultyStore.KeyOf(key.Unit, number), Json.Write(after), stored.ETag)
                )
            )
                continue;
            await submissions.Tell(opened, decision);
            return (after, opened);
        }
        throw Problems.StorageBusy.With().AsException();
    }

    private static string Words(string? text) =>
        Reasons.Check(text) is { } problem ? throw problem.AsException() : VietnameseText.Clean(text!);
}
