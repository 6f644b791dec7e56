namespace PlanMonitor.Core;

/// <summary>
/// Runs what is due at one collector: reminders, lists for the office that chases, notices of acts, of events and of amended deadlines.
/// Safe to run early, late, twice or on two machines: every message is claimed in the ledger under its key before it is sent.
/// </summary>
public sealed class ReminderService(IRecords records, SubmissionStore submissions, AgendaStore agenda, AccountService accounts, UnitService units, IReadOnlyList<INotifier> notifiers)
{
    private const string Table = "messages";

    /// <summary>An act follows its mark on the agenda within this time.</summary>
    private static readonly TimeSpan MarkKept = TimeSpan.FromHours(2);

    /// <summary>Returns how many messages were sent, and what the loop has to start beside itself.</summary>
    public async Task<DueDone> RunDue(CycleRecord cycle, Duties duties, string collector, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await agenda.Read(cycle.Id, collector, cancel);
        var run = new DueRun(cycle, duties, collector, open.Cursor?.Value, [.. open.Touched.Select(t => t.Value.Partition)], now);
        var own = duties.Kept.Where(d => d.Collector == collector).GroupBy(d => d.Partition).Select(g => g.ToList()).ToList();
        var toLook = own.Where(g => run.MustLook(g[0])).ToList();
        var marked = own.Where(g => run.IsMarked(g[0])).ToList();
        var events = EventsDue(run);
        var done = open.Touched.Where(t => t.Value.Hour + TimeSpan.FromHours(1) + MarkKept <= now).ToList();
        var items = WakeRules.Closed(own.SelectMany(g => g), run.Since, now).Select(AgendaItem.ClosingOf).ToList();
        // Most wakes of a year find nothing: one query, and one write that says that this hour was kept.
        if (toLook.Count + marked.Count + events.Count + done.Count + items.Count == 0)
        {
            if (run.IsReminderHour)
                await agenda.Save(cycle.Id, collector, run.CursorAfter([]), open.Cursor?.ETag, [], cancel);
            return new(0, open.Items);
        }

        run.Accounts = await accounts.All(cancel);
        run.Units = await units.Directory(cancel);
        foreach (var group in marked)
            await CollectNotices(run, group, cancel);
        foreach (var group in toLook)
            await CollectReminders(run, group, cancel);
        foreach (var (e, planned) in events)
            AddEvent(run, e, planned);

        var sent = 0;
        foreach (var message in run.Messages)
            sent += await Send(message, $"{cycle.Id}|{collector}", now, cancel) ? 1 : 0;
        // Only now: what was collected is in the ledger. A crash before this line repeats the run, and the ledger's keys stop a second message.
        items.AddRange(run.Requests);
        await agenda.Add(items, cancel);
        foreach (var (noticePartition, notice) in run.Notices)
            await submissions.DropNotice(noticePartition, notice, cancel);
        if (run.IsReminderHour || done.Count + items.Count > 0)
            await agenda.Save(cycle.Id, collector, run.CursorAfter([.. open.Touched.Except(done).Select(t => t.Value.Partition)]), open.Cursor?.ETag, done, cancel);
        return new(sent, [.. open.Items.UnionBy(items, i => i.Key)]);
    }

    /// <summary>The ledger of a collector, in the order of keys. Data of before November 2026 has one row here that is no message: how far the due step had come.</summary>
    public async Task<IReadOnlyList<Message>> Ledger(string cycle, string collector, CancellationToken cancel) =>
        [.. (await records.All(Table, $"{cycle}|{collector}", KeyRange.All, cancel)).Where(r => r.Key.Contains('|', StringComparison.Ordinal)).Select(r => Json.Read<Message>(r.Body))];

    /// <summary>How many messages told of one act, whichever run sent them.</summary>
    public async Task<int> CountFor(Duty duty, LogEvent e, int logNumber, CancellationToken cancel) =>
        (await records.All(Table, $"{duty.Cycle}|{duty.Collector}", KeyRange.StartingWith($"{duty.Obligation.Id}|{duty.Period.Id}|{duty.Unit}|{RuleOf(e)}|{MomentOf(logNumber)}|"), cancel)).Count;

    private static string RuleOf(LogEvent e) => $"act-{JsonNames.Of(e)}";

    private static string MomentOf(int logNumber) => $"act-{logNumber:D6}";

    private async Task CollectNotices(DueRun run, List<Duty> group, CancellationToken cancel)
    {
        var partition = group[0].Partition;
        foreach (var notice in await submissions.Notices(partition, cancel))
        {
            run.Notices.Add((partition, notice));
            if (group.FirstOrDefault(d => d.Unit == notice.Value.Unit) is not { } duty)
                continue;
            AddNotice(run, duty, await submissions.Find(duty, cancel), notice.Value);
            if (notice.Value.Entry.Event == LogEvent.ExtensionAsked)
                run.Requests.Add(AgendaItem.ExtensionOf(duty, notice.Value.Entry.At));
        }
    }

    private async Task CollectReminders(DueRun run, List<Duty> group, CancellationToken cancel)
    {
        var states = await submissions.States(group[0].Partition, cancel);
        var waiting = new List<Duty>();
        // Whoever is not valid now may be when the moment comes: the next one is reckoned for all that are waited for.
        var waited = group.Where(d => ReminderRules.IsWaitedFor(states.GetValueOrDefault(d.Unit))).ToList();
        run.Next[group[0].Partition] = waited.Select(d => (Duty: d, Due: Timeliness.InForce(d, states.GetValueOrDefault(d.Unit)))).Append((Duty: group[0], group[0].Due))
            .SelectMany(d => ReminderRules.Plan(run.Cycle.Configuration, d.Duty, d.Due, run.Duties.Days))
            .Select(p => p.At).Where(at => at > run.Now && waited.Count > 0).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        foreach (var duty in waited.Where(d => Duties.IsOwedBy(run.Units.Find(d.Unit), d)))
        {
            if (!duty.Invited)
                waiting.Add(duty);
            var due = Timeliness.InForce(duty, states.GetValueOrDefault(duty.Unit));
            foreach (var planned in DueSince(run, duty, due).Where(p => p.Audience == ReminderAudience.Reporter))
                AddReminder(run, duty, due, planned);
            AddAmendments(run, duty, due);
        }
        foreach (var planned in DueSince(run, group[0], group[0].Due).Where(p => p.Audience == ReminderAudience.Chaser && waiting.Count > 0))
            AddList(run, group[0], waiting, planned);
    }

    private static IEnumerable<Planned> DueSince(DueRun run, Duty duty, DueDate? due) =>
        ReminderRules.DueNow(ReminderRules.Plan(run.Cycle.Configuration, duty, due, run.Duties.Days), run.Now).Where(p => p.At > run.Since);

    private void AddReminder(DueRun run, Duty duty, DueDate? due, Planned planned)
    {
        var letter = Messages.Fill(Messages.Of(planned, duty.Invited), duty.Name, duty.Period.Name, Sentence(duty, due), LeftText(run, due), run.Units.NameOf(duty.Unit));
        Add(run, duty, duty.Unit, due, planned.Rule, planned.Moment, planned.At, letter, RecipientsAt(run, duty));
    }

    private void AddList(DueRun run, Duty duty, List<Duty> waiting, Planned planned)
    {
        var names = string.Join('\n', waiting.Select(w => $"- {run.Units.NameOf(w.Unit).Vi}"));
        var english = string.Join('\n', waiting.Select(w => $"- {run.Units.NameOf(w.Unit).En}"));
        var letter = Messages.Fill(Messages.Of(planned, false), duty.Name, duty.Period.Name, Sentence(duty, duty.Due), Same($"{waiting.Count}"), new(names, english));
        Add(run, duty, run.Collector, duty.Due, planned.Rule, planned.Moment, planned.At, letter, Chasers(run));
    }

    private void AddNotice(DueRun run, Duty duty, Stored<SubmissionState>? state, Notice notice)
    {
        if (Messages.Of(notice.Entry.Event) is not { } told)
            return;
        var due = Timeliness.InForce(duty, state?.Value);
        var letter = Messages.Fill(told.Letter, duty.Name, duty.Period.Name, Sentence(duty, due), Same(notice.Entry.Detail ?? ""), run.Units.NameOf(duty.Unit));
        Add(run, duty, duty.Unit, due, RuleOf(notice.Entry.Event), MomentOf(notice.LogNumber), notice.Entry.At, letter, told.To switch
        {
            Addressee.Unit => RecipientsAt(run, duty),
            Addressee.Office => Chasers(run),
            _ => Chasers(run).Union(AccountService.Holding(run.Accounts, Role.Reader, run.Collector)),
        });
    }

    private void AddAmendments(DueRun run, Duty duty, DueDate? due)
    {
        foreach (var (amendment, i) in run.Cycle.Amendments.Select((a, i) => (a, i)))
        {
            if (amendment.Obligation != duty.Obligation.Id || amendment.Period != duty.Period.Id || (amendment.OfCollector ? 1 : 0) != duty.Level || amendment.At < run.Since)
                continue;
            var letter = Messages.Fill(Messages.DeadlineAmended, duty.Name, duty.Period.Name, Sentence(duty, due), Same(amendment.Reason), run.Units.NameOf(duty.Unit));
            Add(run, duty, duty.Unit, due, "amendment", $"amended-{i + 1}", amendment.At, letter, RecipientsAt(run, duty));
        }
    }

    private static List<(PlanEvent Event, Planned Planned)> EventsDue(DueRun run) => run.Collector != run.Cycle.Configuration.Plan.Issuer ? [] :
    [
        .. run.Cycle.Configuration.Events.SelectMany(e => ReminderRules.DueNow([.. ReminderRules.PlanEventNotices(run.Cycle.Configuration, e, run.Duties.Days)], run.Now)
            .Where(p => p.At > run.Since).Select(p => (e, p))),
    ];

    private void AddEvent(DueRun run, PlanEvent e, Planned planned)
    {
        foreach (var unit in Duties.Expand(run.Cycle.Configuration, e.Audience))
        {
            var letter = Messages.Fill(Messages.Event, e.Name, Same(e.Clause), Same(VietnamTime.Show(e.Date)), Same($"{planned.Days}"), run.Units.NameOf(unit));
            foreach (var person in AccountService.Holding(run.Accounts, Role.Officer, unit))
                AddFor(run, person, unit, e.Id, "event", null, planned.Rule, planned.Moment, planned.At, letter);
        }
    }

    private void Add(DueRun run, Duty duty, string unit, DueDate? due, string rule, string moment, DateTimeOffset at, Messages.Letter letter, IEnumerable<Account> to)
    {
        foreach (var person in to)
            AddFor(run, person, unit, duty.Obligation.Id, duty.Period.Id, due?.EndsAt, rule, moment, at, letter);
    }

    private void AddFor(DueRun run, Account person, string unit, string obligation, string period, DateTimeOffset? dueAt, string rule, string moment, DateTimeOffset at, Messages.Letter letter)
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
        Measures.Reminder(message.Channel, outcome);
        if (outcome == DeliveryOutcome.Later)
            return false;
        var marked = message with { State = outcome == DeliveryOutcome.Sent ? MessageState.Sent : MessageState.Failed, SentAt = now };
        await records.Write(Table, partition, [Change.Replace(key, Json.Write(marked), etag)], cancel);
        return outcome == DeliveryOutcome.Sent;
    }

    /// <summary>The unit's officers; for a collector's own report the office that consolidates.</summary>
    private static IEnumerable<Account> RecipientsAt(DueRun run, Duty duty) =>
        AccountService.Holding(run.Accounts, duty.IsConsolidation || duty.FedBy is not null ? Role.Reviewer : Role.Officer, duty.Unit);

    private static IReadOnlyList<Account> Chasers(DueRun run) => AccountService.Holding(run.Accounts, Role.Reviewer, run.Collector);

    private static Text Sentence(Duty duty, DueDate? due) => CycleCalendar.Sentence(duty.Deadline, duty.Due, due);

    private static Text LeftText(DueRun run, DueDate? due) => due is null ? DeadlineTexts.NoDate : CycleCalendar.Left(due, run.Now, run.Duties.Days);

    private static Text Same(string s) => new(s, s);
}
