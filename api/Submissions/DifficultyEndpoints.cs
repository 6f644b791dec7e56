using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Api;

/// <summary>Difficulties (vướng mắc): asked by a unit, answered by the office that collects.</summary>
public static class DifficultyEndpoints
{
    public static async Task<IResult> List(Call call)
    {
        var (_, duties, units) = await DutyEndpoints.Load(call);
        var seen = duties.All.Where(d => Permissions.May(call.Actor, Act.SeeStatus, duties.PlaceOf(d))).ToList();
        var found = new List<DifficultyView>();
        foreach (var partition in seen.Select(d => d.Partition).Distinct())
        {
            foreach (var difficulty in await call.Services.Store.Difficulties(partition, call.Cancel))
            {
                if (seen.FirstOrDefault(d => d.Partition == partition && d.Unit == difficulty.Unit) is { } duty)
                    found.Add(ViewOf(difficulty, duty, duties, units, call.Actor));
            }
        }
        return Answer.Ok(found.OrderByDescending(d => d.AskedAt));
    }

    public static async Task<IResult> Raise(Call call)
    {
        var body = await call.Body<RaiseBody>();
        var key = new DutyKey(call.Route("cycle"), body.Obligation, body.Period, body.Unit);
        var opened = await call.Services.Submissions.RaiseDifficulty(key, body.Clause, body.Question, call.Actor, call.Now, call.Cancel);
        var raised = (await call.Services.Store.Difficulties(opened.Duty.Partition, call.Cancel)).Last(d => d.Unit == body.Unit);
        return Answer.Created(ViewOf(raised, opened.Duty, opened.Duties, opened.Units, call.Actor));
    }

    public static async Task<IResult> AnswerIt(Call call)
    {
        var body = await call.Body<AnswerBody>();
        if (call.Route("id").Split('~') is not [var obligation, var period, var unit, var text] || !int.TryParse(text, out var number))
            throw Problems.NotFound.With().AsException();
        var key = new DutyKey(call.Route("cycle"), obligation, period, unit);
        var answered = await call.Services.Submissions.AnswerDifficulty(key, number, body.Answer, call.Actor, call.Now, call.Cancel);
        var opened = await call.Services.Submissions.Open(key, call.Actor, call.Now, call.Cancel);
        return Answer.Ok(ViewOf(answered, opened.Duty, opened.Duties, opened.Units, call.Actor));
    }

    private static DifficultyView ViewOf(Difficulty d, Duty duty, Duties duties, UnitDirectory units, Actor actor) => new(
        d.Id, d.Unit, units.NameOf(d.Unit), d.Obligation, duty.Name, d.Period, duty.Period.Name, d.Clause, d.Question, d.AskedBy, d.AskedAt, d.IsOpen ? "open" : "answered", d.Answer, d.AnsweredBy, d.AnsweredAt,
        d.IsOpen && Permissions.May(actor, Act.Review, duties.PlaceOf(duty)) ? ["answer"] : []);

    private sealed record RaiseBody(string Unit, string Obligation, string Period, string Question, string? Clause = null);

    private sealed record AnswerBody(string Answer);

    private sealed record DifficultyView(
        string Id, string Unit, Text UnitName, string Obligation, Text Name, string Period, Text PeriodName, string? Clause, string Question, string AskedBy, DateTimeOffset AskedAt,
        string State, string? Answer, string? AnsweredBy, DateTimeOffset? AnsweredAt, IReadOnlyList<string> AllowedActions);
}
