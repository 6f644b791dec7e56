using Microsoft.AspNetCore.Http;
using PlanMonitor.Documents;

namespace PlanMonitor.Api;

/// <summary>Reports as files: the collector's as .docx, .xlsx, .csv and .json.</summary>
public static class ReportEndpoints
{
    public static Task<IResult> Docx(Call call) => Consolidated(call, "docx", ReportDocument.ContentType, ReportDocument.Write);

    public static Task<IResult> Xlsx(Call call) => Consolidated(call, "xlsx", ReportWorkbook.ContentType, ReportWorkbook.Write);

    public static Task<IResult> Csv(Call call) => Consolidated(call, "csv", "text/csv; charset=utf-8", ReportCsv.Write);

    public static Task<IResult> Json(Call call) => Consolidated(call, "json", ReportJson.ContentType, ReportJson.Write);

    private static async Task<IResult> Consolidated(Call call, string ending, string contentType, Action<ReportModel, Stream> write)
    {
        var (opened, collected) = await ConsolidationEndpoints.Load(call);
        var model = ReportModels.Of(opened, collected.Figures, collected.Children, await Words(opened, call));
        return File(opened, contentType, ending, stream => write(model, stream));
    }

    private static IResult File(Opened opened, string contentType, string ending, Action<Stream> write)
    {
        var buffer = new MemoryStream();
        write(buffer);
        var duty = opened.Duty;
        return Results.File(buffer.ToArray(), contentType, $"{duty.Cycle}-{duty.Obligation.Id}-{duty.Period.Id}-{duty.Unit}.{ending}");
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
}
