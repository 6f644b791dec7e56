namespace PlanMonitor.Core;

/// <summary>
/// Every letter that was written, by key: claimed before it is laid in the person's inbox, marked after it. A claim that stands belongs to a run that died; laying the letter in again
/// is harmless, as the inbox knows its key.
/// </summary>
public sealed class Ledger(IRecords records, Inbox inbox, PostStore post)
{
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
        var claim = await records.Write(Table, partition, [Change.Insert(KeyOf(message), Json.Write(message))], cancel);
        if (claim.Written)
            return await Deliver(message, claim.ETags[0], round, cancel);
        return
            await records.Read(Table, partition, KeyOf(message), cancel) is { } row
            && Json.Read<Message>(row.Body) is { State: MessageState.Claimed } claimed
            ? await Deliver(claimed with { Collector = message.Collector }, row.ETag, round, cancel)
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
        foreach (var row in await records.All(Table, $"{cycle}|{collector}", KeyRange.All, cancel))
        {
            if (
                !row.Key.Contains('|', StringComparison.Ordinal)
                || Json.Read<Message>(row.Body) is not { State: MessageState.Claimed } claimed
                || claimed.ClaimedAt + PostRules.ClaimKept > now
            )
                continue;
            claimed = claimed with { Collector = collector };
            if (claimed.UsefulUntil <= now && !await inbox.Holds(claimed, cancel))
                await records.Write(
                    Table,
                    $"{cycle}|{collector}",
                    [Change.Replace(row.Key, Json.Write(claimed with { State = MessageState.Failed }), row.ETag)],
                    cancel
                );
            else
                resolved += (await Deliver(claimed, row.ETag, round(claimed), cancel)).Now ? 1 : 0;
        }
        return resolved;
    }

    /// <summary>The ledger of a collector, in the order of keys. Data of before November 2026 has one row here that is no message: how far the due step had come.</summary>
    public async Task<IReadOnlyList<Message>> Read(string cycle, string collector, CancellationToken cancel) =>
        [
            .. (await records.All(Table, $"{cycle}|{collector}", KeyRange.All, cancel))
                .Where(r => r.Key.Contains('|', StringComparison.Ordinal))
                .Select(r => Json.Read<Message>(r.Body)),
        ];

    /// <summary>What was written about one duty.</summary>
    public async Task<IReadOnlyList<Message>> Of(Duty duty, CancellationToken cancel)
    {
        var home = duty.Home;
        var ofDuty = KeyRange.StartingWith($"{home.Obligation.Id}|{home.Period.Id}|{duty.Unit}|");
        var rows = await records.All(Table, $"{home.Cycle}|{duty.Collector}", ofDuty, cancel);
        return [.. rows.Select(r => Json.Read<Message>(r.Body))];
    }

    /// <summary>How many letters told of one act, whichever run wrote them.</summary>
    public async Task<int> CountOfAct(Duty duty, LogEvent e, int logNumber, CancellationToken cancel) =>
        (
            await records.All(
                Table,
                $"{duty.Cycle}|{duty.Collector}",
                KeyRange.StartingWith(
                    $"{duty.Obligation.Id}|{duty.Period.Id}|{duty.Unit}|{LetterWriter.RuleOf(e)}|{LetterWriter.MomentOf(logNumber)}|"
                ),
                cancel
            )
        ).Count;

    /// <summary>What became of a letter on a channel.</summary>
    public async Task Tell(string partition, string key, Passage passage, CancellationToken cancel)
    {
        var rowKey = key[(key.IndexOf('|', StringComparison.Ordinal) + 1)..];
        while (await records.Read(Table, partition, rowKey, cancel) is { } row)
        {
            var message = Json.Read<Message>(row.Body);
            var channels = message.Channels.Select(c => c.Channel == passage.Channel ? passage : c).ToList();
            if (
                channels.SequenceEqual(message.Channels)
                || (
                    await records.Write(
                        Table,
                        partition,
                        [Change.Replace(rowKey, Json.Write(message with { Channels = channels }), row.ETag)],
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
                    [Change.Replace(KeyOf(message), Json.Write(marked), etag)],
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
