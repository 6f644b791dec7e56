using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Loading;

/// <summary>The cycle that a call names, with its duties and the units.</summary>
public sealed class CycleLoader(CycleService cycleService, UnitService unitService)
{
    public async Task<(CycleRecord Cycle, Duties Duties, UnitDirectory Units)> Load(Call call)
    {
        var cycle = (await cycleService.Get(call.Route("cycle"), call.Cancel)).Value;
        // A draft is nobody's duty yet.
        if (cycle.State == CycleState.Draft)
            throw Problems.NotFound.With().AsException();
        return (cycle, cycleService.DutiesOf(cycle), await unitService.Directory(call.Cancel));
    }
}
