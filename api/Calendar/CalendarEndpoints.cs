using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Api.Calendar;

/// <summary>The working days by year, their change with what it moves, data windows, and a deadline explained outside any cycle.</summary>
public sealed class CalendarEndpoints(CalendarService calendar, CycleService cycleService, CycleSignal signal)
{
    public async Task<IResult> Years(Call call)
    {
        await calendar.EnsureAsOf(call.Now, null, call.Cancel);
        var edited = (await calendar.Edited(call.Cancel)).Select(y => y.Year).ToHashSet();
        var days = calendar.Days;
        var now = VietnamTime.DayOf(call.Now).Year;
        var years = days.Years.Concat(edited).Append(now).Append(now + 1).Distinct().Order();
        return Answer.Ok(years.Select(y => CalendarViews.Line(days, y, edited.Contains(y))));
    }

    public async Task<IResult> Year(Call call) => Answer.Ok(await View(call, YearOf(call)));

    /// <summary>Replaces the days of a year; every open cycle follows at once.</summary>
    public async Task<IResult> Change(Call call)
    {
        var (year, body) = (YearOf(call), await call.Body<ChangeBody>());
        await calendar.EnsureAsOf(call.Now, null, call.Cancel);
        var before = calendar.Days;
        await calendar.Change(year, body.Days, body.Reason, call.IfMatch(), call.Acting);
        var (moved, running) = await cycleService.NoteCalendar(year, before, body.Reason, call.Acting);
        foreach (var cycle in running)
            await signal(cycle, null, null);
        return Answer.Ok(new Changed(await View(call, year), moved));
    }

    /// <summary>What would be said of these days, and which deadlines they would move; nothing is recorded.</summary>
    public async Task<IResult> Check(Call call)
    {
        call.Require(Right.Configure);
        var (year, body) = (YearOf(call), await call.Body<DaysBody>());
        await calendar.EnsureAsOf(call.Now, null, call.Cancel);
        var problems = CalendarRules.Check(year, body.Days);
        var moved = problems.Any(p => p.Severity == Severity.Error)
            ? []
            : await cycleService.MovedBy(calendar.Days.With(year, body.Days), call.Cancel);
        return Answer.Ok(new Checked(problems, moved));
    }

    /// <summary>A deadline or a term read with the calendar in force; the query has the names of the deadline command.</summary>
    public async Task<IResult> Explain(Call call)
    {
        await calendar.EnsureAsOf(call.Now, null, call.Cancel);
        var asked = call.Request.Query.Select(q => KeyValuePair.Create(q.Key, q.Value.ToString()));
        var (question, wrong) = DeadlineQuestion.Read(asked);
        if (question is null)
            throw Problems.QuestionInvalid.WithTexts(wrong!).AsException();
        var answer = question.Answer(calendar.Days);
        var due = answer.Due;
        var note = answer.Note.Vi.Length == 0 ? null : answer.Note;
        var explained = new Explained(
            due.LastDay,
            due.EndsAt,
            due.UnmovedLastDay,
            answer.Because,
            answer.Sentence,
            due.OnDayOff?.Next,
            note
        );
        return Answer.Ok(explained);
    }

    public static Task<IResult> Windows(Call call)
    {
        var year = YearOf(call);
        var shipped = DataWindows.Shipped.Select(d => new WindowsView(d.Id, d.Name, d.Source, [.. d.Of(year)]));
        return Task.FromResult(Answer.Ok(shipped));
    }

    private static int YearOf(Call call)
    {
        var year = call.RouteNumber("year");
        CalendarService.RequireYear(year);
        return year;
    }

    private async Task<CalendarYearView> View(Call call, int year)
    {
        await calendar.EnsureAsOf(call.Now, null, call.Cancel);
        var days = calendar.Days;
        var edited = await calendar.Find(year, call.Cancel);
        return CalendarViews.Of(days, year, edited, Permissions.May(call.Actor, Right.Configure));
    }

    private sealed record DaysBody(IReadOnlyList<SpecialDay> Days);

    private sealed record ChangeBody(IReadOnlyList<SpecialDay> Days, string Reason);

    private sealed record Changed(CalendarYearView Year, IReadOnlyList<MovedDeadline> Moved);

    private sealed record Checked(IReadOnlyList<FieldProblem> Problems, IReadOnlyList<MovedDeadline> Moved);

    private sealed record Explained(
        DateOnly LastDay,
        DateTimeOffset EndsAt,
        DateOnly UnmovedLastDay,
        Text Because,
        Text Sentence,
        DateOnly? NextWorkingDay,
        Text? Note
    );

    private sealed record WindowsView(string Id, Text Name, string Source, IReadOnlyList<YearWindow> Windows);
}
