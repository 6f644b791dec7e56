using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Submissions;

/// <summary>A duty with everything an act on it needs.</summary>
public sealed record Opened(
    CycleRecord Cycle,
    Duties Duties,
    Duty Duty,
    UnitDirectory Units,
    Stored<SubmissionState>? Stored,
    Situation Situation
)
{
    public SubmissionState? State => Stored?.Value;
}
