using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Post;

/// <summary>
/// Every letter that was written, by key: claimed before it is laid in the person's inbox, marked after it. A claim that stands belongs to a run that died; laying the letter in again
/// is harmless, as the inbox knows its key.
/// </summary>
public sealed class Ledger(IRecords records, Inbox inbox, PostStore post)
{
    /// <summary>In the key of a letter about an act, where that of a reminder has its rule and its moment.</summary>
    public static string RuleOf(LogEvent e) => $"act-{JsonNames.Of(e)}";

    public static string MomentOf(int logNumber) => $"act-{logNumber:D6}";

    private const string Table = "messages";

    // A claim that stands is left by a process that died; the next process that works in the partition looks once.
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> looked = new(
        StringComparer.Ordinal
    );

    /// <summary>Writes a letter once. Returns when the round of the post for it is to run; null: it was written before, or goes nowhere but to the inbox.</summary>
    /// <param name="round">When it may leave the system.</param>
    public async Task<Written> Write(Message message, DateTimeOffset round, CancellationToken cancel)
    {
        var partition = PartitionOf(message);
        var claim = await records.Write(
            Table,
            partition,
            [RowChange.Insert(KeyOf(message), Json.Write(message))],
            cancel
        );
        if (claim.Written)
            return await Deliver(message, claim.ETags[0], round, cancel);
        var written = await records.Find<Message>(Table, partition, KeyOf(message), cancel);
        return written is { Value: { State: MessageState.Claimed } claimed }
            ? await Deliver(claimed, written.ETag, round, cancel)
            : new(false, null);
    }

    /// <summary>Claims that a process that died has left: those still of use are delivered. Looked for once a process, as only a death leaves them.</summary>
    public async Task<int> Resolve(
        string cycle,
        string collector,
        DateTimeOffset now,
        Func<Message, DateTimeOffset> round,
        CancellationToken cancel
    )
    {
        if (!looked.TryAdd($"{cycle}|{collector}", true))
            return 0;
        var resolved = 0;
        var partition = $"{cycle}|{collector}";
        foreach (var row in await records.FindAll<Message>(Table, partition, KeyRange.All, cancel))
        {
            var claimed = row.Value;
            var isLeft = claimed.State == MessageState.Claimed && claimed.ClaimedAt + PostRules.ClaimKept <= now;
            if (!isLeft)
                continue;
            if (claimed.UsefulUntil > now || await inbox.Holds(claimed, cancel))
            {
                var written = await Deliver(claimed, row.ETag, round(claimed), cancel);
                resolved += written.Now ? 1 : 0;
                continue;
            }
            var failed = Json.Write(claimed with { State = MessageState.Failed });
            await records.Write(Table, partition, [RowChange.Replace(KeyOf(claimed), failed, row.ETag)], cancel);
        }
        return resolved;
    }

    /// <summary>The ledger of a collector, in the order of keys.</summary>
    public Task<IReadOnlyList<Message>> Read(string cycle, string collector, CancellationToken cancel) =>
        records.ReadAll<Message>(Table, $"{cycle}|{collector}", KeyRange.All, cancel);

    /// <summary>What was written about one duty.</summary>
    public Task<IReadOnlyList<Message>> Of(Duty duty, CancellationToken cancel)
    {
        var home = duty.Home;
        var ofDuty = KeyRange.StartingWith($"{home.Obligation.Id}|{home.Period.Id}|{duty.Unit}|");
        return records.ReadAll<Message>(Table, $"{home.Cycle}|{duty.Collector}", ofDuty, cancel);
    }

    /// <summary>When each unit was last reminded of what, by a rule or by hand; the opening of a period is no reminder.</summary>
    public async Task<
        IReadOnlyDictionary<(string Obligation, string Period, string Unit), DateTimeOffset>
    > LastReminded(string cycle, string collector, CancellationToken cancel)
    {
        var letters = await Read(cycle, collector, cancel);
        var byHand = RuleOf(LogEvent.Reminded);
        var reminders = letters.Where(m => m.Rule == byHand || IsRuleToUnit(m));
        var byDuty = reminders.GroupBy(m => (m.Obligation, m.Period, m.Unit));
        return byDuty.ToDictionary(d => d.Key, d => d.Max(m => m.SentAt ?? m.ClaimedAt));
    }

    private static bool IsRuleToUnit(Message m) =>
        m.Audience is ReminderAudience.Reporter or ReminderAudience.Head && m.Moment != "opening";

    /// <summary>How many letters told of one act, whichever run wrote them.</summary>
    public async Task<int> CountOfAct(Duty duty, LogEvent e, int logNumber, CancellationToken cancel)
    {
        var ofDuty = $"{duty.Obligation.Id}|{duty.Period.Id}|{duty.Unit}";
        var ofAct = KeyRange.StartingWith($"{ofDuty}|{RuleOf(e)}|{MomentOf(logNumber)}|");
        var rows = await records.All(Table, $"{duty.Cycle}|{duty.Collector}", ofAct, cancel);
        return rows.Count;
    }

    /// <summary>What became of a letter on a channel.</summary>
    public async Task Tell(string partition, string key, ChannelDelivery delivery, CancellationToken cancel)
    {
        var rowKey = key[(key.IndexOf('|', StringComparison.Ordinal) + 1)..];
        while (await records.Read(Table, partition, rowKey, cancel) is { } row)
        {
            var message = Json.Read<Message>(row.Body);
            var channels = message.Channels.Select(c => c.Channel == delivery.Channel ? delivery : c).ToList();
            if (
                channels.SequenceEqual(message.Channels)
                || (
                    await records.Write(
                        Table,
                        partition,
                        [RowChange.Replace(rowKey, Json.Write(message with { Channels = channels }), row.ETag)],
                        cancel
                    )
                ).Written
            )
                return;
        }
    }

    private async Task<Written> Deliver(Message message, string etag, DateTimeOffset round, CancellationToken cancel)
    {
        await inbox.Put(message with { State = MessageState.Sent, SentAt = message.ClaimedAt }, cancel);
        // After the letter lies there: a round that looks in between would otherwise find nothing and take the person off the list.
        var goesOut = message.Channels.Count > 0;
        if (goesOut)
            await post.Wait(message.To, round, cancel);
        var marked = message with { State = MessageState.Sent, SentAt = message.ClaimedAt };
        Measures.Reminder("inbox", DeliveryOutcome.Sent);
        return new(
            (
                await records.Write(
                    Table,
                    PartitionOf(message),
                    [RowChange.Replace(KeyOf(message), Json.Write(marked), etag)],
                    cancel
                )
            ).Written,
            goesOut ? round : null
        );
    }

    private static string PartitionOf(Message message) => $"{message.Cycle}|{message.Collector}";

    private static string KeyOf(Message message) => message.Key[(message.Cycle.Length + 1)..];
}

/// <param name="Now">It was written by this call.</param>
/// <param name="Round">When the post is to run for it.</param>
public readonly record struct Written(bool Now, DateTimeOffset? Round);
