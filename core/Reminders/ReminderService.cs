namespace PlanMonitor.Core;

/// <summary>
/// Runs what is due at one collector: reminders, lists for the office that chases, notices of acts, of events and of amended deadlines.
/// Safe to run early, late, twice or on two machines: every message is claimed in the ledger under its key before it is sent.
/// </summary>
public sealed class ReminderService(IRecords records, SubmissionStore submissions, AccountService accounts, UnitService units, IReadOnlyList<INotifier> notifiers)
{
    private const string Table = "messages";
    private const string CursorKey = "cursor";

    /// <summary>Returns how many messages were sent.</summary>
    public async Task<int> RunDue(CycleRecord cycle, Duties duties, string collector, DateTimeOffset now, CancellationToken cancel)
    {
        var partition = $"{cycle.Id}|{collector}";
        var cursor = await records.Read(Table, partition, CursorKey, cancel);
        var since = cursor is null ? DateTimeOffset.MinValue : Json.Read<DateTimeOffset>(cursor.Body);
        var run = new Run(cycle, duties, collector, since, now, await accounts.All(cancel), await units.Directory(cancel), []);
        foreach (var group in duties.All.Where(d => d.Collector == collector).GroupBy(d => d.Partition))
            await Collect(run, [.. group], cancel);
        CollectEvents(run);

        var sent = 0;
        foreach (var message in run.Messages)
            sent += await Send(message, partition, now, cancel) ? 1 : 0;
        // Only now: what was collected is in the ledger. A crash before this line repeats the run, and the ledger's keys stop a second message.
        foreach (var (noticePartition, notice) in run.Notices)
            await submissions.DropNotice(noticePartition, notice, cancel);
        // A lost race on the cursor is harmless: the other run wrote an equal or later instant, or the next run asks again.
        await records.Write(Table, partition, [cursor is null ? Change.Insert(CursorKey, Json.Write(now)) : Change.Replace(CursorKey, Json.Write(now > since ? now : since), cursor.ETag)], cancel);
        return sent;
    }

    /// <summary>The ledger of a collector, in the order of keys.</summary>
    public async Task<IReadOnlyList<Message>> Ledger(string cycle, string collector, CancellationToken cancel) =>
        [.. (await records.All(Table, $"{cycle}|{collector}", KeyRange.All, cancel)).Where(r => r.Key != CursorKey).Select(r => Json.Read<Message>(r.Body))];

    /// <summary>How many messages told of one act, whichever run sent them.</summary>
    public async Task<int> CountFor(Duty duty, LogEvent e, int logNumber, CancellationToken cancel) =>
        (await records.All(Table, $"{duty.Cycle}|{duty.Collector}", KeyRange.StartingWith($"{duty.Obligation.Id}|{duty.Period.Id}|{duty.Unit}|{RuleOf(e)}|{MomentOf(logNumber)}|"), cancel)).Count;

    private static string RuleOf(LogEvent e) => $"act-{JsonNames.Of(e)}";

    private static string MomentOf(int logNumber) => $"act-{logNumber:D6}";

    private async Task Collect(Run run, IReadOnlyList<Duty> group, CancellationToken cancel)
    {
        var partition = group[0].Partition;
        foreach (var notice in await submissions.Notices(partition, cancel))
        {
            run.Notices.Add((partition, notice));
            if (group.FirstOrDefault(d => d.Unit == notice.Value.Unit) is { } duty)
                AddNotice(run, duty, await submissions.Find(duty, cancel), notice.Value);
        }
        // Reminders go out at the reminder hour, amendments when they are made: in between there is nothing to look for.
        if (!group[0].IsOpen(run.Now) || !run.MayHaveReminders)
            return;
        var states = await submissions.States(partition, cancel);
        var waiting = new List<Duty>();
        foreach (var duty in group.Where(d => Duties.IsOwedBy(run.Units.Find(d.Unit), d)))
        {
            var state = states.GetValueOrDefault(duty.Unit);
            if (!ReminderRules.IsWaitedFor(state))
                continue;
            if (!duty.Invited)
                waiting.Add(duty);
            var due = Timeliness.InForce(duty, state);
            foreach (var planned in DueSince(run, duty, due).Where(p => p.Audience == ReminderAudience.Reporter))
                AddReminder(run, duty, due, planned);
            AddAmendments(run, duty, due);
        }
        foreach (var planned in DueSince(run, group[0], group[0].Due).Where(p => p.Audience == ReminderAudience.Chaser && waiting.Count > 0))
            AddList(run, group[0], waiting, planned);
    }

    private static IEnumerable<Planned> DueSince(Run run, Duty duty, DueDate? due) =>
        ReminderRules.DueNow(ReminderRules.Plan(run.Cycle.Configuration, duty, due, run.Duties.Days), run.Now).Where(p => p.At > run.Since);

    private void AddReminder(Run run, Duty duty, DueDate? due, Planned planned)
    {
        var letter = Messages.Fill(Messages.Of(planned, duty.Invited), duty.Name, duty.Period.Name, Sentence(duty, due), LeftText(run, due), run.Units.NameOf(duty.Unit));
        Add(run, duty, duty.Unit, due, planned.Rule, planned.Moment, planned.At, letter, RecipientsAt(run, duty));
    }

    private void AddList(Run run, Duty duty, List<Duty> waiting, Planned planned)
    {
        var names = string.Join('\n', waiting.Select(w => $"- {run.Units.NameOf(w.Unit).Vi}"));
        var english = string.Join('\n', waiting.Select(w => $"- {run.Units.NameOf(w.Unit).En}"));
        var letter = Messages.Fill(Messages.Of(planned, false), duty.Name, duty.Period.Name, Sentence(duty, duty.Due), Same($"{waiting.Count}"), new(names, english));
        Add(run, duty, run.Collector, duty.Due, planned.Rule, planned.Moment, planned.At, letter, Chasers(run));
    }

    private void AddNotice(Run run, Duty duty, Stored<SubmissionState>? state, Notice notice)
    {
        if (Messages.Of(notice.Entry.Event) is not { } told)
            return;
        var due = Timeliness.InForce(duty, state?.Value);
        var letter = Messages.Fill(told.Letter, duty.Name, duty.Period.Name, Sentence(duty, due), Same(notice.Entry.Detail ?? ""), run.Units.NameOf(duty.Unit));
        Add(run, duty, duty.Unit, due, RuleOf(notice.Entry.Event), MomentOf(notice.LogNumber), notice.Entry.At, letter, told.ToUnit ? RecipientsAt(run, duty) : Chasers(run));
    }

    private void AddAmendments(Run run, Duty duty, DueDate? due)
    {
        foreach (var (amendment, i) in run.Cycle.Amendments.Select((a, i) => (a, i)))
        {
            if (amendment.Obligation != duty.Obligation.Id || amendment.Period != duty.Period.Id || amendment.OfCollector != duty.IsConsolidation || amendment.At < run.Since)
                continue;
            var letter = Messages.Fill(Messages.DeadlineAmended, duty.Name, duty.Period.Name, Sentence(duty, due), Same(amendment.Reason), run.Units.NameOf(duty.Unit));
            Add(run, duty, duty.Unit, due, "amendment", $"amended-{i + 1}", amendment.At, letter, RecipientsAt(run, duty));
        }
    }

    private void CollectEvents(Run run)
    {
        if (run.Collector != run.Cycle.Configuration.Plan.Issuer)
            return;
        foreach (var e in run.Cycle.Configuration.Events)
        {
            var notices = ReminderRules.PlanEventNotices(run.Cycle.Configuration, e, run.Duties.Days);
            foreach (var planned in ReminderRules.DueNow([.. notices], run.Now).Where(p => p.At > run.Since))
            {
                foreach (var unit in Duties.Expand(run.Cycle.Configuration, e.Audience))
                {
                    var letter = Messages.Fill(Messages.Event, e.Name, Same(e.Clause), Same(VietnamTime.Show(e.Date)), Same($"{planned.Days}"), run.Units.NameOf(unit));
                    foreach (var person in AccountService.Holding(run.Accounts, Role.Officer, unit))
                        AddFor(run, person, unit, e.Id, "event", null, planned.Rule, planned.Moment, planned.At, letter);
                }
            }
        }
    }

    private void Add(Run run, Duty duty, string unit, DueDate? due, string rule, string moment, DateTimeOffset at, Messages.Letter letter, IEnumerable<Account> to)
    {
        foreach (var person in to)
            AddFor(run, person, unit, duty.Obligation.Id, duty.Period.Id, due?.EndsAt, rule, moment, at, letter);
    }

    private void AddFor(Run run, Account person, string unit, string obligation, string period, DateTimeOffset? dueAt, string rule, string moment, DateTimeOffset at, Messages.Letter letter)
    {
        foreach (var notifier in notifiers.Where(n => n.Channel == "inbox" || person.Email is not null))
        {
            run.Messages.Add(new()
            {
                Key = $"{run.Cycle.Id}|{obligation}|{period}|{unit}|{rule}|{moment}|{person.Login}|{notifier.Channel}",
                Rule = rule,
                Channel = notifier.Channel,
                To = person.Login,
                Address = notifier.Channel == "inbox" ? null : person.Email,
                Cycle = run.Cycle.Id,
                Unit = unit,
                Obligation = obligation,
                Period = period,
                DueAt = dueAt,
                At = at,
                ClaimedAt = run.Now,
                State = MessageState.Claimed,
                Subject = letter.Subject,
                Body = letter.Body,
            });
        }
    }

    /// <summary>Claim, send, mark. What stands claimed from a run that died is sent again: the channel knows the key and delivers it once.</summary>
    private async Task<bool> Send(Message message, string partition, DateTimeOffset now, CancellationToken cancel)
    {
        var key = message.Key[(message.Cycle.Length + 1)..];
        var claim = await records.Write(Table, partition, [Change.Insert(key, Json.Write(message))], cancel);
        var etag = claim.Written ? claim.ETags[0] : null;
        if (etag is null)
        {
            var row = await records.Read(Table, partition, key, cancel);
            if (row is null || Json.Read<Message>(row.Body) is not { State: MessageState.Claimed } claimed)
                return false;
            (etag, message) = (row.ETag, claimed);
        }
        var outcome = await notifiers.First(n => n.Channel == message.Channel).Send(message, cancel);
        if (outcome == DeliveryOutcome.Later)
            return false;
        var marked = message with { State = outcome == DeliveryOutcome.Sent ? MessageState.Sent : MessageState.Failed, SentAt = now };
        await records.Write(Table, partition, [Change.Replace(key, Json.Write(marked), etag)], cancel);
        return outcome == DeliveryOutcome.Sent;
    }

    /// <summary>The unit's officers; for a collector's own report the office that consolidates.</summary>
    private static IEnumerable<Account> RecipientsAt(Run run, Duty duty) =>
        AccountService.Holding(run.Accounts, duty.IsConsolidation ? Role.Reviewer : Role.Officer, duty.Unit);

    private static IReadOnlyList<Account> Chasers(Run run) => AccountService.Holding(run.Accounts, Role.Reviewer, run.Collector);

    private static Text Sentence(Duty duty, DueDate? due) => CycleCalendar.Sentence(duty.Deadline, duty.Due, due);

    private static Text LeftText(Run run, DueDate? due) => due is null ? DeadlineTexts.NoDate : CycleCalendar.Left(due, run.Now, run.Duties.Days);

    private static Text Same(string s) => new(s, s);

    private sealed record Run(CycleRecord Cycle, Duties Duties, string Collector, DateTimeOffset Since, DateTimeOffset Now, IReadOnlyList<Stored<Account>> Accounts, UnitDirectory Units, List<Message> Messages)
    {
        public List<(string Partition, Stored<Notice> Notice)> Notices { get; } = [];

        public bool MayHaveReminders => Since == DateTimeOffset.MinValue || WakeRules.Next(Cycle.Configuration, Since) <= Now || Cycle.Amendments.Any(a => a.At >= Since);
    }
}
