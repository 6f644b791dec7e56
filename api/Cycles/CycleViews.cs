using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Cycles;

/// <summary>A cycle as people see it.</summary>
public sealed class CycleViews(UnitService unitService, CycleService cycleService)
{
    public static CycleSummary Summary(Stored<CycleRecord> stored)
    {
        var c = stored.Value.Configuration;
        return new(c.Id, c.Title, c.Year, stored.Value.State, c.OpensOn, c.ClosesOn, stored.ETag);
    }

    public async Task<CycleDetail> Detail(Stored<CycleRecord> stored, Call call)
    {
        var units = await unitService.Directory(call.Cancel);
        var record = stored.Value;
        var known = record.Configuration.Units.Select(u => units.Find(u.Code) ?? u);
        var deadlines = IsSound(record) ? DeadlinesOf(record, call.Now) : [];
        var mayConfigure = Permissions.May(call.Actor, Right.Configure);
        return new(stored)
        {
            Units = [.. known],
            AllowedActions = mayConfigure ? ActionsOn(record.State) : [],
            Deadlines = [.. deadlines],
        };
    }

    /// <summary>A draft may be wrong; what it would demand can be told only when its references hold.</summary>
    private bool IsSound(CycleRecord record)
    {
        if (record.State != CycleState.Draft)
            return true;
        var problems = CycleRules.Check(record.Configuration, cycleService.Days);
        return problems.All(p => p.Severity != Severity.Error);
    }

    private static IReadOnlyList<CycleAction> ActionsOn(CycleState state) =>
        state switch
        {
            CycleState.Draft => [CycleAction.Edit, CycleAction.Delete, CycleAction.Publish],
            CycleState.Running => [CycleAction.Amend, CycleAction.AmendForm, CycleAction.Close],
            CycleState.Closed => [],
        };

    private IEnumerable<CycleDeadline> DeadlinesOf(CycleRecord record, DateTimeOffset now)
    {
        var one = cycleService.DutiesOf(record).All.DistinctBy(d => (d.Obligation.Id, d.Period.Id, d.Level));
        return one.Select(d => CycleDeadline.Of(d, now, cycleService.Days));
    }
}

/// <param name="Damaged">Ids of cycles that are stored and cannot be read; told to administrators only.</param>
public sealed record CycleList(IReadOnlyList<CycleSummary> Cycles, IReadOnlyList<string> Damaged);

public sealed record CycleSummary(
    string Id,
    Text Title,
    int Year,
    CycleState State,
    DateOnly OpensOn,
    DateOnly ClosesOn,
    string Etag
);

public sealed class CycleDetail(Stored<CycleRecord> stored)
{
    public string Id => Configuration.Id;
    public Text Title => Configuration.Title;
    public int Year => Configuration.Year;
    public CycleState State { get; } = stored.Value.State;
    public DateOnly OpensOn => Configuration.OpensOn;
    public DateOnly ClosesOn => Configuration.ClosesOn;
    public string Etag { get; } = stored.ETag;
    public Cycle Configuration { get; } = stored.Value.Configuration;

    /// <summary>As the directory has them now.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }
    public IReadOnlyList<RoleView> Roles { get; } =
    [.. Enum.GetValues<Role>().Select(r => new RoleView(JsonNames.Of(r), RoleTexts.Of(r)))];
    public required IReadOnlyList<CycleAction> AllowedActions { get; init; }
    public required IReadOnlyList<CycleDeadline> Deadlines { get; init; }
    public IReadOnlyList<Amendment> Amendments { get; } = stored.Value.Amendments;
    public IReadOnlyList<ChangeNote> Changes { get; } = stored.Value.Changes;
}

/// <summary>What may be done with a cycle.</summary>
public enum CycleAction
{
    /// <summary>Change the configuration of a draft.</summary>
    Edit,

    /// <summary>Take a draft away.</summary>
    Delete,

    /// <summary>Let a draft begin.</summary>
    Publish,

    /// <summary>Move a deadline.</summary>
    Amend,

    /// <summary>Bring in a new version of a form.</summary>
    AmendForm,

    /// <summary>End it.</summary>
    Close,
}

/// <summary>Whose deadline it is.</summary>
public enum DeadlineLevel
{
    /// <summary>Of those who report.</summary>
    Reporter,

    /// <summary>Of those who consolidate.</summary>
    Collector,
}

public sealed record RoleView(string Code, Text Name);

public sealed record CycleDeadline(
    string Obligation,
    string Period,
    Text Name,
    Text PeriodName,
    DeadlineLevel Level,
    int Tier,
    DeadlineView? Deadline
)
{
    public static CycleDeadline Of(Duty d, DateTimeOffset now, WorkingDays days)
    {
        var level = d.IsConsolidation ? DeadlineLevel.Collector : DeadlineLevel.Reporter;
        var deadline = DeadlineView.OfPlan(d, now, days);
        return new(d.Obligation.Id, d.Period.Id, d.Name, d.Period.Name, level, d.Level, deadline);
    }
}

/// <summary>A deadline with its one sentence and how long is left; the browser computes none of it.</summary>
public sealed record DeadlineView(
    DateOnly Date,
    DeadlineOperator Operator,
    string? Words,
    string? Clause,
    DateOnly LastDay,
    DateOnly UnmovedLastDay,
    DateTimeOffset EndsAt,
    Text Sentence,
    Text Left,
    Text Full,
    bool Overdue,
    DateOnly? ExtendedTo
)
{
    /// <summary>Null where no date is stated.</summary>
    public static DeadlineView? Of(Duty duty, SubmissionState? state, DateTimeOffset now, WorkingDays days) =>
        Of(duty, Timeliness.At(duty, state, now, days));

    /// <summary>Of no one unit: that it has passed accuses nobody.</summary>
    public static DeadlineView? OfPlan(Duty duty, DateTimeOffset now, WorkingDays days) =>
        Of(duty, Timeliness.OfPlan(duty, now, days));

    private static DeadlineView? Of(Duty duty, Lateness lateness)
    {
        if (lateness.Due is not { } due)
            return null;
        var stated = duty.Deadline ?? new Deadline { Date = due.LastDay, Operator = DeadlineOperator.Through };
        var read = duty.Due ?? due;
        DateOnly? extendedTo = due.SetBy == DaySetBy.Extension ? due.LastDay : null;
        return new(
            stated.Day,
            stated.Operator,
            stated.Words,
            stated.Clause,
            due.LastDay,
            read.UnmovedLastDay,
            due.EndsAt,
            lateness.Sentence,
            lateness.Left!,
            lateness.Full,
            lateness.IsOverdue,
            extendedTo
        );
    }
}
