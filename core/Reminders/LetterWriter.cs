using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Reminders;

/// <summary>Turns what is due into letters to people: who, over which channels, in which words.</summary>
internal sealed class LetterWriter(DueRun run, AddressBook book, IReadOnlyList<Channel> offered, ChannelPolicy policy)
{
    private readonly UnitDirectory units = book.Units;

    public List<Message> Letters { get; } = [];

    public UnitDirectory Units => units;

    /// <summary>A reminder to the unit, or to its head.</summary>
    public void AddReminder(Duty duty, DueDate? due, Planned planned)
    {
        var letter = Messages.Fill(
            planned.Letter(duty.Invited),
            duty.Name,
            duty.Period.Name,
            Sentence(duty, due),
            LeftText(due),
            units.NameOf(duty.Unit)
        );
        Add(
            duty,
            duty.Unit,
            due,
            planned,
            letter,
            planned.Audience == ReminderAudience.Head ? book.Holding(Role.Reader, duty.Unit) : RecipientsAt(duty)
        );
    }

    /// <summary>One list of who is missing, to the office that chases.</summary>
    public void AddList(Duty duty, IReadOnlyList<Duty> missing, Planned planned)
    {
        var names = string.Join('\n', missing.Select(w => $"- {units.NameOf(w.Unit).Vi}"));
        var english = string.Join('\n', missing.Select(w => $"- {units.NameOf(w.Unit).En}"));
        var letter = Messages.Fill(
            planned.Letter(false),
            duty.Name,
            duty.Period.Name,
            Sentence(duty, duty.Due),
            Text.Same($"{missing.Count}"),
            new(names, english)
        );
        Add(duty, run.Collector, duty.Due, planned, letter, Chasers());
    }

    /// <summary>A letter that tells of an act.</summary>
    public void AddNotice(Duty duty, SubmissionState? state, Notice notice)
    {
        if (Messages.Of(notice.Entry.Event) is not { } told)
            return;
        var due = Timeliness.InForce(duty, state);
        // A body that is asked is invited again, with what was written to it; it is not urged.
        var invited = duty.Invited && notice.Entry.Event == LogEvent.Reminded;
        var letter = Messages.Fill(
            invited ? Messages.Invitation : told.Letter,
            duty.Name,
            duty.Period.Name,
            Sentence(duty, due),
            Text.Same(notice.Entry.Detail ?? ""),
            units.NameOf(duty.Unit)
        );
        if (invited && notice.Entry.Detail is { Length: > 0 } note)
            letter = letter with { Body = Text.Join("\n", letter.Body, Text.Same(note)) };
        var recipients = told.To switch
        {
            Addressee.Unit or Addressee.AllUnits => RecipientsAt(duty),
            Addressee.Office => Chasers(),
            Addressee.OfficeAndAbove => Chasers().Union(book.Holding(Role.Reader, run.Collector)),
        };
        var (rule, moment) = (Ledger.RuleOf(notice.Entry.Event), Ledger.MomentOf(notice.LogNumber));
        AddAct(duty, due, rule, moment, notice.Entry.At, letter, recipients);
    }

    /// <summary>That a difficulty waits for an answer: to the office that has to give it, or to those above it.</summary>
    public void AddAnswer(Duty duty, Difficulty difficulty, AnswerReminder reminder)
    {
        var due = DifficultyRules.AnswerDue(difficulty, run.Cycle.Configuration.Settings, run.Duties.Days)!;
        var by = CycleCalendar.SentenceNow(CycleCalendar.Sentence(null, null, due), LeftText(due));
        var letter = Messages.Fill(
            DifficultyLetters.Of(reminder.Kind),
            duty.Name,
            duty.Period.Name,
            by,
            Text.Same(difficulty.Thread[^1].Words),
            units.NameOf(duty.Unit)
        );
        var to = reminder.Kind == AnswerReminderKind.Above ? book.Holding(Role.Reader, run.Collector) : Chasers();
        Letters.AddRange(
            to.Select(person =>
                To(
                    person,
                    duty.Unit,
                    duty.Obligation.Id,
                    duty.Period.Id,
                    due.EndsAt,
                    "answer",
                    reminder.Moment,
                    reminder.At,
                    letter
                ) with
                {
                    UsefulUntil = reminder.UsefulUntil,
                }
            )
        );
    }

    /// <summary>A deadline that was changed since the last run.</summary>
    public void AddAmendments(Duty duty, DueDate? due)
    {
        foreach (var (amendment, i) in run.Cycle.Amendments.Select((a, i) => (a, i)))
        {
            if (
                amendment.Obligation != duty.Obligation.Id
                || amendment.Period != duty.Period.Id
                || amendment.Level != duty.Level
                || amendment.At < run.Since
            )
                continue;
            var letter = Messages.Fill(
                Messages.DeadlineAmended,
                duty.Name,
                duty.Period.Name,
                Sentence(duty, due),
                Text.Same(amendment.Reason),
                units.NameOf(duty.Unit)
            );
            AddAct(duty, due, "amendment", $"amended-{i + 1}", amendment.At, letter, RecipientsAt(duty));
        }
    }

    public void AddEvent(PlanEvent e, Planned planned)
    {
        foreach (var unit in Duties.Expand(run.Cycle.Configuration, e.Audience))
        {
            var letter = Messages.Fill(
                Messages.Event,
                e.Name,
                Text.Same(e.Clause),
                Text.Same(VietnamTime.Show(e.Date)),
                Text.Same($"{planned.Days}"),
                units.NameOf(unit)
            );
            foreach (var person in book.Holding(Role.Officer, unit))
                Letters.Add(
                    To(person, unit, e.Id, "event", null, planned.Rule, planned.Moment, planned.At, letter) with
                    {
                        Audience = planned.Audience,
                        UsefulUntil = planned.UsefulUntil,
                    }
                );
        }
    }

    /// <summary>The weekly brief, to the leader to whom the plan has it reported and to the head of the body that issued it.</summary>
    public void AddBrief(Messages.Letter letter, Planned week)
    {
        var plan = run.Cycle.Configuration.Plan;
        foreach (var leader in book.Leaders(plan))
            Letters.Add(
                To(leader, plan.Issuer, "brief", "week", null, week.Rule, week.Moment, week.At, letter) with
                {
                    Audience = week.Audience,
                    UsefulUntil = week.UsefulUntil,
                }
            );
    }

    private void Add(
        Duty duty,
        string unit,
        DueDate? due,
        Planned planned,
        Messages.Letter letter,
        IEnumerable<Account> to
    ) =>
        Letters.AddRange(
            to.Select(person =>
                To(
                    person,
                    unit,
                    duty.Obligation.Id,
                    duty.Period.Id,
                    due?.EndsAt,
                    planned.Rule,
                    planned.Moment,
                    planned.At,
                    letter
                ) with
                {
                    Audience = planned.Audience,
                    UsefulUntil = planned.UsefulUntil,
                }
            )
        );

    private void AddAct(
        Duty duty,
        DueDate? due,
        string rule,
        string moment,
        DateTimeOffset at,
        Messages.Letter letter,
        IEnumerable<Account> to
    ) =>
        Letters.AddRange(
            to.Select(person =>
                To(person, duty.Unit, duty.Obligation.Id, duty.Period.Id, due?.EndsAt, rule, moment, at, letter)
            )
        );

    private Message To(
        Account person,
        string unit,
        string obligation,
        string period,
        DateTimeOffset? dueAt,
        string rule,
        string moment,
        DateTimeOffset at,
        Messages.Letter letter
    ) =>
        new()
        {
            Key = $"{run.Cycle.Id}|{obligation}|{period}|{unit}|{rule}|{moment}|{person.Login}|inbox",
            Rule = rule,
            To = person.Login,
            Cycle = run.Cycle.Id,
            Collector = run.Collector,
            Unit = unit,
            Obligation = obligation,
            Period = period,
            DueAt = dueAt,
            At = at,
            ClaimedAt = run.Now,
            State = MessageState.Claimed,
            Channels = [.. ChannelRules.For(person, policy, offered).Select(c => new Passage(c, PassageState.Waiting))],
            Subject = letter.Subject,
            Body = letter.Body,
        };

    private IEnumerable<Account> RecipientsAt(Duty duty) => book.Reporters(duty);

    private IEnumerable<Account> Chasers() => book.Holding(Role.Reviewer, run.Collector);

    /// <summary>The sentence of the pages, with how long is left when the letter can leave. To a body that is asked nothing is said of days late.</summary>
    private Text Sentence(Duty duty, DueDate? due)
    {
        var sentence = CycleCalendar.Sentence(duty.Deadline, duty.Due, due);
        return due is null || duty.Invited
            ? sentence
            : CycleCalendar.SentenceNow(
                sentence,
                CycleCalendar.Left(due, PostRules.NotBefore(run.Now, due.EndsAt, run.Duties.Days), run.Duties.Days)
            );
    }

    private Text LeftText(DueDate? due) =>
        due is null ? DeadlineTexts.NoDate : CycleCalendar.Left(due, run.Now, run.Duties.Days);
}
