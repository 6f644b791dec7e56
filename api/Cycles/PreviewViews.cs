using PlanMonitor.Core;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Cycles;

/// <summary>Every deadline and every message of a year before anything is published.</summary>
/// <param name="Total">Messages of the year; <paramref name="Messages"/> are those asked for, at most <see cref="PreviewViews.Most"/>.</param>
public sealed record Preview(
    IReadOnlyList<PreviewDeadline> Deadlines,
    int Total,
    IReadOnlyList<PreviewUnit> Units,
    IReadOnlyList<PreviewPerson> People,
    IReadOnlyList<PreviewMessage> Messages
);

public sealed record PreviewDeadline(
    string Obligation,
    string Period,
    Text Name,
    Text PeriodName,
    int Units,
    DeadlineView? Deadline
);

public sealed record PreviewUnit(string Unit, Text Name, int Messages);

/// <param name="Mornings">Several letters of one morning are one message: so many reach the person by mail.</param>
public sealed record PreviewPerson(string Login, string Name, int Messages, int Mornings);

public sealed record PreviewMessage(
    DateTimeOffset At,
    string Rule,
    ReminderAudience Audience,
    string Obligation,
    string Period,
    string Unit,
    Text To,
    Text Subject
);

/// <summary>What a change does to the year's messages.</summary>
public sealed record PreviewChange(
    int Added,
    int Removed,
    int Moved,
    IReadOnlyList<PreviewMessage> AddedMessages,
    IReadOnlyList<PreviewMessage> RemovedMessages,
    IReadOnlyList<PreviewMove> MovedMessages
);

public sealed record PreviewMove(DateTimeOffset Before, PreviewMessage Message);

public static class PreviewViews
{
    /// <summary>Lines a page can show; the numbers count all.</summary>
    public const int Most = 500;

    /// <param name="unit">Only messages to this unit; null: all.</param>
    /// <param name="login">Only messages to this person; null: all.</param>
    public static Preview Of(
        Duties duties,
        UnitDirectory units,
        IReadOnlyList<Stored<Account>> accounts,
        string? unit,
        string? login,
        DateTimeOffset now
    )
    {
        var messages = ReminderPreview.Of(duties).OrderBy(m => m.At).ToList();
        var book = new AddressBook(accounts, units);
        IEnumerable<Account> To(PreviewedMessage m) =>
            m.Audience == ReminderAudience.Leader ? book.Leaders(duties.Cycle.Plan) : book.Holding(m.Role, m.Unit);
        return new(
            [
                .. duties
                    .All.GroupBy(d => (d.Obligation.Id, d.Period.Id, d.IsConsolidation, d.Level))
                    .Select(g => new PreviewDeadline(
                        g.Key.Item1,
                        g.Key.Item2,
                        g.First().Name,
                        g.First().Period.Name,
                        g.Count(),
                        DeadlineView.Of(g.First(), null, now, duties.Days)
                    )),
            ],
            messages.Count,
            [.. messages.GroupBy(m => m.Unit).Select(g => new PreviewUnit(g.Key, units.NameOf(g.Key), g.Count()))],
            [
                .. messages
                    .SelectMany(m => To(m).Select(a => (m.At, Account: a)))
                    .GroupBy(m => m.Account.Login)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new PreviewPerson(
                        g.Key,
                        g.First().Account.Name,
                        g.Count(),
                        g.Select(m => m.At).Distinct().Count()
                    )),
            ],
            [
                .. messages
                    .Where(m => (unit is null || m.Unit == unit) && (login is null || To(m).Any(a => a.Login == login)))
                    .Take(Most)
                    .Select(m => View(m, units)),
            ]
        );
    }

    public static PreviewChange Of(PreviewDifference difference, UnitDirectory units) =>
        new(
            difference.Added.Count,
            difference.Removed.Count,
            difference.Moved.Count,
            [.. difference.Added.Take(Most).Select(m => View(m, units))],
            [.. difference.Removed.Take(Most).Select(m => View(m, units))],
            [.. difference.Moved.Take(Most).Select(m => new PreviewMove(m.Before.At, View(m.After, units)))]
        );

    private static PreviewMessage View(PreviewedMessage m, UnitDirectory units) =>
        new(m.At, m.Rule, m.Audience, m.Obligation, m.Period, m.Unit, units.NameOf(m.Unit), m.Subject);
}
