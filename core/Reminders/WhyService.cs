using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Reminders;

/// <summary>The answer to "why did I (not) get this?".</summary>
/// <param name="Due">The date in force at that moment, in words.</param>
/// <param name="Others">Letters that no present moment of a rule explains: of acts, and of dates that held earlier.</param>
/// <param name="Quiet">Why nobody had to be told at that moment; null: somebody had.</param>
/// <param name="SeesLetters">What stands in letters to others is open to who asked.</param>
public sealed record WhyAnswer(
    Duty Duty,
    SubmissionStatus Status,
    Text Due,
    Text? Quiet,
    IReadOnlyList<Why> Rules,
    IReadOnlyList<Message> Others,
    bool SeesLetters
);

/// <summary>Loads what <see cref="WhyRules"/> needs. An officer is told of the own letters; those of others are for those who may see the ledger.</summary>
public sealed class WhyService(SubmissionService submissions, LogStore logStore, Ledger ledger, AccountService accounts)
{
    /// <param name="login">Only what concerns this person; null: everybody.</param>
    /// <exception cref="ProblemException">not-found; not-allowed: neither of the unit nor of those above it.</exception>
    public async Task<WhyAnswer> Explain(DutyKey key, DateTimeOffset at, string? login, Acting acting)
    {
        var cancel = acting.Cancel;
        var opened = SightRules.Seen(await submissions.Open(key, acting), acting.Actor);
        if (!Permissions.May(acting.Actor, Right.SeeStatus, opened.Situation.Place))
            throw Problems.NotAllowed.With().AsException();
        if (!Permissions.May(acting.Actor, Right.SeeLedger, opened.Situation.Place))
            login = OwnOnly(login, acting.Actor);
        var duty = DutyAt(opened, at);
        var entries = await logStore.Of(opened, cancel);
        var seesAll = SightRules.SeesAll(acting.Actor, opened);
        var log = seesAll ? entries : [.. entries.Select(SightRules.Closed)];
        var ledgerOfDuty = await ledger.Of(opened.Duty, cancel);
        var written = ledgerOfDuty.Where(m => login is null || m.To == login).ToList();
        var holders = await Holders(duty, opened.Units, login, cancel);
        var (cycle, unit, days) = (opened.Cycle.Configuration, opened.Units.Find(duty.Unit), opened.Duties.Days);
        var amendments = opened.Cycle.Amendments.Where(a => a.At <= at && a.IsOf(duty)).ToList();
        var input = new WhyInput(at, cycle, duty, unit, opened.State, log, amendments, written, holders, days);
        var then = HistoryRules.At(opened.State, log, at);
        var rules = WhyRules.Explain(input);
        var due = Timeliness.At(duty, then, at, days).Full;
        var status = then?.Status ?? SubmissionStatus.NotStarted;
        var (quiet, others) = (WhyRules.QuietAt(input), WhyRules.Others(input, rules));
        var seesLetters = SightRules.SeesAllOf(acting.Actor, opened.Duty.Collector, opened.Duties);
        return new(duty, status, due, quiet, rules, others, seesLetters);
    }

    /// <summary>Who may not read the ledger is told of the own letters.</summary>
    private static string OwnOnly(string? login, Actor actor) =>
        login is null || login == actor.Login ? actor.Login : throw Problems.NotAllowed.With().AsException();

    private async Task<IReadOnlyDictionary<ReminderAudience, IReadOnlyList<string>>> Holders(
        Duty duty,
        UnitDirectory units,
        string? login,
        CancellationToken cancel
    )
    {
        var book = new AddressBook(await accounts.All(cancel), units);
        IReadOnlyList<string> Logins(IEnumerable<Account> holders) =>
            [.. holders.Select(a => a.Login).Where(l => login is null || l == login)];
        var (reporters, heads) = (book.Reporters(duty), book.Holding(Role.Reader, duty.Unit));
        return new Dictionary<ReminderAudience, IReadOnlyList<string>>
        {
            [ReminderAudience.Reporter] = Logins(reporters),
            [ReminderAudience.Head] = Logins(heads),
        };
    }

    /// <summary>The duty with the deadline it had then: what the first later amendment changed.</summary>
    private static Duty DutyAt(Opened opened, DateTimeOffset at)
    {
        var duty = opened.Duty;
        var (obligation, period) = (duty.Obligation.Id, duty.Period.Id);
        var later = opened.Cycle.Amendments.FirstOrDefault(a => a.At > at && a.IsOf(duty));
        if (later is null)
            return duty;
        if (later.Before is not { } before)
            return duty with { Deadline = null, Due = null };
        var (cycle, _) = CycleRules.WithDeadline(opened.Cycle.Configuration, obligation, period, duty.Level, before);
        return new Duties(cycle, opened.Duties.Days).Find(obligation, period, duty.Unit)!;
    }
}
