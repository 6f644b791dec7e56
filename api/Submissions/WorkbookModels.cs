using PlanMonitor.Documents.Workbook.Write;

namespace PlanMonitor.Api;

/// <summary>Puts together what a workbook shows. Victims' figures go only to people who may see them by unit.</summary>
public static class WorkbookModels
{
    public static async Task<WorkbookModel> OfUnit(Opened opened, Call call)
    {
        var content = await Standing(opened, call) ?? Content.Empty;
        var before = await call.Services.Contents.Previous(opened, call.Cancel);
        return Around(opened, opened.Duty, call) with { Units = [Unit(opened, opened.Duty, content, before?.Values)] };
    }

    /// <summary>A sheet for each unit that reports at the source, with what of it counts.</summary>
    public static async Task<WorkbookModel> OfUnits(Opened opened, Call call)
    {
        var duties = opened.Duties.ChildrenOf(opened.Duty).Where(d => !d.IsConsolidation && d.FedBy is null).ToList();
        if (duties.Count == 0)
            throw Problems.NotFound.With().AsException();
        var now = await call.Services.Consolidations.Children(duties, opened.Units, call.Cancel);
        var before = PeriodBefore(duties[0]) is { } period
            ? await call.Services.Consolidations.Children(
                duties.Select(d => opened.Duties.Find(d.Obligation.Id, period.Id, d.Unit)).OfType<Duty>(),
                opened.Units,
                call.Cancel
            )
            : [];
        var earlier = before
            .Where(c => c is { Counts: true, Revision: not null })
            .ToDictionary(c => c.Duty.Unit, c => OnForm(opened, c.Duty, c.Revision!).Values);
        return Around(opened, duties[0], call) with
        {
            Units =
            [
                .. now.Select(c =>
                    Unit(
                        opened,
                        c.Duty,
                        c is { Counts: true, Revision: { } revision }
                            ? OnForm(opened, c.Duty, revision)
                            : Content.Empty,
                        earlier.GetValueOrDefault(c.Duty.Unit)
                    )
                ),
            ],
        };
    }

    /// <summary>The draft for whoever may write it; else what counts; null: there is nothing.</summary>
    public static async Task<Content?> Standing(Opened opened, Call call)
    {
        if (opened.State?.Draft is { } draft && Permissions.May(call.Actor, Act.Report, opened.Moment.Place))
            return draft.Content;
        return
            opened.State?.Current is { } current
            && await call.Services.Store.FindRevision(opened.Duty, current.Number, call.Cancel) is { } revision
            ? OnForm(opened, opened.Duty, revision)
            : null;
    }

    private static Content OnForm(Opened opened, Duty duty, Revision revision) =>
        revision.FormVersion != duty.Form.Version
        && opened.Cycle.Configuration.FormOf(duty.Form.Id, revision.FormVersion) is { } made
            ? revision.Content with
            {
                Values = FormVersions.Map(revision.Content.Values, made, duty.Form).Values,
            }
            : revision.Content;

    private static WorkbookModel Around(Opened opened, Duty duty, Call call) =>
        new()
        {
            Cycle = opened.Cycle.Id,
            Obligation = duty.Obligation.Id,
            Period = duty.Period.Id,
            Title = duty.Name,
            PeriodName = duty.Period.Name,
            PreviousName = PeriodBefore(duty)?.Name,
            Day = duty.DataDay,
            Form = duty.Form,
            Units = [],
            ShowsSensitive = Permissions.May(call.Actor, Act.SeeSensitive, opened.Moment.Place),
        };

    private static Period? PeriodBefore(Duty duty) =>
        duty.Obligation.Periods.TakeWhile(p => p.Id != duty.Period.Id).LastOrDefault();

    private static WorkbookUnit Unit(
        Opened opened,
        Duty duty,
        Content content,
        IReadOnlyDictionary<string, FormValue>? before
    ) =>
        new(duty.Unit, opened.Units.NameOf(duty.Unit))
        {
            Values = content.Values,
            Document = content.Document,
            Previous = before ?? Content.Empty.Values,
        };
}
