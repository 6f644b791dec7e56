using System.Globalization;

namespace PlanMonitor.Core;

/// <summary>What can be done with a difficulty that was raised. Supplement: a further answer to what was answered already.</summary>
public enum DifficultyAct
{
    Answer,
    Supplement,
    Ask,
    Close,
    Block,
    Unblock,
    Publish,
    Withdraw,
}

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

/// <summary>Who may do what with a difficulty, by when it is to be answered, and who is told when it is not.</summary>
public static class DifficultyRules
{
    /// <summary>After the last day, every so many working days.</summary>
    public const int RemindEvery = 3;

    public const int MaxClause = 40;

    /// <summary>Null: allowed now. The same answer makes the buttons and guards the act.</summary>
    public static Problem? WhyNot(DifficultyAct act, Difficulty difficulty, SubmissionState? state, Moment m)
    {
        // Who asked may say that it is settled; the office may close what it has answered.
        var mayReport = Permissions.May(m.Actor, Act.Report, m.Place);
        var needed = act == DifficultyAct.Ask || (act == DifficultyAct.Close && mayReport) ? Act.Report : Act.Review;
        if (SubmissionRules.WhyNotAtAll(needed, state, m) is { } refused)
            return refused;
        return act switch
        {
            DifficultyAct.Answer => difficulty.IsOpen ? null : Problems.DifficultyAnswered.With(),
            DifficultyAct.Supplement => difficulty.State == DifficultyState.Answered
                ? null
                : Problems.DifficultyNotAnswered.With(),
            DifficultyAct.Ask => null,
            DifficultyAct.Close => WhyNotClose(difficulty, mayReport),
            DifficultyAct.Block => WhyNotBlock(difficulty),
            DifficultyAct.Unblock => difficulty.Blocking is null ? Problems.DifficultyDoesNotBlock.With() : null,
            DifficultyAct.Publish => difficulty.Thread.Any(p => p.Kind == DifficultyPostKind.Answer)
                ? null
                : Problems.DifficultyNotAnswered.With(),
            DifficultyAct.Withdraw => difficulty.PublishedAt is null ? Problems.GuidanceNotPublished.With() : null,
        };
    }

    private static Problem? WhyNotClose(Difficulty difficulty, bool mayReport)
    {
        if (difficulty.State == DifficultyState.Closed)
            return Problems.DifficultyClosed.With();
        return difficulty.IsOpen && !mayReport ? Problems.DifficultyNotAnswered.With() : null;
    }

    private static Problem? WhyNotBlock(Difficulty difficulty)
    {
        if (!difficulty.IsOpen)
            return Problems.DifficultyAnswered.With();
        return difficulty.Blocking is not null ? Problems.DifficultyBlocks.With() : null;
    }

    /// <summary>The difficulty after an act. An answer ends the blocking: a question that follows is judged anew.</summary>
    /// <param name="words">The question, the answer, the reason.</param>
    public static Difficulty After(DifficultyAct act, Difficulty d, string words, Moment m)
    {
        Difficulty Post(DifficultyPostKind kind) =>
            d with
            {
                Later = [.. d.Later, new(kind, words, m.Actor.Signature, m.Now)],
            };
        return act switch
        {
            DifficultyAct.Answer or DifficultyAct.Supplement => Post(DifficultyPostKind.Answer) with
            {
                Blocking = null,
            },
            DifficultyAct.Ask => Post(DifficultyPostKind.Question),
            DifficultyAct.Close => Post(DifficultyPostKind.Closing) with { Blocking = null },
            DifficultyAct.Block => d with { Blocking = new(words, m.Actor.Signature, m.Now) },
            DifficultyAct.Unblock => d with { Blocking = null },
            DifficultyAct.Publish => d with { PublishedAt = m.Now },
            DifficultyAct.Withdraw => d with { PublishedAt = null },
        };
    }

    /// <summary>What the submission keeps of it: a line of the log, and the counts, so that lists need not read the threads.</summary>
    public static Decision Recorded(
        SubmissionState? state,
        Difficulty? before,
        Difficulty after,
        LogEvent e,
        string detail,
        Moment m
    )
    {
        var begun = state ?? new() { Unit = m.Duty.Unit };
        return SubmissionRules.Noted(
            begun with
            {
                OpenDifficulties =
                    begun.OpenDifficulties + (after.IsOpen ? 1 : 0) - (before is { IsOpen: true } ? 1 : 0),
                BlockingDifficulties =
                [
                    .. begun.BlockingDifficulties.Where(n => n != after.Number),
                    .. after.Blocking is null ? (int[])[] : [after.Number],
                ],
            },
            e,
            detail,
            m
        );
    }

    /// <summary>How an act is called in the log.</summary>
    public static LogEvent EventOf(DifficultyAct act) =>
        act switch
        {
            DifficultyAct.Answer or DifficultyAct.Supplement => LogEvent.DifficultyAnswered,
            DifficultyAct.Ask => LogEvent.DifficultyAskedAgain,
            DifficultyAct.Close => LogEvent.DifficultyClosed,
            DifficultyAct.Block => LogEvent.DifficultyBlocks,
            DifficultyAct.Unblock => LogEvent.DifficultyBlocksNoMore,
            DifficultyAct.Publish => LogEvent.GuidancePublished,
            DifficultyAct.Withdraw => LogEvent.GuidanceWithdrawn,
        };

    /// <summary>The thread as it stood at an earlier instant; null: nobody had asked.</summary>
    public static Difficulty? At(Difficulty d, DateTimeOffset at)
    {
        if (d.AskedAt > at)
            return null;
        return d with
        {
            Answer = d.AnsweredAt <= at ? d.Answer : null,
            Later = [.. d.Later.Where(p => p.At <= at)],
            Blocking = d.Blocking is { } mark && mark.At <= at ? mark : null,
        };
    }

    /// <summary>Since when a question waits; null: none does. Another question before the answer does not start the time anew.</summary>
    public static DateTimeOffset? OpenSince(Difficulty difficulty) =>
        difficulty.IsOpen
            ? difficulty.Thread.Reverse().TakeWhile(p => p.Kind == DifficultyPostKind.Question).Last().At
            : null;

    /// <summary>By when an open one is to be answered; the day of the question is not counted. Null: nothing is open.</summary>
    public static DueDate? AnswerDue(Difficulty difficulty, CycleSettings settings, WorkingDays days) =>
        OpenSince(difficulty) is { } since
            ? DueDate.On(days.After(VietnamTime.DayOf(since), settings.DifficultyWorkingDays))
            : null;

    /// <summary>
    /// Whom an open difficulty makes to be told, and when, until the cycle closes: the office that has to answer one working day before and on the last day;
    /// the morning after it also those above; then the office every three working days.
    /// </summary>
    public static IEnumerable<AnswerReminder> Reminders(Difficulty difficulty, Cycle cycle, WorkingDays days)
    {
        if (AnswerDue(difficulty, cycle.Settings, days) is not { } due)
            yield break;
        DateTimeOffset Morning(DateOnly day) => VietnamTime.At(day, cycle.Settings.ReminderHour);
        AnswerReminder Make(AnswerReminderKind kind, DateOnly day, DateTimeOffset until) =>
            new(
                kind,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"answer-{difficulty.Number:D6}-{JsonNames.Of(kind)}@{day:yyyy-MM-dd}"
                ),
                Morning(day),
                until
            );
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
    public static IEnumerable<AnswerReminder> DueNow(IEnumerable<AnswerReminder> reminders, DateTimeOffset now) =>
        reminders
            .Where(r => r.At <= now && now < r.UsefulUntil)
            .GroupBy(r => r.Kind == AnswerReminderKind.Above)
            .Select(g => g.Last());
}
