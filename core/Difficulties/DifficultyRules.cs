using System.Globalization;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties;

/// <summary>When somebody has to be told that a difficulty waits for an answer.</summary>
/// <param name="Moment">What makes it this one and no other.</param>
/// <param name="UsefulUntil">From this instant on the next one says more.</param>
public sealed record AnswerReminder(
    AnswerReminderKind Kind,
    string Moment,
    DateTimeOffset At,
    DateTimeOffset UsefulUntil
);

/// <summary>A reminder that a difficulty waits for an answer.</summary>
public enum AnswerReminderKind
{
    /// <summary>To the office that has to answer, before the last day.</summary>
    Before,

    /// <summary>To that office, on the last day.</summary>
    OnTheDay,

    /// <summary>To that office, after the last day.</summary>
    After,

    /// <summary>To those above that office, once, when the time has run out.</summary>
    Above,
}

/// <summary>By when a difficulty is to be answered, and who is told when it is not. What can be done with one stands in Acts.</summary>
public static class DifficultyRules
{
    /// <summary>After the last day, every so many working days.</summary>
    public const int RemindEvery = 3;

    /// <summary>Open at the same time, of one duty.</summary>
    public const int MostOpen = 20;

    public const int MaxClause = 40;

    /// <summary>A difficulty that was only now raised.</summary>
    /// <param name="clause">Null or blank: that of the obligation.</param>
    public static Difficulty Raised(Opened opened, string? clause, string question)
    {
        var home = opened.Duty.Home;
        var ownClause = opened.Duty.Obligation.Clause;
        var asked = string.IsNullOrWhiteSpace(clause) ? ownClause : VietnameseText.Clean(clause);
        var (number, moment) = ((opened.State?.LogCount ?? 0) + 1, opened.Situation);
        var askedBy = moment.Actor.Signature;
        return new()
        {
            Cycle = home.Cycle,
            Obligation = home.Obligation.Id,
            Period = home.Period.Id,
            Unit = opened.Duty.Unit,
            Number = number,
            Clause = asked,
            Question = question,
            AskedBy = askedBy,
            AskedAt = moment.Now,
        };
    }

    /// <summary>The counts a submission keeps of its difficulties, so that lists need not read the threads.</summary>
    /// <param name="before">Null: it was only now raised.</param>
    public static SubmissionState CountedIn(SubmissionState? state, Difficulty? before, Difficulty after)
    {
        var begun = SubmissionState.OrNew(state, after.Unit);
        var opened = (after.IsOpen ? 1 : 0) - (before is { IsOpen: true } ? 1 : 0);
        var others = begun.BlockingDifficulties.Where(n => n != after.Number);
        var blocking = after.Blocking is null ? others : others.Append(after.Number);
        return begun with { OpenDifficulties = begun.OpenDifficulties + opened, BlockingDifficulties = [.. blocking] };
    }

    /// <summary>The thread as it stood at an earlier instant; null: nobody had asked.</summary>
    public static Difficulty? At(Difficulty d, DateTimeOffset at)
    {
        if (d.AskedAt > at)
            return null;
        var blocking = d.Blocking is { } mark && mark.At <= at ? mark : null;
        return d with { Later = [.. d.Later.Where(p => p.At <= at)], Blocking = blocking };
    }

    /// <summary>Since when a question waits; null: none does. Another question before the answer does not start the time anew.</summary>
    public static DateTimeOffset? OpenSince(Difficulty difficulty)
    {
        if (!difficulty.IsOpen)
            return null;
        var unanswered = difficulty.Thread.Reverse().TakeWhile(p => p.Kind == DifficultyPostKind.Question);
        return unanswered.Last().At;
    }

    /// <summary>By when an open one is to be answered; the day of the question is not counted. Null: nothing is open.</summary>
    public static DueDate? AnswerDue(Difficulty difficulty, CycleSettings settings, WorkingDays days)
    {
        if (OpenSince(difficulty) is not { } since)
            return null;
        return DueDate.On(days.After(VietnamTime.DayOf(since), settings.DifficultyWorkingDays));
    }

    /// <summary>
    /// Whom an open difficulty makes to be told, and when, until the cycle closes: the office that has to answer one working day before and on the last day;
    /// the morning after it also those above; then the office every three working days.
    /// </summary>
    public static IEnumerable<AnswerReminder> Reminders(Difficulty difficulty, Cycle cycle, WorkingDays days)
    {
        if (AnswerDue(difficulty, cycle.Settings, days) is not { } due)
            yield break;
        DateTimeOffset Morning(DateOnly day) => VietnamTime.At(day, cycle.Settings.ReminderHour);
        AnswerReminder Make(AnswerReminderKind kind, DateOnly day, DateTimeOffset until)
        {
            var name = $"answer-{difficulty.Number:D6}-{JsonNames.Of(kind)}";
            var moment = string.Create(CultureInfo.InvariantCulture, $"{name}@{day:yyyy-MM-dd}");
            return new(kind, moment, Morning(day), until);
        }
        var since = OpenSince(difficulty)!.Value;
        var dayBefore = days.After(VietnamTime.DayOf(since), cycle.Settings.DifficultyWorkingDays - 1);
        if (Morning(dayBefore) > since)
            yield return Make(AnswerReminderKind.Before, dayBefore, Morning(due.LastDay));
        yield return Make(AnswerReminderKind.OnTheDay, due.LastDay, due.EndsAt);
        var end = VietnamTime.EndOf(cycle.ClosesOn);
        var first = days.After(due.LastDay, 1);
        if (Morning(first) < end)
            yield return Make(AnswerReminderKind.Above, first, end);
        for (var day = first; Morning(day) < end; day = days.After(day, RemindEvery))
        {
            var next = Morning(days.After(day, RemindEvery));
            yield return Make(AnswerReminderKind.After, day, next < end ? next : end);
        }
    }

    /// <summary>What is due now: of each kind of reader the newest that is still useful; after an outage there is no backlog.</summary>
    public static IEnumerable<AnswerReminder> DueNow(IEnumerable<AnswerReminder> reminders, DateTimeOffset now)
    {
        var useful = reminders.Where(r => r.At <= now && now < r.UsefulUntil);
        return useful.GroupBy(r => r.Kind == AnswerReminderKind.Above).Select(ofReader => ofReader.Last());
    }
}
