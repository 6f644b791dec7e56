using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Api;

/// <summary>Cycles: list, create from a template, check, preview, publish, amend, close.</summary>
public static class CycleEndpoints
{
    public static async Task<IResult> List(Call call)
    {
        var actor = call.Actor;
        var all = await call.Services.Cycles.All(call.Cancel);
        return Answer.Ok(all.Where(c => Permissions.MaySee(actor, c.Value)).Select(c => CycleViews.Summary(c)));
    }

    public static Task<IResult> Templates(Call call)
    {
        call.Require(Act.Configure);
        var cycles = call.Services.Cycles;
        TemplateView Shown(Template t)
        {
            var cycle = TemplateReader.Read(t.Json, cycles.Days).Cycle;
            return new(t.Id, cycle?.Title ?? new(t.Id, t.Id), cycle?.Year);
        }
        return Task.FromResult(Answer.Ok(cycles.Templates.Select(Shown)));
    }

    public static async Task<IResult> Create(Call call)
    {
        var body = await call.Body<CreateBody>();
        var created = (body.Template, body.From, body.Year) switch
        {
            ({ } template, null, null) => await call.Services.Cycles.Create(
                template,
                body.Id,
                body.Parent,
                call.Actor,
                call.Now,
                call.Cancel
            ),
            (null, { } from, { } year) => await call.Services.Cycles.Copy(
                from,
                year,
                body.Id,
                body.Parent,
                call.Actor,
                call.Now,
                call.Cancel
            ),
            _ => throw Problems.BodyInvalid.With("template | from, year").AsException(),
        };
        return Answer.Created(await CycleViews.Detail(created, call));
    }

    public static async Task<IResult> Get(Call call)
    {
        var stored = await call.Services.Cycles.Get(call.Route("cycle"), call.Cancel);
        return Permissions.MaySee(call.Actor, stored.Value)
            ? Answer.Ok(await CycleViews.Detail(stored, call))
            : throw Problems.NotAllowed.With().AsException();
    }

    public static async Task<IResult> Edit(Call call) =>
        Answer.Ok(
            await CycleViews.Detail(
                await call.Services.Cycles.Edit(
                    call.Route("cycle"),
                    await call.BodyText(),
                    call.IfMatch(),
                    call.Actor,
                    call.Now,
                    call.Cancel
                ),
                call
            )
        );

    public static async Task<IResult> ProblemsOf(Call call)
    {
        call.Require(Act.Configure);
        var stored = await call.Services.Cycles.Get(call.Route("cycle"), call.Cancel);
        return Answer.Ok(call.Services.Cycles.ProblemsOf(stored.Value));
    }

    public static async Task<IResult> Publish(Call call)
    {
        var published = await call.Services.Cycles.Publish(
            call.Route("cycle"),
            call.IfMatch(),
            call.Actor,
            call.Now,
            call.Cancel
        );
        await call.Services.Signal(published.Value.Id, null, null);
        return Answer.Ok(await CycleViews.Detail(published, call));
    }

    public static async Task<IResult> Close(Call call)
    {
        var body = await call.Body<ReasonBody>();
        var closed = await call.Services.Cycles.Close(
            call.Route("cycle"),
            body.Reason,
            call.IfMatch(),
            call.Actor,
            call.Now,
            call.Cancel
        );
        await call.Services.Signal(closed.Value.Id, null, null);
        return Answer.Ok(await CycleViews.Detail(closed, call));
    }

    public static async Task<IResult> Amend(Call call)
    {
        var body = await call.Body<AmendBody>();
        var record = (await call.Services.Cycles.Get(call.Route("cycle"), call.Cancel)).Value;
        var (cycle, duties) = (record.Configuration, call.Services.Cycles.DutiesOf(record));
        var amended = await call.Services.Cycles.Amend(
            cycle.Id,
            body.Obligation,
            body.Period,
            body.LevelIn(duties),
            body.Deadline,
            body.Reason,
            call.IfMatch(),
            call.Actor,
            call.Now,
            call.Cancel
        );
        await call.Services.Signal(cycle.Id, null, null);
        return Answer.Ok(await CycleViews.Detail(amended, call));
    }

    private sealed record TemplateView(string Id, Text Title, int? Year);

    public static async Task<IResult> AmendForm(Call call)
    {
        var body = await call.Body<FormBody>();
        if (body.Form.Id != call.Route("form"))
            throw Problems.NotFound.With().AsException();
        var amended = await call.Services.Cycles.AmendForm(
            call.Route("cycle"),
            body.Form,
            body.Reason,
            call.IfMatch(),
            call.Actor,
            call.Now,
            call.Cancel
        );
        return Answer.Ok(await CycleViews.Detail(amended, call));
    }

    private sealed record CreateBody(
        string? Template = null,
        string? From = null,
        int? Year = null,
        string? Id = null,
        string? Parent = null
    );

    private sealed record FormBody(Form Form, string Reason);

    private sealed record AmendBody(
        string Obligation,
        string Period,
        DeadlineOperator Operator,
        string Reason,
        DateOnly? Date = null,
        DeadlineRule? Rule = null,
        string? Words = null,
        string? Unit = null,
        int? Level = null
    ) : DeadlineChange(Obligation, Period, Operator, Date, Rule, Words, Unit, Level);
}

public sealed record ReasonBody(string Reason);
