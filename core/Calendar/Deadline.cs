using System.Text.Json.Serialization;

namespace PlanMonitor.Core;

/// <summary>A date or a rule for one, how it is meant, and the words as written.</summary>
public sealed record Deadline
{
    /// <summary>Null: the rule says it.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Null: the date is fixed. What was worked out from a rule has both.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeadlineRule? Rule { get; init; }
    public required DeadlineOperator Operator { get; init; }

    /// <summary>The words of the source, kept; null where the administrator set the date.</summary>
    public string? Words { get; init; }
    public string? Clause { get; init; }

    /// <summary>The date of a deadline that is fixed or was worked out.</summary>
    [JsonIgnore]
    public DateOnly Day => Date ?? throw new InvalidOperationException("The rule of this deadline was not worked out.");
}

/// <summary>How the plan says it.</summary>
public enum DeadlineOperator
{
    /// <summary>"trước ngày"</summary>
    Before,

    /// <summary>"chậm nhất ngày"</summary>
    NoLaterThan,

    /// <summary>"đến hết ngày"</summary>
    Through,
}

/// <summary>How a deadline follows from the period's data window, or from the deadline of the level below.</summary>
public sealed record DeadlineRule
{
    public required DeadlineRuleKind Kind { get; init; }

    /// <summary>How many days, or which day of the month; an end of a month needs none.</summary>
    public int Days { get; init; }

    /// <summary>For a day or the end of a month: how many months after the one in which the data window ends.</summary>
    public int MonthsAfter { get; init; }
}

/// <summary>What a deadline is counted from.</summary>
public enum DeadlineRuleKind
{
    /// <summary>Calendar days after the data window ends.</summary>
    DaysAfterCut,

    /// <summary>Working days after the data window ends.</summary>
    WorkingDaysAfterCut,

    /// <summary>Working days after the level below is due.</summary>
    WorkingDaysAfterBelow,

    /// <summary>A day of a month.</summary>
    DayOfMonth,

    /// <summary>The last day of a month.</summary>
    EndOfMonth,
}
