using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Difficulties.Acts;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Difficulties;

/// <summary>A difficulty as its unit, its office and those above read it.</summary>
/// <param name="Answer">The newest answer.</param>
/// <param name="AnswerDue">By when an open one is to be answered.</param>
public sealed record DifficultyView(
    string Id,
    string Unit,
    Text UnitName,
    string Obligation,
    Text Name,
    string Period,
    Text PeriodName,
    string? Clause,
    string Question,
    string AskedBy,
    DateTimeOffset AskedAt,
    DifficultyState State,
    Text StateName,
    IReadOnlyList<DifficultyPost> Thread,
    DateTimeOffset LastAt,
    string? Answer,
    string? AnsweredBy,
    DateTimeOffset? AnsweredAt,
    AnswerDueView? AnswerDue,
    BlockingMark? Blocking,
    DateTimeOffset? PublishedAt,
    IReadOnlyList<DifficultyActName> AllowedActions
)
{
    public static DifficultyView Of(Difficulty d, Situation m, UnitDirectory units)
    {
        var duty = m.Duty;
        var answer = d.Thread.LastOrDefault(p => p.Kind == DifficultyPostKind.Answer);
        return new(
            // Under the name of the cycle in which it is looked at.
            $"{duty.Obligation.Id}~{duty.Period.Id}~{duty.Unit}~{d.Number}",
            d.Unit,
            units.NameOf(d.Unit),
            duty.Obligation.Id,
            duty.Name,
            duty.Period.Id,
            duty.Period.Name,
            d.Clause,
            d.Question,
            d.AskedBy,
            d.AskedAt,
            d.State,
            DifficultyTexts.Of(d.State),
            d.Thread,
            d.Thread[^1].At,
            answer?.Words,
            answer?.By,
            answer?.At,
            DifficultyRules.AnswerDue(d, m.Settings, m.Days) is { } due ? AnswerDueView.Of(due, m.Now, m.Days) : null,
            d.Blocking,
            d.PublishedAt,
            // Whether the clock stands right is asked when somebody acts; no state is read for the buttons.
            [.. Enum.GetValues<DifficultyActName>().Where(a => DifficultyActs.RuleOf(a).WhyNot(d, null, m) is null)]
        );
    }
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
    public static GuidanceView Of(Guidance g, Cycle cycle) =>
        new(
            g.Cycle,
            g.Obligation,
            cycle.Obligations.FirstOrDefault(o => o.Id == g.Obligation)?.Name ?? new(g.Obligation, g.Obligation),
            g.Clause,
            g.Question,
            g.Answer,
            g.By,
            g.At
        );
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
