using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Cycles;

/// <summary>The year before it begins, and what a change of the configuration does to it.</summary>
public sealed class PreviewEndpoints(CycleService cycleService, UnitService unitService, AccountService accounts)
{
    public async Task<IResult> Get(Call call)
    {
        call.Require(Right.Configure);
        var cycle = (await cycleService.Get(call.Route("cycle"), call.Cancel)).Value;
        CycleService.RequireSound(CycleRules.Check(cycle.Configuration, cycleService.Days));
        var duties = cycleService.DutiesOf(cycle);
        var units = await unitService.Directory(call.Cancel);
        var all = await accounts.All(call.Cancel);
        return Answer.Ok(PreviewViews.Of(duties, units, all, call.Query("unit"), call.Query("login"), call.Now));
    }

    /// <summary>Nothing is saved.</summary>
    public async Task<IResult> Compare(Call call)
    {
        call.Require(Right.Configure);
        var body = await call.Body<CompareBody>();
        var record = (await cycleService.Get(call.Route("cycle"), call.Cancel)).Value;
        CycleService.RequireSound(CycleRules.Check(record.Configuration, cycleService.Days));
        var duties = cycleService.DutiesOf(record);
        var changed = Changed(record.Configuration, body, duties);
        CycleService.RequireSound(CycleRules.Check(changed, cycleService.Days));
        var after = cycleService.DutiesOf(record with { Configuration = changed });
        return Answer.Ok(
            PreviewViews.Of(ReminderPreview.Between(duties, after), await unitService.Directory(call.Cancel))
        );
    }

    private Cycle Changed(Cycle cycle, CompareBody body, Duties duties)
    {
        if (body is { Configuration: { } configuration, Deadline: null })
            return Read(configuration, cycleService.Days);
        if (body is { Configuration: null, Deadline: { } deadline })
            return deadline.In(cycle, duties);
        throw Problems.BodyInvalid.With("configuration").AsException();
    }

    private static Cycle Read(JsonElement configuration, WorkingDays days)
    {
        var (cycle, problems) = TemplateReader.Read(configuration.GetRawText(), days);
        CycleService.RequireSound(problems);
        return cycle!;
    }

    private sealed record CompareBody(JsonElement? Configuration = null, DeadlineChange? Deadline = null);
}

/// <summary>A deadline to be changed. Without a unit or a level the reporters' date is meant; with a collector's code the date of its level. One reporter's date moves by an extension.</summary>
public record DeadlineChange(
    string Obligation,
    string Period,
    DeadlineOperator Operator,
    DateOnly? Date = null,
    DeadlineRule? Rule = null,
    string? Words = null,
    string? Unit = null,
    int? Level = null
)
{
    /// <exception cref="ProblemException">body-invalid: neither a date nor a rule says when, or both do.</exception>
    public Deadline ToDeadline() =>
        Date is null == Rule is null
            ? throw Problems.BodyInvalid.With("date | rule").AsException()
            : new()
            {
                Date = Date,
                Rule = Rule,
                Operator = Operator,
                Words = Words,
            };

    /// <summary>The cycle as it is with this deadline.</summary>
    public Cycle In(Cycle cycle, Duties duties) =>
        CycleRules.WithDeadline(cycle, Obligation, Period, LevelIn(duties), ToDeadline()).Cycle;

    /// <exception cref="ProblemException">not-found: nobody owes it there, or no such level consolidates it.</exception>
    public int LevelIn(Duties duties) => LevelOrNone(duties) ?? throw Problems.NotFound.With().AsException();

    private int? LevelOrNone(Duties duties)
    {
        if (Level is { } stated)
            return Consolidates(stated, duties) ? stated : null;
        if (Unit == Duties.Parent)
            return 1;
        if (Unit is { } unit)
            return duties.Find(Obligation, Period, unit) is { Level: > 0, Upward: null } duty ? duty.Level : null;
        return duties.ReportersOf(Obligation, Period).Any() ? 0 : null;
    }

    private bool Consolidates(int level, Duties duties)
    {
        var owed = duties.All.Where(d => d.Obligation.Id == Obligation && d.Period.Id == Period);
        return owed.Any(d => d.Level == level && d.Upward is null);
    }
}
