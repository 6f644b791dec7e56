using System.Text.Json.Serialization;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;

namespace PlanMonitor.Core.Cycles;

/// <summary>A cycle as stored: its configuration, its state, and every change to it.</summary>
public sealed record CycleRecord
{
    /// <summary>A draft is the administrator's alone; a published cycle is everybody's who holds a role at one of its units.</summary>
    public bool IsSeenBy(Actor actor)
    {
        if (Permissions.May(actor, Right.Configure))
            return true;
        return State != CycleState.Draft && Configuration.Units.Any(u => actor.Grants.Any(g => g.Unit == u.Code));
    }

    public required Cycle Configuration { get; init; }
    public required CycleState State { get; init; }
    public IReadOnlyList<Amendment> Amendments { get; init; } = [];
    public IReadOnlyList<ChangeNote> Changes { get; init; } = [];

    /// <summary>The cycles that stand under this one, as they were published.</summary>
    public IReadOnlyList<ChildCycle> Below { get; init; } = [];

    /// <summary>The cycle above this one as it stands now; read with it, never stored in it.</summary>
    [JsonIgnore]
    public CycleRecord? Above { get; init; }

    public string Id => Configuration.Id;
}

public enum CycleState
{
    /// <summary>It is being configured; nobody owes anything yet.</summary>
    Draft,

    /// <summary>It was published: its duties are owed and its letters go out.</summary>
    Running,

    /// <summary>Nothing more is taken; everything can be read.</summary>
    Closed,
}

/// <summary>A deadline changed in mid-cycle; the words of the plan stay in <see cref="Before"/>.</summary>
/// <param name="OfCollector">A collectors' own deadline upward, not the reporters'.</param>
public sealed record Amendment(
    string Obligation,
    string Period,
    bool OfCollector,
    Deadline? Before,
    Deadline After,
    string Reason,
    string By,
    DateTimeOffset At
)
{
    /// <param name="level">0: the reporters' deadline; from 1 on the collectors' of that level.</param>
    internal static Amendment Of(
        string obligation,
        string period,
        int level,
        Deadline? before,
        Deadline after,
        string reason,
        string by,
        DateTimeOffset at
    ) =>
        new(obligation, period, level > 0, before, after, reason, by, at) { CollectorLevel = level > 1 ? level : null };

    /// <summary>Whether it changed the deadline of this duty.</summary>
    internal bool IsOf(Duty duty) =>
        Obligation == duty.Obligation.Id && Period == duty.Period.Id && Level == duty.Level;

    /// <summary>Which collectors': 1, the first level above the reporters, where nothing is said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CollectorLevel { get; init; }

    /// <summary>0: the reporters' deadline.</summary>
    [JsonIgnore]
    public int Level => OfCollector ? CollectorLevel ?? 1 : 0;
}
