using Microsoft.AspNetCore.Http;
using PlanMonitor.Documents;

namespace PlanMonitor.Api;

/// <summary>The collector's figures, number by number down to the units that make them; as a document; and sent up.</summary>
public static class ConsolidationEndpoints
{
    public static async Task<IResult> Get(Call call)
    {
        var (opened, figures, _) = await Load(call);
        var form = ReportersForm(opened);
        var shown = Shown(figures, opened, call.Actor);
        return Answer.Ok(new ConsolidationView(
            figures.Cycle, figures.Obligation, opened.Duty.Obligation.Name, figures.Period, opened.Duty.Period.Name, figures.Unit, opened.Units.NameOf(figures.Unit),
            figures.Completeness, figures.Sources, shown, [.. form.Fields], form.Dimensions, form.Sections,
            opened.Duties.ReportersOf(figures.Obligation, figures.Period).Select(d => d.Unit).Concat(shown.SelectMany(c => c.Parts).Select(p => p.Unit)).Distinct().ToDictionary(u => u, opened.Units.NameOf),
            await SubmissionViews.Of(opened, call),
            [.. ConsolidationRules.Targets(opened.Cycle.Configuration, figures with { Cells = shown }).Select(t => new TargetView(
                t.Target.Code, t.Target.Name, t.Target.Clause, t.Target.GoalPercent, t.State, t.Numerator, t.Denominator, t.Percent, t.Met, t.Shown))],
            opened.WhyNot(SubmissionAct.Consolidate) is null ? ["draft", "submit", "download"] : ["download"],
            [.. (await call.Services.Consolidations.Closings(opened.Duties, opened.Duty, call.Cancel)).Select(c => new ClosingView(c.EndsAt, VietnamTime.DayOf(c.EndsAt.AddTicks(-1)), c.At, c.Completeness))]));
    }

    public static Task<IResult> Docx(Call call) => File(call, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ReportDocument.Write);

    public static Task<IResult> Csv(Call call) => File(call, "csv", "text/csv; charset=utf-8", ReportCsv.Write);

    public static async Task<IResult> Submit(Call call)
    {
        var body = await call.Body<ContentBody>();
        return await SubmissionEndpoints.ReceiptFor(call, await call.Services.Consolidations.Submit(call.Duty(), body.Content, call.Seen(), call.Actor, call.Now, call.Cancel));
    }

    private static async Task<IResult> File(Call call, string ending, string contentType, Action<ReportModel, Stream> write)
    {
        var (opened, figures, children) = await Load(call);
        var buffer = new MemoryStream();
        write(ReportModels.Of(opened, figures, children, await Words(opened, call)), buffer);
        return Results.File(buffer.ToArray(), contentType, $"{figures.Cycle}-{figures.Obligation}-{figures.Period}-{figures.Unit}.{ending}");
    }

    /// <summary>The collector's own words: the draft where there is one, else what was sent up.</summary>
    private static async Task<IReadOnlyDictionary<string, FormValue>> Words(Opened opened, Call call)
    {
        if (opened.State?.Draft is { } draft && Permissions.May(call.Actor, Act.Report, opened.Moment.Place))
            return draft.Content.Values;
        return opened.State?.Current is { } current
            ? (await call.Services.Store.FindRevision(opened.Duty, current.Number, call.Cancel))!.Content.Values
            : Content.Empty.Values;
    }

    private static async Task<(Opened Opened, Consolidated Figures, IReadOnlyList<Child> Children)> Load(Call call)
    {
        var opened = await call.Services.Submissions.Open(call.Duty(), call.Actor, call.Now, call.Cancel);
        if (!opened.Duty.IsConsolidation)
            throw Problems.NotFound.With().AsException();
        call.Require(Act.SeeContent, opened.Moment.Place);
        var began = call.Services.Clock.GetTimestamp();
        var (figures, children) = await call.Services.Consolidations.Build(opened.Cycle, opened.Duties, opened.Duty, opened.Units, call.Cancel);
        Measures.ConsolidationTime(call.Services.Clock.GetElapsedTime(began));
        return (opened, figures, children);
    }

    private static Form ReportersForm(Opened opened) => opened.Cycle.Configuration.Forms.First(f => f.Id == opened.Duty.Obligation.Form);

    private static IReadOnlyList<Cell> Shown(Consolidated figures, Opened opened, Actor actor)
    {
        if (Permissions.May(actor, Act.SeeSensitive, opened.Moment.Place))
            return figures.Cells;
        var fields = ReportersForm(opened).Fields.ToDictionary(f => f.Code);
        return [.. figures.Cells.Select(c => DisclosureRules.Withhold(c, fields[c.Field], opened.Cycle.Configuration.Settings.SmallCount, hideSmallTotal: true))];
    }

    private sealed record ConsolidationView(
        string Cycle, string Obligation, Text Name, string Period, Text PeriodName, string Unit, Text UnitName, Completeness Completeness, IReadOnlyList<Source> Sources,
        IReadOnlyList<Cell> Cells, IReadOnlyList<Field> Fields, IReadOnlyList<Dimension> Dimensions, IReadOnlyList<FormSection> Sections, IReadOnlyDictionary<string, Text> UnitNames,
        SubmissionView Own, IReadOnlyList<TargetView> Targets, IReadOnlyList<string> AllowedActions,
        IReadOnlyList<ClosingView> Closings);

    private sealed record ClosingView(DateTimeOffset EndsAt, DateOnly LastDay, DateTimeOffset At, Completeness Completeness);

    private sealed record TargetView(string Code, Text Name, string Clause, int GoalPercent, CellState State, long? Numerator, long? Denominator, Text? Percent, bool? Met, Text Shown);
}
