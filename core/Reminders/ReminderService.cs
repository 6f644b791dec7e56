using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Chasing;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Reminders;

/// <summary>
/// Runs what is due at one collector: reminders, lists for the office that chases, notices of acts, of events and of amended deadlines.
/// Safe to run early, late, twice or on two machines: every letter is claimed in the <see cref="Ledger"/> under its key before it is laid in the inbox.
/// </summary>
public sealed class ReminderService(
    SubmissionStore submissions,
    NoticeStore notices,
    DifficultyStore difficulties,
    AgendaStore agenda,
    AccountService accounts,
    UnitService units,
    Ledger ledger,
    PostService post,
    BriefService briefs
)
{
    /// <summary>An act follows its mark on the agenda within this time.</summary>
    private static readonly TimeSpan MarkKept = TimeSpan.FromHours(2);

    // One wake of the loop runs many collectors: they address their letters by what stood there when it began.
    private (DateTimeOffset Wake, Task<AddressBook> Book)? shared;

    /// <summary>Returns how many letters were written, what the loop has to start beside itself, and when the post has to run for them.</summary>
    /// <param name="ofMany">One of the collectors of a wake: they share who holds which role.</param>
    public async Task<DueDone> RunDue(
        CycleRecord cycle,
        Duties duties,
        string collector,
        DateTimeOffset now,
        CancellationToken cancel,
        bool ofMany = false
    )
    {
        var open = await agenda.Read(cycle.Id, collector, cancel);
        var run = new DueRun(cycle, duties, collector, open, now);
        var partitions = duties.Kept.Where(d => d.Collector == collector).GroupBy(d => d.Partition);
        var own = partitions.Select(p => p.ToList()).ToList();
        var toLook = own.Where(g => run.MustLook(g[0])).ToList();
        var marked = own.Where(g => run.IsMarked(g[0])).ToList();
        var events = EventsDue(run);
        var weeks = run.IsHome ? DueSince(run, ReminderRules.Weeks(cycle.Configuration, duties.Days)) : [];
        bool IsOver(Touched mark) => mark.Hour + TimeSpan.FromHours(1) + MarkKept <= now;
        var done = open.Touched.Where(t => IsOver(t.Value)).ToList();
        var closed = WakeRules.Closed(own.SelectMany(g => g), run.Since, now);
        var items = closed.Select(AgendaItem.ClosingOf).ToList();
        DateTimeOffset RoundFor(Message m) => PostRules.RoundFor(m, now, duties.Days);
        var sent = await ledger.Resolve(cycle.Id, collector, now, RoundFor, cancel);
        var rounds = new List<DateTimeOffset>();
        var collected = new DueCollection();
        // Most wakes find nothing: one query, and one write that says that this hour was kept.
        if (toLook.Count + marked.Count + events.Count + weeks.Count > 0)
        {
            var book = await Book(ofMany ? now : null, cancel);
            var writer = new LetterWriter(run, book, post.Channels, await post.Policy(cancel));
            foreach (var group in marked)
                await CollectNotices(writer, group, collected, cancel);
            foreach (var group in toLook)
                await CollectReminders(run, writer, group, cancel);
            foreach (var (e, planned) in events)
                writer.AddEvent(e, planned);
            foreach (var week in weeks)
                writer.AddBrief(await briefs.Letter(cycle, duties, now, cancel), week);
            foreach (var letter in writer.Letters)
            {
                var written = await ledger.Write(letter, RoundFor(letter), cancel);
                sent += written.Now ? 1 : 0;
                if (written.Round is { } round)
                    rounds.Add(round);
            }
        }
        // Only now: what was collected is in the ledger. A crash before this line repeats the run, and the ledger's keys stop a second letter.
        items.AddRange(collected.Requests);
        await agenda.Add(items, cancel);
        foreach (var (noticePartition, notice) in collected.Notices)
            await notices.Drop(noticePartition, notice, cancel);
        var allItems = open.Items.UnionBy(items, i => i.Key).ToList();
        if (run.IsReminderHour || done.Count + items.Count > 0)
        {
            var still = open.Touched.Except(done).Select(t => t.Value.Partition).ToList();
            var cursor = run.CursorAfter(still);
            var next = run.NextLook(own, cursor, still.Count + allItems.Count > 0);
            await agenda.Save(cycle.Id, collector, cursor with { NextAt = next }, open.Cursor?.ETag, done, cancel);
            var hours = done.Select(d => d.Value.Hour).Distinct();
            await agenda.SaveNext(cycle.Id, collector, new(cycle.Changes.Count, next), [.. hours], cancel);
        }
        return new(sent, allItems, rounds.Count == 0 ? null : rounds.Min());
    }

    /// <param name="wake">The moment many collectors share; null: this one alone.</param>
    private Task<AddressBook> Book(DateTimeOffset? wake, CancellationToken cancel)
    {
        async Task<AddressBook> Load() => new(await accounts.All(cancel), await units.Directory(cancel));
        if (wake is not { } at)
            return Load();
        if (shared is not { } known || known.Wake != at || known.Book.IsFaulted || known.Book.IsCanceled)
            shared = known = (at, Load());
        return known.Book;
    }

    private async Task CollectNotices(
        LetterWriter writer,
        List<Duty> group,
        DueCollection collected,
        CancellationToken cancel
    )
    {
        var partition = group[0].Partition;
        foreach (var notice in await notices.All(partition, cancel))
        {
            collected.Notices.Add((partition, notice));
            if (group.FirstOrDefault(d => d.Unit == notice.Value.Unit) is not { } duty)
                continue;
            var entry = notice.Value.Entry;
            var toAll = LetterTexts.Of(entry.Event) is { To: Addressee.AllUnits };
            var told = toAll ? group.Where(d => Duties.IsOwedBy(writer.Units.Find(d.Unit), d)) : [duty];
            foreach (var one in told)
                writer.AddNotice(one, (await submissions.Find(one, cancel))?.Value, notice.Value);
            if (entry.Event == LogEvent.ExtensionAsked)
                collected.Requests.Add(AgendaItem.ExtensionOf(duty, entry.At));
        }
    }

    private async Task CollectReminders(DueRun run, LetterWriter writer, List<Duty> group, CancellationToken cancel)
    {
        var states = await submissions.States(group[0].Partition, cancel);
        var waiting = new List<Duty>();
        var waited = group.Where(d => SubmissionState.IsWaitedFor(states.GetValueOrDefault(d.Unit))).ToList();
        var next = NextReminder(run, group[0], waited, states);
        run.Next[group[0].Partition] = next ?? DateTimeOffset.MaxValue;
        foreach (var duty in waited.Where(d => Duties.IsOwedBy(writer.Units.Find(d.Unit), d)))
        {
            if (!duty.Invited)
                waiting.Add(duty);
            var state = states.GetValueOrDefault(duty.Unit);
            var due = Timeliness.InForce(duty, state);
            writer.AddAmendments(duty, state);
            var amendments = run.Cycle.Amendments.Where(a => a.IsOf(duty)).ToList();
            var toUnit = DueSince(run, PlanOf(run, duty, due)).Where(p => p.IsToUnit);
            foreach (var planned in toUnit.Where(p => ReminderRules.ToldAt(p, state, amendments) is null))
                writer.AddReminder(duty, state, planned);
        }
        var ofOffice = DueSince(run, PlanOf(run, group[0], group[0].Due));
        foreach (var planned in ofOffice.Where(p => p.Audience == ReminderAudience.Chaser && waiting.Count > 0))
            writer.AddList(waiting, d => states.GetValueOrDefault(d.Unit), planned);
        if (states.Values.Any(s => s.OpenDifficulties > 0))
            await CollectAnswers(run, writer, group, cancel);
    }

    /// <summary>
    /// When the next reminder of a partition is due; null: none is to come. A unit that is waited for counts although it owes nothing today: it may be valid again when
    /// the moment comes.
    /// </summary>
    /// <param name="ofOffice">Any duty of the partition: the list of who is missing follows the date of the plan, whatever was extended.</param>
    private static DateTimeOffset? NextReminder(
        DueRun run,
        Duty ofOffice,
        List<Duty> waited,
        IReadOnlyDictionary<string, SubmissionState> states
    )
    {
        if (waited.Count == 0)
            return null;
        DueDate? InForce(Duty duty) => Timeliness.InForce(duty, states.GetValueOrDefault(duty.Unit));
        var toUnits = waited.SelectMany(d => PlanOf(run, d, InForce(d)));
        var toOffice = PlanOf(run, ofOffice, ofOffice.Due);
        var moments = toUnits.Concat(toOffice).Select(p => (DateTimeOffset?)p.At);
        return moments.Where(at => at > run.Now).Min();
    }

    /// <summary>Difficulties that wait for an answer.</summary>
    private async Task CollectAnswers(DueRun run, LetterWriter writer, List<Duty> group, CancellationToken cancel)
    {
        var partition = group[0].Partition;
        foreach (var difficulty in await difficulties.All(partition, cancel))
        {
            if (group.FirstOrDefault(d => d.Unit == difficulty.Unit) is not { } duty)
                continue;
            var reminders = DifficultyRules.Reminders(difficulty, run.Cycle.Configuration, run.Duties.Days).ToList();
            var toCome = reminders.Select(r => r.At).Where(at => at > run.Now);
            run.Next[partition] = toCome.Append(run.Next[partition]).Min();
            foreach (var reminder in DifficultyRules.DueNow(reminders, run.Now).Where(r => r.At > run.Since))
                writer.AddAnswer(duty, difficulty, reminder);
        }
    }

    private static IReadOnlyList<Planned> PlanOf(DueRun run, Duty duty, DueDate? due) =>
        ReminderRules.Plan(run.Cycle.Configuration, duty, due, run.Duties.Days);

    private static List<Planned> DueSince(DueRun run, IEnumerable<Planned> plan) =>
        [.. ReminderRules.DueNow([.. plan], run.Now).Where(p => p.At > run.Since)];

    private static List<(PlanEvent Event, Planned Planned)> EventsDue(DueRun run)
    {
        if (!run.IsHome)
            return [];
        var cycle = run.Cycle.Configuration;
        IEnumerable<Planned> DueOf(PlanEvent e) =>
            DueSince(run, ReminderRules.PlanEventNotices(cycle, e, run.Duties.Days));
        return [.. cycle.Events.SelectMany(DueOf, (e, planned) => (e, planned))];
    }

    private sealed class DueCollection
    {
        public List<(string Partition, Stored<Notice> Notice)> Notices { get; } = [];
        public List<AgendaItem> Requests { get; } = [];
    }
}

/// <param name="Items">What the loop has to start beside itself.</param>
/// <param name="Post">When the post has to run for what was written; null: nothing leaves the system.</param>
public sealed record DueDone(int Sent, IReadOnlyList<AgendaItem> Items, DateTimeOffset? Post);
