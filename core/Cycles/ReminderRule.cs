namespace PlanMonitor.Core.Cycles;

/// <summary>When a reminder goes out and to whom; data of the cycle, evaluated by <c>ReminderRules</c>.</summary>
public sealed record ReminderRule
{
    public required string Id { get; init; }
    public required ReminderMoment Moment { get; init; }

    /// <summary>Days before or after the last day; for Weekly the number of weeks it goes on after the last fixed reminder.</summary>
    public IReadOnlyList<int> Days { get; init; } = [];
    public required ReminderAudience Audience { get; init; }

    /// <summary>Catalogue: the rules of a cycle that states none.</summary>
    public static IReadOnlyList<ReminderRule> Defaults { get; } =
    [
        new()
        {
            Id = "opening",
            Moment = ReminderMoment.OnOpening,
            Audience = ReminderAudience.Reporter,
        },
        new()
        {
            Id = "before",
            Moment = ReminderMoment.Before,
            Days = [14, 7, 3, 1],
            Audience = ReminderAudience.Reporter,
        },
        new()
        {
            Id = "day-of",
            Moment = ReminderMoment.Before,
            Days = [0],
            Audience = ReminderAudience.Reporter,
        },
        new()
        {
            Id = "after",
            Moment = ReminderMoment.After,
            Days = [1, 3, 7],
            Audience = ReminderAudience.Reporter,
        },
        new()
        {
            Id = "weekly",
            Moment = ReminderMoment.Weekly,
            Days = [4],
            Audience = ReminderAudience.Reporter,
        },
        new()
        {
            Id = "head-day-of",
            Moment = ReminderMoment.Before,
            Days = [0],
            Audience = ReminderAudience.Head,
        },
        new()
        {
            Id = "head-after",
            Moment = ReminderMoment.After,
            Days = [1, 3, 7],
            Audience = ReminderAudience.Head,
        },
        new()
        {
            Id = "head-weekly",
            Moment = ReminderMoment.Weekly,
            Days = [4],
            Audience = ReminderAudience.Head,
        },
        new()
        {
            Id = "chaser-before",
            Moment = ReminderMoment.Before,
            Days = [3, 1],
            Audience = ReminderAudience.Chaser,
        },
        new()
        {
            Id = "chaser-after",
            Moment = ReminderMoment.After,
            Days = [1, 3, 7],
            Audience = ReminderAudience.Chaser,
        },
        new()
        {
            Id = "chaser-weekly",
            Moment = ReminderMoment.Weekly,
            Days = [4],
            Audience = ReminderAudience.Chaser,
        },
        new()
        {
            Id = "brief",
            Moment = ReminderMoment.EachWeek,
            Audience = ReminderAudience.Leader,
        },
    ];
}

/// <summary>When a rule speaks.</summary>
public enum ReminderMoment
{
    /// <summary>On the day the period opens.</summary>
    OnOpening,

    /// <summary>So many days before the last day; 0: on the day itself.</summary>
    Before,

    /// <summary>So many working days before the last day; 0: on the day itself.</summary>
    WorkingDaysBefore,

    /// <summary>So many days after the last day.</summary>
    After,

    /// <summary>Every seven days after the last day, up to the limit.</summary>
    Weekly,

    /// <summary>On the first working morning of each week in which the cycle runs, whatever is due.</summary>
    EachWeek,
}

/// <summary>To whom a rule writes.</summary>
public enum ReminderAudience
{
    /// <summary>The officers of the unit that owes the report.</summary>
    Reporter,

    /// <summary>The head of that unit.</summary>
    Head,

    /// <summary>The office that chases: one list of who is missing.</summary>
    Chaser,

    /// <summary>The leader to whom the plan has it reported ("báo cáo thường xuyên với Chủ tịch").</summary>
    Leader,
}
