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

    /// <summary>Who was told in this run of which duty's date: a moved deadline and a reminder of it are one letter.</summary>
    private readonly HashSet<(Duty Duty, string Login)> told = [];

    /// <summary>A reminder to the unit, or to its head.</summary>
    public void AddReminder(Duty duty, SubmissionState? state, Planned planned)
    {
        var lateness = At(duty, state);
        var isReturned = state?.Returned is not null;
        var template = isReturned && !duty.Invited ? planned.LetterAgain : planned.Letter(duty.Invited);
        var letter = Fill(template, duty, Sentence(duty, lateness), LeftText(lateness));
        letter = WithStanding(letter, duty, state);
        var toHead = planned.Audience == ReminderAudience.Head;
        var recipients = toHead ? book.Holding(Role.Reader, duty.Unit) : RecipientsAt(duty);
        var untold = recipients.Where(person => !told.Contains((duty, person.Login))).ToList();
        Told(duty, untold);
        Add(duty, duty.Unit, lateness.Due, planned, letter, untold);
    }

    /// <summary>One list to the office that chases: who is missing, and after the date only who is past the date that holds for it.</summary>
    /// <param name="waited">Who is waited for, as it stands.</param>
    public void AddList(IReadOnlyList<Duty> waited, Func<Duty, SubmissionState?> stateOf, Planned planned)
    {
        var missing = waited.Select(duty => (Duty: duty, Lateness: At(duty, stateOf(duty))));
        var isBefore = planned.IsBefore;
        var named = missing.Where(m => isBefore || m.Lateness.IsOverdue).ToList();
        if (named.Count == 0)
            return;
        var lines = named.Select(m => LineOf(m.Duty, m.Lateness, isBefore));
        var (list, count, first) = (Text.Join("\n", lines), Text.Same($"{named.Count}"), waited[0]);
        var ofPlan = At(first, null);
        var sentence = isBefore ? Sentence(first, ofPlan) : ofPlan.Sentence;
        var letter = LetterTexts.Fill(planned.Letter(false), first.Name, first.Period.Name, sentence, count, list);
        Add(first, run.Collector, first.Due, planned, letter, Chasers());
    }

    /// <summary>"- Xã Hương Bình: được gia hạn đến hết ngày 06/3/2023, quá hạn 1 ngày": a date of its own is said, and the days are those of the page.</summary>
    private Text LineOf(Duty duty, Lateness lateness, bool isBefore)
    {
        var name = LetterTexts.ListLine.WithTexts(units.NameOf(duty.Unit));
        var ownDay = lateness.Due is { } due ? DueDates.OwnDay(due) : null;
        var late = isBefore ? null : lateness.Left;
        var said = new[] { ownDay, late }.OfType<Text>().ToList();
        return said.Count == 0 ? name : LetterTexts.ListLineSaid.WithTexts(name, Text.Join(", ", said));
    }

    /// <summary>A letter that tells of an act.</summary>
    public void AddNotice(Duty duty, SubmissionState? state, Notice notice)
    {
        if (LetterTexts.Of(notice.Entry.Event) is not { } act)
            return;
        var lateness = At(duty, state);
        // A body that is asked is invited again, with what was written to it; it is not urged.
        var isUrged = notice.Entry.Event == LogEvent.Reminded;
        var invited = duty.Invited && isUrged;
        var template = invited ? LetterTexts.Invitation : act.Letter;
        var letter = Fill(template, duty, Sentence(duty, lateness), Said(notice.Entry));
        if (invited && notice.Entry.Detail is { Length: > 0 } note)
            letter = letter with { Body = Text.Join("\n", letter.Body, Text.Same(note)) };
        if (isUrged)
            letter = WithStanding(letter, duty, state);
        var (rule, moment) = (Ledger.RuleOf(notice.Entry.Event), Ledger.MomentOf(notice.LogNumber));
        var recipients = RecipientsOf(act.To, duty).ToList();
        if (LetterTexts.SaysTheDate(template))
            Told(duty, recipients);
        AddAct(duty, lateness.Due, rule, moment, notice.Entry.At, letter, recipients);
    }

    /// <summary>What was written with an act; of more time the day and the reason.</summary>
    private static Text Said(LogEntry entry)
    {
        if (ExtensionRules.DayAndReason(entry) is not { } more)
            return Text.Same(entry.Detail ?? "");
        return LetterTexts.DayAndReason.WithTexts(Text.Same(more.Day), Text.Same(more.Reason));
    }

    private void Told(Duty duty, IEnumerable<Account> recipients) =>
        told.UnionWith(recipients.Select(person => (duty, person.Login)));

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
        var left = DueDates.Left(due, run.Now, run.Duties.Days);
        var by = DueDates.SentenceNow(DeadlineTexts.NoLaterThan.WithTexts(VietnamTime.Text(due.LastDay)), left);
        var lastWords = Text.Same(difficulty.Thread[^1].Words);
        var letter = Fill(DifficultyLetters.Of(reminder.Kind), duty, by, lastWords);
        var to = reminder.Kind == AnswerReminderKind.Above ? book.Holding(Role.Reader, run.Collector) : Chasers();
        var about = About.Of(duty, due);
        var letters = ToEach(to, about, "answer", reminder.Moment, reminder.At, letter);
        Letters.AddRange(letters.Select(l => l with { UsefulUntil = reminder.UsefulUntil }));
    }

    /// <summary>A deadline that was changed since the last run.</summary>
    public void AddAmendments(Duty duty, SubmissionState? state)
    {
        foreach (var (amendment, i) in run.Cycle.Amendments.Select((a, i) => (a, i)))
        {
            if (!amendment.IsOf(duty) || !run.IsNew(amendment))
                continue;
            var lateness = At(duty, state);
            var (sentence, reason) = (Sentence(duty, lateness), Text.Same(amendment.Reason));
            var letter = Fill(LetterTexts.DeadlineAmended, duty, sentence, reason);
            var recipients = RecipientsAt(duty).ToList();
            Told(duty, recipients);
            AddAct(duty, lateness.Due, "amendment", $"amended-{i + 1}", amendment.At, letter, recipients);
        }
    }

    public void AddEvent(PlanEvent e, Planned planned)
    {
        var (clause, date) = (Text.Same(e.Clause), VietnamTime.Text(e.Date));
        // A notice that falls on a day off comes later: what is left is counted from the day of the letter.
        var daysBefore = Text.Same($"{e.Date.DayNumber - VietnamTime.DayOf(run.Now).DayNumber}");
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
        var letters = ToEach(to, about, planned.Rule, planned.Moment, planned.At, letter);
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
        Letters.AddRange(ToEach(to, about, rule, moment, at, letter));
    }

    /// <summary>Each finds it in the own inbox; where two accounts share an address, one letter goes there.</summary>
    private IEnumerable<Message> ToEach(
        IEnumerable<Account> to,
        About about,
        string rule,
        string moment,
        DateTimeOffset at,
        LetterTexts.Letter letter
    )
    {
        var addressed = new HashSet<(string Channel, string Address)>();
        foreach (var person in to)
        {
            ChannelDelivery DeliveryOver(string channel)
            {
                var address = AddressOn(channel, person)?.ToUpperInvariant();
                var isTwice = address is not null && !addressed.Add((channel, address));
                return isTwice
                    ? new(channel, ChannelDeliveryState.Overtaken, At: run.Now, Detail: PostTexts.SharedAddress)
                    : new(channel, ChannelDeliveryState.Waiting);
            }
            var channels = ChannelRules.For(person, policy, offered).Select(DeliveryOver).ToList();
            yield return To(person, about, rule, moment, at, letter) with
            {
                Channels = channels,
            };
        }
    }

    private string? AddressOn(string channel, Account person) =>
        offered.FirstOrDefault(c => c.Id == channel)?.Address is { } kind ? person.AddressOf(kind) : null;

    /// <summary>The office that chases, for answers to its letters; not for a letter to itself.</summary>
    private string? ReplyTo(Account person)
    {
        var others = Chasers().Where(office => office.Login != person.Login && office.EmailRefused is null);
        return others
            .Select(office => office.Email)
            .FirstOrDefault(email => email is not null && email != person.Email);
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
        return message with { Collector = run.Collector, DueAt = dueAt, ReplyTo = ReplyTo(person) };
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

    private Lateness At(Duty duty, SubmissionState? state) => Timeliness.At(duty, state, run.Now, run.Duties.Days);

    /// <summary>The sentence of the page at the instant of the letter. One that leaves on a later day says of which day it speaks. To a body that is asked nothing is said of days late.</summary>
    private Text Sentence(Duty duty, Lateness lateness)
    {
        if (lateness.Due is not { } due || duty.Invited)
            return lateness.Sentence;
        var (today, leaves) = (VietnamTime.DayOf(run.Now), PostRules.NotBefore(run.Now, due.EndsAt, run.Duties.Days));
        var isSameDay = VietnamTime.DayOf(leaves) == today;
        return isSameDay ? lateness.Full : DeadlineTexts.AsOf.WithTexts(lateness.Full, VietnamTime.Text(today));
    }

    private static Text LeftText(Lateness lateness) => lateness.Left ?? DeadlineTexts.NoDate;

    /// <summary>With what of it is there already: what was returned, a draft that nobody sent.</summary>
    private LetterTexts.Letter WithStanding(LetterTexts.Letter letter, Duty duty, SubmissionState? state)
    {
        if (DraftReady(duty, state) is { } ready)
            letter = LetterTexts.WithLine(letter, ready);
        if (state?.Returned is not { } note)
            return letter;
        var day = VietnamTime.Text(VietnamTime.DayOf(note.At));
        return LetterTexts.WithLine(letter, LetterTexts.WasReturned.WithTexts(day));
    }

    /// <summary>That a draft lacks nothing and nobody sent it; null: there is none, or it lacks something.</summary>
    private Text? DraftReady(Duty duty, SubmissionState? state)
    {
        if (state?.Draft is not { } draft || !DraftRules.IsComplete(duty, draft, run.Now))
            return null;
        return LetterTexts.DraftReady.WithTexts(VietnamTime.Text(VietnamTime.DayOf(draft.SavedAt)));
    }
}
