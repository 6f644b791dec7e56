using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Chasing;

/// <summary>What the office that chases has to see to.</summary>
public enum WorkKind
{
    /// <summary>A report that is not there, and its last day has passed.</summary>
    Overdue,

    /// <summary>A report that is due soon.</summary>
    DueSoon,

    /// <summary>A report that waits at the reviewer's desk.</summary>
    Stuck,

    /// <summary>A difficulty that nobody answered.</summary>
    Difficulty,

    /// <summary>A request for more time.</summary>
    Extension,
}

/// <summary>One thing to see to.</summary>
/// <param name="Due">Overdue and soon due: the date in force. A difficulty or a request: by when it is to be answered. Stuck: the last day on which the review was in time.</param>
/// <param name="Waiting">Working days it has been waiting; of what is overdue or soon due none.</param>
/// <param name="Desk">At whose desk it is: the unit, or the office through which it is sent.</param>
/// <param name="Difficulty">The difficulty it is about.</param>
public sealed record WorkItem(
    WorkKind Kind,
    Duty Duty,
    SubmissionState? State,
    DueDate? Due,
    int Waiting,
    string Desk,
    Difficulty? Difficulty = null
)
{
    /// <summary>For who does not see all (<see cref="SightRules"/>).</summary>
    public WorkItem Closed() =>
        this with
        {
            State = State is { } state ? SightRules.Closed(state) : null,
            Difficulty = Difficulty?.Closed(),
        };
}

/// <summary>The list of who is to be chased, of one obligation and period at one collector. Pure; what is past its own date comes first.</summary>
public static class WorkListRules
{
    /// <param name="group">The duties of one partition.</param>
    /// <param name="difficulties">Those of the partition; those that are not open are passed over.</param>
    public static IEnumerable<WorkItem> Of(
        IEnumerable<Duty> group,
        IReadOnlyDictionary<string, SubmissionState> states,
        IReadOnlyList<Difficulty> difficulties,
        UnitDirectory units,
        CycleSettings settings,
        WorkingDays days,
        DateTimeOffset now
    )
    {
        foreach (var duty in group)
        {
            var state = states.GetValueOrDefault(duty.Unit);
            if (!Duties.IsOwedBy(units.Find(duty.Unit), duty) && state?.Current is null)
                continue;
            if (OfUnit(duty, state, days, now) is { } owed)
                yield return owed;
            if (OfReviewer(duty, state, settings, days, now) is { } stuck)
                yield return stuck;
            if (state?.ExtensionRequest is { } request)
                yield return At(
                    WorkKind.Extension,
                    duty,
                    state,
                    DueDate.On(days.After(VietnamTime.DayOf(request.At), settings.AnswerWorkingDays)),
                    request.At,
                    days,
                    now
                );
            foreach (var difficulty in difficulties.Where(d => d.Unit == duty.Unit && d.IsOpen))
                yield return At(
                    WorkKind.Difficulty,
                    duty,
                    state,
                    DifficultyRules.AnswerDue(difficulty, settings, days),
                    DifficultyRules.OpenSince(difficulty)!.Value,
                    days,
                    now
                ) with
                {
                    Difficulty = difficulty,
                };
        }
    }

    /// <summary>In the order in which one would go through it: by kind, what waits longest first.</summary>
    public static IReadOnlyList<WorkItem> Ordered(IEnumerable<WorkItem> items)
    {
        var byKind = items.OrderBy(i => i.Kind).ThenBy(i => i.Due?.EndsAt);
        var byDuty = byKind
            .ThenBy(i => i.Duty.Obligation.Id, StringComparer.Ordinal)
            .ThenBy(i => i.Duty.Period.Id, StringComparer.Ordinal);
        return [.. byDuty];
    }

    /// <summary>Past the date, and nothing of what pauses reminders stands in the way.</summary>
    public static bool IsToBeUrged(WorkItem item) =>
        item.Kind == WorkKind.Overdue && SubmissionState.IsWaitedFor(item.State);

    /// <summary>Null: nothing is waited for, or nothing presses.</summary>
    private static WorkItem? OfUnit(Duty duty, SubmissionState? state, WorkingDays days, DateTimeOffset now)
    {
        WorkItem Item(WorkKind kind) => new(kind, duty, state, Timeliness.InForce(duty, state), 0, duty.Unit);
        return Timeliness.Of(duty, state, now, days).Flag switch
        {
            Standing.Overdue => Item(WorkKind.Overdue),
            Standing.DueSoon => Item(WorkKind.DueSoon),
            Standing.None or Standing.Late or Standing.OnTime or Standing.Waiting => null,
        };
    }

    private static WorkItem? OfReviewer(
        Duty duty,
        SubmissionState? state,
        CycleSettings settings,
        WorkingDays days,
        DateTimeOffset now
    )
    {
        if (DeskRules.Of(duty, state, now, days) is not { Holder: DeskHolder.Reviewer, Since: { } since })
            return null;
        var reviewedBy = days.After(VietnamTime.DayOf(since), settings.ReviewWorkingDays);
        var item = At(WorkKind.Stuck, duty, state, DueDate.On(reviewedBy), since, days, now);
        return now >= item.Due!.EndsAt ? item : null;
    }

    /// <summary>Something that lies at the desk of the office.</summary>
    private static WorkItem At(
        WorkKind kind,
        Duty duty,
        SubmissionState? state,
        DueDate? due,
        DateTimeOffset since,
        WorkingDays days,
        DateTimeOffset now
    )
    {
        var waitedFor = days.Between(VietnamTime.DayOf(since), VietnamTime.DayOf(now));
        return new(kind, duty, state, due, waitedFor, duty.Through ?? duty.Collector);
    }
}
