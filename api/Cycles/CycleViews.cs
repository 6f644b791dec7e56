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
        var record = stored.Value;
        var c = record.Configuration;
        var units = await unitService.Directory(call.Cancel);
        // A draft may be wrong; what it would demand can be told only when its references hold.
        var sound =
            record.State != CycleState.Draft
            || CycleRules.Check(c, cycleService.Days).All(p => p.Severity != Severity.Error);
        var days = cycleService.Days;
        var configure = Permissions.May(call.Actor, Right.Configure);
        return new(
            c.Id,
            c.Title,
            c.Year,
            record.State,
            c.OpensOn,
            c.ClosesOn,
            stored.ETag,
            c,
            [.. c.Units.Select(u => units.Find(u.Code) ?? u)],
            [.. Enum.GetValues<Role>().Select(r => new RoleView(JsonNames.Of(r), RoleTexts.Of(r)))],
            !configure
                ? []
                : record.State switch
                {
                    CycleState.Draft => [CycleAction.Edit, CycleAction.Publish],
                    CycleState.Running => [CycleAction.Amend, CycleAction.AmendForm, CycleAction.Close],
                    CycleState.Closed => [],
                },
            !sound
                ? []
                :
                [
                    .. cycleService
                        .DutiesOf(record)
                        .All.DistinctBy(d => (d.Obligation.Id, d.Period.Id, d.Level))
                        .Select(d => new CycleDeadline(
                            d.Obligation.Id,
                            d.Period.Id,
                            d.Name,
                            d.Period.Name,
                            d.IsConsolidation ? DeadlineLevel.Collector : DeadlineLevel.Reporter,
                            d.Level,
                            DeadlineView.Of(d, null, call.Now, days)
                        )),
                ],
            record.Amendments,
            record.Changes
        );
    }
}

public sealed record CycleSummary(
    string Id,
    Text Title,
    int Year,
    CycleState State,
    DateOnly OpensOn,
    DateOnly ClosesOn,
    string Etag
);

public sealed record CycleDetail(
    string Id,
    Text Title,
    int Year,
    CycleState State,
    DateOnly OpensOn,
    DateOnly ClosesOn,
    string Etag,
    Cycle Configuration,
    IReadOnlyList<Unit> Units,
    IReadOnlyList<RoleView> Roles,
    IReadOnlyList<CycleAction> AllowedActions,
    IReadOnlyList<CycleDeadline> Deadlines,
    IReadOnlyList<Amendment> Amendments,
    IReadOnlyList<ChangeNote> Changes
);

/// <summary>What may be done with a cycle.</summary>
public enum CycleAction
{
    /// <summary>Change the configuration of a draft.</summary>
    Edit,

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
);

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
    public static DeadlineView? Of(Duty duty, SubmissionState? state, DateTimeOffset now, WorkingDays days)
    {
        if (Timeliness.InForce(duty, state) is not { } due)
            return null;
        var stated = duty.Deadline ?? new Deadline { Date = due.LastDay, Operator = DeadlineOperator.Through };
        var read = duty.Due ?? due;
        var settled = state?.Status is SubmissionStatus.Submitted or SubmissionStatus.Accepted;
        var sentence = DueDates.Sentence(stated, read, due);
        var past = now >= due.EndsAt;
        var open = duty.Invited && past ? DutyTexts.InvitedPast : DueDates.Left(due, now, days);
        var left = settled ? DutyTexts.Submitted : open;
        return new(
            stated.Day,
            stated.Operator,
            stated.Words,
            stated.Clause,
            due.LastDay,
            read.UnmovedLastDay,
            due.EndsAt,
            sentence,
            left,
            DueDates.SentenceNow(sentence, left),
            !settled && !duty.Invited && past,
            due.LastDay == read.LastDay ? null : due.LastDay
        );
    }
}
