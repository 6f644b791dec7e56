using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Api.Loading;

/// <summary>The consolidation that a call names.</summary>
public sealed class ConsolidationLoader(
    TimeProvider clock,
    ConsolidationService consolidations,
    SubmissionService submissions
)
{
    /// <summary>The duty and its figures as they stand; only for those who may see content.</summary>
    public async Task<(Opened Opened, Collected Collected)> Load(Call call)
    {
        var opened = await Open(call);
        var began = clock.GetTimestamp();
        var collected = await consolidations.Build(opened, VietnamTime.DayOf(call.Now), call.Cancel);
        Measures.ConsolidationTime(clock.GetElapsedTime(began));
        return (opened, collected);
    }

    public async Task<Opened> Open(Call call)
    {
        var opened = await submissions.Open(call.Duty(), call.Acting);
        if (!opened.Duty.IsConsolidation)
            throw Problems.NotFound.With().AsException();
        call.Require(Right.SeeContent, opened.Situation.Place);
        return opened;
    }
}
