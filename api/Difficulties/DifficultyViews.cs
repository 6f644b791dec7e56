using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Difficulties.Acts;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Difficulties;

/// <summary>A difficulty as its unit, its office and those above read it.</summary>
public sealed class DifficultyView(Difficulty d, Situation m, UnitDirectory units)
{
    public string Id { get; } = IdOf(d, m.Duty);
    public string Unit { get; } = d.Unit;
    public Text UnitName { get; } = units.NameOf(d.Unit);
    public string Obligation { get; } = m.Duty.Obligation.Id;
    public Text Name { get; } = m.Duty.Name;
    public string Period { get; } = m.Duty.Period.Id;
    public Text PeriodName { get; } = m.Duty.Period.Name;
    public string? Clause { get; } = d.Clause;
    public string Question { get; } = d.Question;
    public string AskedBy { get; } = d.AskedBy;
    public DateTimeOffset AskedAt { get; } = d.AskedAt;
    public DifficultyState State { get; } = d.State;
    public Text StateName { get; } = DifficultyTexts.Of(d.State);
    public IReadOnlyList<DifficultyPost> Thread { get; } = d.Thread;
    public DateTimeOffset LastAt { get; } = d.Thread[^1].At;

    /// <summary>The newest answer.</summary>
    public string? Answer => Newest?.Words;
    public string? AnsweredBy => Newest?.By;
    public DateTimeOffset? AnsweredAt => Newest?.At;

    /// <summary>By when an open one is to be answered.</summary>
    public AnswerDueView? AnswerDue { get; } =
        DifficultyRules.AnswerDue(d, m.Settings, m.Days) is { } due ? AnswerDueView.Of(due, m.Now, m.Days) : null;
    public BlockingMark? Blocking { get; } = d.Blocking;
    public DateTimeOffset? PublishedAt { get; } = d.PublishedAt;

    // Whether the clock stands right is asked when somebody acts; no state is read for the buttons.
    public IReadOnlyList<DifficultyActName> AllowedActions { get; } =
    [.. Enum.GetValues<DifficultyActName>().Where(a => DifficultyActs.RuleOf(a).WhyNot(d, null, m) is null)];

    /// <summary>Under the name of the cycle in which it is looked at.</summary>
    public static string IdOf(Difficulty d, Duty duty) =>
        $"{duty.Obligation.Id}~{duty.Period.Id}~{duty.Unit}~{d.Number}";

    private DifficultyPost? Newest => Thread.LastOrDefault(p => p.Kind == DifficultyPostKind.Answer);
}

/// <param name="Sentence">"đến hết ngày 23/02/2023, còn 2 ngày làm việc".</param>
public sealed record AnswerDueView(DateOnly LastDay, DateTimeOffset EndsAt, bool Overdue, Text Sentence)
{
    public static AnswerDueView Of(DueDate due, DateTimeOffset now, WorkingDays days) =>
        new(
            due.LastDay,
            due.EndsAt,
            now >= due.EndsAt,
            DueDates.SentenceNow(DueDates.Sentence(null, null, due), DueDates.Left(due, now, days))
        );
}

/// <summary>Published guidance; it does not say which unit asked.</summary>
public sealed record GuidanceView(
    string Cycle,
    string Obligation,
    Text Name,
    string? Clause,
    string Question,
    string Answer,
    string By,
    DateTimeOffset At
)
{
    public static GuidanceView Of(Guidance g, Cycle cycle)
    {
        var obligation = cycle.Obligations.FirstOrDefault(o => o.Id == g.Obligation);
        var name = obligation?.Name ?? new(g.Obligation, g.Obligation);
        return new(g.Cycle, g.Obligation, name, g.Clause, g.Question, g.Answer, g.By, g.At);
    }
}

public static class DifficultyTexts
{
    public static Text Of(DifficultyState state) =>
        state switch
        {
            DifficultyState.Open => new("Chờ trả lời", "Waiting for an answer"),
            DifficultyState.Answered => new("Đã trả lời", "Answered"),
            DifficultyState.Closed => new("Đã kết thúc", "Closed"),
        };
}
