using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Loading;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Documents.Data;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Report;
using PlanMonitor.Documents.Sheets;

namespace PlanMonitor.Api.Consolidation;

/// <summary>Reports as files: the collector's as .docx, .xlsx, .csv and .json; a unit's own as .docx.</summary>
public sealed class ReportEndpoints(
    SubmissionService submissions,
    RevisionStore revisions,
    DifficultyStore difficultyStore,
    ConsolidationService consolidations,
    ConsolidationLoader loader
)
{
    public Task<IResult> Docx(Call call) =>
        Consolidated(call, "docx", ReportDocument.ContentType, ReportDocument.Write);

    public Task<IResult> Xlsx(Call call) =>
        Consolidated(call, "xlsx", ReportWorkbook.ContentType, ReportWorkbook.Write);

    public Task<IResult> Csv(Call call) => Consolidated(call, "csv", "text/csv; charset=utf-8", ReportCsv.Write);

    public Task<IResult> Json(Call call) => Consolidated(call, "json", ReportJson.ContentType, ReportJson.Write);

    /// <summary>The unit's own report: the draft for those who write it, otherwise the revision that counts.</summary>
    /// <exception cref="ProblemException">not-found: there is neither, or it is a collector's, which comes from its consolidation.</exception>
    public async Task<IResult> Unit(Call call)
    {
        var opened = await submissions.Open(call.Duty(), call.Acting);
        var place = opened.Situation.Place;
        call.Require(Right.SeeContent, place);
        if (opened.Duty.IsConsolidation || opened.Duty.FedBy is not null)
            throw Problems.NotFound.With().AsException();
        var seesAll = SightRules.SeesAll(call.Actor, opened);
        UnitReportModel model;
        if (opened.State?.Draft is { } draft && Permissions.May(call.Actor, Right.Report, place))
            model = UnitReportModels.Of(opened, draft.Content, null, opened.Duty.Form, seesAll);
        else if (
            opened.State?.Current is { } current
            && await revisions.Find(opened.Duty, current.Number, call.Cancel) is { } revision
            && opened.Cycle.Configuration.FormOf(opened.Duty.Form.Id, revision.FormVersion) is { } form
        )
            model = UnitReportModels.Of(opened, revision.Content, revision, form, seesAll);
        else
            throw Problems.NotFound.With().AsException();
        return File(opened, ReportDocument.ContentType, "docx", stream => UnitReportDocument.Write(model, stream));
    }

    private async Task<IResult> Consolidated(
        Call call,
        string ending,
        string contentType,
        Action<ReportModel, Stream> write
    )
    {
        var (opened, collected) = await loader.Load(call);
        var isDraft =
            opened.State?.Draft is not null && Permissions.May(call.Actor, Right.Report, opened.Situation.Place);
        var sent = isDraft ? null : await SentUp(opened, call);
        // As long as nothing changed below, the file is what was sent: of its day, and speaking up to the same day.
        var asSent = sent is null ? null : ConsolidationService.AsSent(collected, opened, sent);
        var words = isDraft ? opened.State!.Draft!.Content : sent?.Content ?? Content.Empty;
        var form = ConsolidationService.FormOf(opened);
        var seen = await consolidations.Seen(asSent ?? collected.Figures, form, opened, null, call.Acting);
        var model = ReportModels.Of(
            opened,
            seen,
            collected.Children,
            words.Values,
            sent?.WhyIncomplete,
            await Difficulties(opened, call),
            asSent is null ? call.Now : sent!.Receipt.At,
            SightRules.SeesAll(call.Actor, opened)
        );
        return File(opened, contentType, ending, stream => write(model, stream));
    }

    private static IResult File(Opened opened, string contentType, string ending, Action<Stream> write)
    {
        var buffer = new MemoryStream();
        write(buffer);
        var duty = opened.Duty;
        return Results.File(
            buffer.ToArray(),
            contentType,
            $"{duty.Cycle}-{duty.Obligation.Id}-{duty.Period.Id}-{duty.Unit}.{ending}"
        );
    }

    /// <summary>What its units asked of the collector, about whatever they owe it, until the last day of the figures: one query a partition.</summary>
    private async Task<IReadOnlyList<Difficulty>> Difficulties(Opened opened, Call call)
    {
        var own = opened
            .Duties.Kept.Where(d => d.Collector == opened.Duty.Unit && d.Period.OpensOn <= opened.Duty.DataDay)
            .Select(d => d.Partition)
            .Distinct();
        var asked = await own.SideBySide(partition => difficultyStore.All(partition, call.Cancel));
        return [.. asked.SelectMany(difficulties => difficulties)];
    }

    private async Task<Revision?> SentUp(Opened opened, Call call) =>
        opened.State?.Current is { } current ? await revisions.Find(opened.Duty, current.Number, call.Cancel) : null;
}
