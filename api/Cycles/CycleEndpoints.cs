using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Api.Cycles;

/// <summary>Cycles: list, create from a template, check, preview, publish, amend, close.</summary>
public sealed class CycleEndpoints(CycleService cycleService, CycleSignal signal, CycleViews cycleViews)
{
    public async Task<IResult> List(Call call)
    {
        var actor = call.Actor;
        var (sound, damaged) = await cycleService.AllAndDamaged(call.Cancel);
        var seen = sound.Where(c => c.Value.IsSeenBy(actor)).Select(CycleViews.Summary);
        return Answer.Ok(new CycleList([.. seen], Permissions.May(actor, Right.Configure) ? damaged : []));
    }

    public Task<IResult> Templates(Call call)
    {
        call.Require(Right.Configure);
        TemplateView Shown(Template t)
        {
            var cycle = TemplateReader.Read(t.Json, cycleService.Days).Cycle;
            return new(t.Id, cycle?.Title ?? new(t.Id, t.Id), cycle?.Year);
        }
        return Task.FromResult(Answer.Ok(cycleService.Templates.Select(Shown)));
    }

    public async Task<IResult> Create(Call call)
    {
        var body = await call.Body<CreateBody>();
        return Answer.Created(await cycleViews.Detail(await Created(body, call), call));
    }

    private Task<Stored<CycleRecord>> Created(CreateBody body, Call call)
    {
        var (id, parent) = (body.Id, body.Parent);
        if (body is { Template: { } template, From: null, Year: null })
            return cycleService.Create(template, id, parent, call.Acting);
        if (body is { Template: null, From: { } from, Year: { } year })
            return cycleService.Copy(from, year, id, parent, call.Acting);
        throw Problems.BodyInvalid.With("template | from, year").AsException();
    }

    public async Task<IResult> Get(Call call)
    {
        var stored = await cycleService.Get(call.Route("cycle"), call.Cancel);
        return stored.Value.IsSeenBy(call.Actor)
            ? Answer.Ok(await cycleViews.Detail(stored, call))
            : throw Problems.NotAllowed.With().AsException();
    }

    public async Task<IResult> Edit(Call call)
    {
        var cycle = call.Route("cycle");
        var text = await call.BodyText();
        var edited = await cycleService.Edit(cycle, text, call.IfMatch(), call.Acting);
        return Answer.Ok(await cycleViews.Detail(edited, call));
    }

    public async Task<IResult> Delete(Call call)
    {
        await cycleService.Delete(call.Route("cycle"), call.IfMatch(), call.Acting);
        return Results.NoContent();
    }

    public async Task<IResult> ProblemsOf(Call call)
    {
        call.Require(Right.Configure);
        var stored = await cycleService.Get(call.Route("cycle"), call.Cancel);
        return Answer.Ok(await cycleService.ProblemsOf(stored.Value, call.Cancel));
    }

    public async Task<IResult> Publish(Call call)
    {
        var id = call.Route("cycle");
        var published = await Telling(id, () => cycleService.Publish(id, call.IfMatch(), call.Acting));
        return Answer.Ok(await cycleViews.Detail(published, call));
    }

    public async Task<IResult> Close(Call call)
    {
        var body = await call.Body<ReasonBody>();
        var id = call.Route("cycle");
        var closed = await Telling(id, () => cycleService.Close(id, body.Reason, call.IfMatch(), call.Acting));
        return Answer.Ok(await cycleViews.Detail(closed, call));
    }

    public async Task<IResult> Amend(Call call)
    {
        call.Require(Right.Configure);
        var body = await call.Body<AmendBody>();
        var record = (await cycleService.Get(call.Route("cycle"), call.Cancel)).Value;
        var (cycle, duties) = (record.Configuration, cycleService.DutiesOf(record));
        Task<Stored<CycleRecord>> Change() =>
            cycleService.Amend(
                cycle.Id,
                body.Obligation,
                body.Period,
                body.LevelIn(duties),
                body.ToDeadline(),
                body.Reason,
                call.IfMatch(),
                call.Acting
            );
        var amended = await Telling(cycle.Id, Change);
        return Answer.Ok(await cycleViews.Detail(amended, call));
    }

    /// <summary>Changes a cycle, and tells its loop.</summary>
    private async Task<Stored<CycleRecord>> Telling(string cycle, Func<Task<Stored<CycleRecord>>> change)
    {
        try
        {
            var changed = await change();
            await signal(cycle, null, null);
            return changed;
        }
        catch (StorageBusyException)
        {
            // Nobody knows whether it was recorded: the loop looks.
            await signal(cycle, null, null);
            throw;
        }
    }

    private sealed record TemplateView(string Id, Text Title, int? Year);

    public async Task<IResult> AmendForm(Call call)
    {
        var body = await call.Body<FormBody>();
        if (body.Form.Id != call.Route("form"))
            throw Problems.NotFound.With().AsException();
        var amended = await cycleService.AmendForm(
            call.Route("cycle"),
            body.Form,
            body.Reason,
            call.IfMatch(),
            call.Acting
        );
        return Answer.Ok(await cycleViews.Detail(amended, call));
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
