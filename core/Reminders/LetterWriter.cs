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
        var letter = Fill(planned.Letter(duty.Invited), duty, Sentence(duty, due), LeftText(due));
        var toHead = planned.Audience == ReminderAudience.Head;
        var recipients = toHead ? book.Holding(Role.Reader, duty.Unit) : RecipientsAt(duty);
        Add(duty, duty.Unit, due, planned, letter, recipients);
    }

    /// <summary>One list of who is missing, to the office that chases.</summary>
    public void AddList(Duty duty, IReadOnlyList<Duty> missing, Planned planned)
    {
        var lines = missing.Select(w => Text.Same("- {0}").WithTexts(units.NameOf(w.Unit)));
        var list = Text.Join("\n", lines);
        var (sentence, count) = (Sentence(duty, duty.Due), Text.Same($"{missing.Count}"));
        var letter = LetterTexts.Fill(planned.Letter(false), duty.Name, duty.Period.Name, sentence, count, list);
        Add(duty, run.Collector, duty.Due, planned, letter, Chasers());
    }

    /// <summary>A letter that tells of an act.</summary>
    public void AddNotice(Duty duty, SubmissionState? state, Notice notice)
    {
        if (LetterTexts.Of(notice.Entry.Event) is not { } told)
            return;
        var due = Timeliness.InForce(duty, state);
        // A body that is asked is invited again, with what was written to it; it is not urged.
        var invited = duty.Invited && notice.Entry.Event == LogEvent.Reminded;
        var template = invited ? LetterTexts.Invitation : told.Letter;
        var letter = Fill(template, duty, Sentence(duty, due), Text.Same(notice.Entry.Detail ?? ""));
        if (invited && notice.Entry.Detail is { Length: > 0 } note)
            letter = letter with { Body = Text.Join("\n", letter.Body, Text.Same(note)) };
        var (rule, moment) = (Ledger.RuleOf(notice.Entry.Event), Ledger.MomentOf(notice.LogNumber));
        AddAct(duty, due, rule, moment, notice.Entry.At, letter, RecipientsOf(told.To, duty));
    }

    private IEnumerable<Account> RecipientsOf(Addressee addressee, Duty duty) =>
        addressee switch
        {
            Addressee.Unit or Addressee.AllUnits => RecipientsAt(duty),
            Addressee.Office => Chasers(),
            Addressee.OfficeAndAbove => Chasers().Union(book.Holding(Role.Reader, run.Collector)),
        };

    /// <summary>That a difficulty waits for an answer: to the office that has to give it, or to those above it.</summary>
    public void AddAnswer(Duty duty, Difficulty difficulty, AnswerReminder reminder)
    {
        var due = DifficultyRules.AnswerDue(difficulty, run.Cycle.Configuration.Settings, run.Duties.Days)!;
        var by = DueDates.SentenceNow(DueDates.Sentence(null, null, due), LeftText(due));
        var lastWords = Text.Same(difficulty.Thread[^1].Words);
        var letter = Fill(DifficultyLetters.Of(reminder.Kind), duty, by, lastWords);
        var to = reminder.Kind == AnswerReminderKind.Above ? book.Holding(Role.Reader, run.Collector) : Chasers();
        var about = About.Of(duty, due);
        var letters = to.Select(person => To(person, about, "answer", reminder.Moment, reminder.At, letter));
        Letters.AddRange(letters.Select(l => l with { UsefulUntil = reminder.UsefulUntil }));
    }

    /// <summary>A deadline that was changed since the last run.</summary>
    public void AddAmendments(Duty duty, DueDate? due)
    {
        foreach (var (amendment, i) in run.Cycle.Amendments.Select((a, i) => (a, i)))
        {
            if (!amendment.IsOf(duty) || amendment.At < run.Since)
                continue;
            var letter = Fill(LetterTexts.DeadlineAmended, duty, Sentence(duty, due), Text.Same(amendment.Reason));
            AddAct(duty, due, "amendment", $"amended-{i + 1}", amendment.At, letter, RecipientsAt(duty));
        }
    }

    public void AddEvent(PlanEvent e, Planned planned)
    {
        var (clause, date) = (Text.Same(e.Clause), VietnamTime.Text(e.Date));
        var daysBefore = Text.Same($"{planned.Days}");
        foreach (var unit in Duties.Expand(run.Cycle.Configuration, e.Audience))
        {
            var letter = LetterTexts.Fill(LetterTexts.Event, e.Name, clause, date, daysBefore, units.NameOf(unit));
            AddPlanned(book.Holding(Role.Officer, unit), new(unit, e.Id, "event", null), planned, letter);
        }
    }

    /// <summary>The weekly brief, to the leader to whom the plan has it reported and to the head of the body that issued it.</summary>
    public void AddBrief(LetterTexts.Letter letter, Planned week)
    {
        var plan = run.Cycle.Configuration.Plan;
        AddPlanned(book.Leaders(plan), new(plan.Issuer, "brief", "week", null), week, letter);
    }

    private void Add(
        Duty duty,
        string unit,
        DueDate? due,
        Planned planned,
        LetterTexts.Letter letter,
        IEnumerable<Account> to
    ) => AddPlanned(to, About.Of(duty, due) with { Unit = unit }, planned, letter);

    private void AddPlanned(IEnumerable<Account> to, About about, Planned planned, LetterTexts.Letter letter)
    {
        var letters = to.Select(person => To(person, about, planned.Rule, planned.Moment, planned.At, letter));
        Letters.AddRange(
            letters.Select(l => l with { Audience = planned.Audience, UsefulUntil = planned.UsefulUntil })
        );
    }

    private void AddAct(
        Duty duty,
        DueDate? due,
        string rule,
        string moment,
        DateTimeOffset at,
        LetterTexts.Letter letter,
        IEnumerable<Account> to
    )
    {
        var about = About.Of(duty, due);
        Letters.AddRange(to.Select(person => To(person, about, rule, moment, at, letter)));
    }

    private Message To(
        Account person,
        About about,
        string rule,
        string moment,
        DateTimeOffset at,
        LetterTexts.Letter letter
    )
    {
        var (cycle, login) = (run.Cycle.Id, person.Login);
        var (unit, obligation, period, dueAt) = about;
        var (subject, body) = letter;
        var key = $"{cycle}|{obligation}|{period}|{unit}|{rule}|{moment}|{login}|inbox";
        var channels = ChannelRules.For(person, policy, offered);
        var message = new Message
        {
            Key = key,
            Rule = rule,
            To = login,
            Cycle = cycle,
            Unit = unit,
            Obligation = obligation,
            Period = period,
            At = at,
            ClaimedAt = run.Now,
            State = MessageState.Claimed,
            Subject = subject,
            Body = body,
        };
        var waiting = channels.Select(c => new ChannelDelivery(c, ChannelDeliveryState.Waiting));
        return message with { Collector = run.Collector, DueAt = dueAt, Channels = [.. waiting] };
    }

    private LetterTexts.Letter Fill(LetterTexts.Letter template, Duty duty, Text due, Text more) =>
        LetterTexts.Fill(template, duty.Name, duty.Period.Name, due, more, units.NameOf(duty.Unit));

    /// <summary>What a letter is about: the slots of its key between the cycle and the rule.</summary>
    private sealed record About(string Unit, string Obligation, string Period, DateTimeOffset? DueAt)
    {
        public static About Of(Duty duty, DueDate? due) =>
            new(duty.Unit, duty.Obligation.Id, duty.Period.Id, due?.EndsAt);
    }

    private IEnumerable<Account> RecipientsAt(Duty duty) => book.Reporters(duty);

    private IEnumerable<Account> Chasers() => book.Holding(Role.Reviewer, run.Collector);

    /// <summary>The sentence of the pages, with how long is left when the letter can leave. To a body that is asked nothing is said of days late.</summary>
    private Text Sentence(Duty duty, DueDate? due)
    {
        var sentence = DueDates.Sentence(duty.Deadline, duty.Due, due);
        if (due is null || duty.Invited)
            return sentence;
        var leaves = PostRules.NotBefore(run.Now, due.EndsAt, run.Duties.Days);
        return DueDates.SentenceNow(sentence, DueDates.Left(due, leaves, run.Duties.Days));
    }

    private Text LeftText(DueDate? due) =>
        due is null ? DeadlineTexts.NoDate : DueDates.Left(due, run.Now, run.Duties.Days);
}
