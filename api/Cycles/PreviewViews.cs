using PlanMonitor.Core;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Calendar;
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
)
{
    /// <param name="same">The duties of all units to which one date is told.</param>
    public static PreviewDeadline Of(IReadOnlyList<Duty> same, DateTimeOffset now, WorkingDays days)
    {
        var first = same[0];
        var deadline = DeadlineView.OfPlan(first, now, days);
        return new(first.Obligation.Id, first.Period.Id, first.Name, first.Period.Name, same.Count, deadline);
    }
}

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
        var sent = new SentMessages(messages, new(accounts, units), duties.Cycle.Plan);
        var asked = messages
            .Where(m => unit is null || m.Unit == unit)
            .Where(m => login is null || sent.Reach(m, login));
        var deadlines = DeadlinesOf(duties, now);
        var byUnit = messages.GroupBy(m => m.Unit).Select(g => new PreviewUnit(g.Key, units.NameOf(g.Key), g.Count()));
        return new([.. deadlines], messages.Count, [.. byUnit], [.. sent.People()], Views(asked, units));
    }

    public static PreviewChange Of(PreviewDifference difference, UnitDirectory units)
    {
        var (added, removed, moved) = (difference.Added, difference.Removed, difference.Moved);
        var moves = moved.Take(Most).Select(m => new PreviewMove(m.Before.At, View(m.After, units)));
        return new(added.Count, removed.Count, moved.Count, Views(added, units), Views(removed, units), [.. moves]);
    }

    private static IEnumerable<PreviewDeadline> DeadlinesOf(Duties duties, DateTimeOffset now)
    {
        var groups = duties.All.GroupBy(d => (d.Obligation.Id, d.Period.Id, d.IsConsolidation, d.Level));
        return groups.Select(g => PreviewDeadline.Of([.. g], now, duties.Days));
    }

    /// <summary>As many as a page can show.</summary>
    private static IReadOnlyList<PreviewMessage> Views(IEnumerable<PreviewedMessage> messages, UnitDirectory units) =>
        [.. messages.Take(Most).Select(m => View(m, units))];

    private static PreviewMessage View(PreviewedMessage m, UnitDirectory units) =>
        new(m.At, m.Rule, m.Audience, m.Obligation, m.Period, m.Unit, units.NameOf(m.Unit), m.Subject);

    /// <summary>Messages with the people they go to.</summary>
    private sealed class SentMessages(IReadOnlyList<PreviewedMessage> messages, AddressBook book, PlanDocument plan)
    {
        public bool Reach(PreviewedMessage message, string login) => To(message).Any(a => a.Login == login);

        public IEnumerable<PreviewPerson> People()
        {
            var letters = messages.SelectMany(m => To(m).Select(a => (m.At, Account: a)));
            return letters
                .GroupBy(l => l.Account.Login)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => PersonOf(g.First().Account, [.. g.Select(l => l.At)]));
        }

        private static PreviewPerson PersonOf(Account account, IReadOnlyList<DateTimeOffset> times) =>
            new(account.Login, account.Name, times.Count, times.Distinct().Count());

        private IEnumerable<Account> To(PreviewedMessage m) =>
            m.Audience == ReminderAudience.Leader ? book.Leaders(plan) : book.Holding(m.Role, m.Unit);
    }
}
