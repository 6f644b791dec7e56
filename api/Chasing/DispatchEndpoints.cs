using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Loading;
using PlanMonitor.Core;
using PlanMonitor.Core.Chasing;
using PlanMonitor.Documents.Letters;
using PlanMonitor.Documents.Report;

namespace PlanMonitor.Api.Chasing;

/// <summary>The letter that urges (công văn đôn đốc) those who are past their date, ready for number, date and signature.</summary>
public sealed class DispatchEndpoints(ChaseService chasing, CycleLoader loader)
{
    /// <summary>Of all that is past its date at a collector; ?obligation= and ?period= narrow it, ?by= names the day until which it is to come.</summary>
    /// <exception cref="ProblemException">nobody-overdue.</exception>
    public async Task<IResult> Get(Call call)
    {
        var (cycle, duties, units) = await loader.Load(call);
        var collector = ChaseEndpoints.CollectorOf(call, cycle, duties);
        var (obligation, period) = (call.Query("obligation"), call.Query("period"));
        var items = await chasing.WorkList(duties, collector, units, call.Now, call.Cancel);
        var late = items
            .Where(i => obligation is null || i.Duty.Obligation.Id == obligation)
            .Where(i => period is null || i.Duty.Period.Id == period)
            .Where(WorkListRules.IsToBeUrged)
            .ToList();
        if (late.Count == 0)
            throw Problems.NobodyOverdue.With().AsException();
        var buffer = new MemoryStream();
        var model = DispatchModels.Of(cycle, units, collector, late, call.QueryDay("by"), call.Now, duties.Days);
        DispatchDocument.Write(model, buffer);
        return Results.File(
            buffer.ToArray(),
            ReportDocument.ContentType,
            $"{cycle.Id}-{collector}-don-doc-{VietnamTime.DayOf(call.Now):yyyyMMdd}.docx"
        );
    }
}
