using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Loading;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Difficulties.Acts;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Api.Difficulties;

/// <summary>Difficulties (vướng mắc): asked by a unit, answered by the office that collects; and the guidance that came of them.</summary>
public sealed class DifficultyEndpoints(
    DifficultyStore difficultyStore,
    SubmissionService submissions,
    DifficultyService difficultyService,
    GuidanceStore guidanceStore,
    CycleLoader loader
)
{
    /// <summary>What the reader may see, open ones first; ?state=, ?unit= and ?q= narrow it. One query a partition.</summary>
    public async Task<IResult> List(Call call)
    {
        var (cycle, duties, units) = await loader.Load(call);
        var (state, unit, words) = (
            call.Query("state"),
            call.Query("unit"),
            VietnameseText.Fold(call.Query("q") ?? "")
        );
        var found = new List<DifficultyView>();
        var seen = duties.All.Where(d =>
            (unit is null || d.Unit == unit) && Permissions.May(call.Actor, Right.SeeStatus, duties.PlaceOf(d))
        );
        var groups = await seen.GroupBy(d => d.Partition)
            .SideBySide(async g => (Group: g, Difficulties: await difficultyStore.All(g.Key, call.Cancel)));
        foreach (var (group, difficulties) in groups)
        {
            var byUnit = group.ToDictionary(d => d.Unit);
            foreach (var difficulty in difficulties.Where(d => state is null || state == JsonNames.Of(d.State)))
            {
                if (byUnit.GetValueOrDefault(difficulty.Unit) is not { } duty)
                    continue;
                // Words that are closed are not found either: a search answers what it is asked.
                var shown = SightRules.SeesAll(call.Actor, duty, duties) ? difficulty : difficulty.Closed();
                if (!Has(shown, words))
                    continue;
                var situation = submissions.SituationOf(cycle, duties, duty, units, call.Actor, call.Now);
                found.Add(new(shown, situation, units));
            }
        }
        return Answer.Ok(found.OrderBy(d => d.State).ThenByDescending(d => d.LastAt));
    }

    public async Task<IResult> Raise(Call call)
    {
        var body = await call.Body<RaiseBody>();
        var key = new DutyKey(call.Route("cycle"), body.Obligation, body.Period, body.Unit);
        var done = await difficultyService.Raise(key, body.Clause, body.Question, call.Acting);
        return Answer.Created(View(done));
    }

    public async Task<IResult> AnswerIt(Call call)
    {
        var body = await call.Body<AnswerBody>();
        return await Do(call, body.Further ? new SupplementAnswer(body.Answer) : new AnswerDifficulty(body.Answer));
    }

    public async Task<IResult> Ask(Call call) => await Do(call, new AskAgain((await call.Body<AskBody>()).Question));

    public async Task<IResult> Close(Call call) =>
        await Do(call, new CloseDifficulty((await call.Body<CloseBody>()).Note));

    public async Task<IResult> Block(Call call) =>
        await Do(call, new BlockReminders((await call.Body<ReasonBody>()).Reason));

    public async Task<IResult> Unblock(Call call) =>
        await Do(call, new UnblockReminders((await call.Body<ReasonBody>()).Reason));

    public async Task<IResult> Withdraw(Call call) =>
        await Do(call, new WithdrawGuidance((await call.Body<ReasonBody>()).Reason));

    public async Task<IResult> Publish(Call call)
    {
        var body = await call.Body<PublishBody>();
        return await Do(call, new PublishGuidance(body.Question, body.Answer));
    }

    /// <summary>What was published to all units of the cycle, and of the cycles above it; ?q= finds words with or without their marks.</summary>
    public async Task<IResult> Guidance(Call call)
    {
        var (cycle, _, _) = await loader.Load(call);
        if (!cycle.IsSeenBy(call.Actor))
            throw Problems.NotAllowed.With().AsException();
        var found = new List<GuidanceView>();
        for (var c = cycle; c is not null; c = c.Above)
        {
            var all = await guidanceStore.All(c.Id, call.Cancel);
            found.AddRange(
                GuidanceRules
                    .Find(all, c.Configuration, call.Query("q"))
                    .Select(g => GuidanceView.Of(g, c.Configuration))
            );
        }
        return Answer.Ok(found);
    }

    private async Task<IResult> Do(Call call, DifficultyAct act)
    {
        var (key, number) = Named(call);
        return Answer.Ok(View(await difficultyService.Do(key, number, act, call.Acting)));
    }

    private static DifficultyView View(DifficultyDone done) =>
        new(done.Difficulty, done.Opened.Situation, done.Opened.Units);

    /// <exception cref="ProblemException">not-found: no name of a difficulty.</exception>
    private static (DutyKey Key, int Number) Named(Call call)
    {
        var parts = call.Route("id").Split('~');
        if (parts is not [var obligation, var period, var unit, var text] || !int.TryParse(text, out var number))
            throw Problems.NotFound.With().AsException();
        return (new(call.Route("cycle"), obligation, period, unit), number);
    }

    private static bool Has(Difficulty difficulty, string words) =>
        words.Length == 0
        || VietnameseText
            .Fold(string.Join('\n', difficulty.Thread.Select(p => p.Words).Append(difficulty.Clause)))
            .Contains(words, StringComparison.Ordinal);

    private sealed record RaiseBody(
        string Unit,
        string Obligation,
        string Period,
        string Question,
        string? Clause = null
    );

    /// <param name="Further">Adds to an answer that was given.</param>
    private sealed record AnswerBody(string Answer, bool Further = false);

    private sealed record AskBody(string Question);

    private sealed record CloseBody(string? Note = null);

    private sealed record PublishBody(string Question, string Answer);
}
