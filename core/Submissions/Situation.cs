using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Submissions;

/// <summary>The moment of an act: who, when, on which duty, in which cycle.</summary>
public sealed record Situation(
    DateTimeOffset Now,
    Actor Actor,
    Duty Duty,
    Place Place,
    CycleState CycleState,
    Unit? Unit,
    WorkingDays Days,
    CycleSettings Settings
);
