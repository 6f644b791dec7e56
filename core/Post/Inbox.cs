using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Post;

/// <summary>
/// What a person reads in the system: always there, cannot be turned off. One partition a person holds the letters and the messages that went out with them, so that a letter
/// goes out with one message only: taking it is one batch.
/// </summary>
public sealed class Inbox(IRecords records)
{
    private const string Table = "inbox";
    private const string OutPrefix = "out|";

    /// <summary>Older letters wait for nothing.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(60);

    /// <summary>Lays a letter in; the same key twice is one letter.</summary>
    public Task Put(Message message, CancellationToken cancel) =>
        records.Write(Table, message.To, [RowChange.Insert(KeyOf(message), Json.Write(message))], cancel);

    /// <summary>Whether this letter lies there.</summary>
    public async Task<bool> Holds(Message message, CancellationToken cancel) =>
        await records.Read(Table, message.To, KeyOf(message), cancel) is not null;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Message>> Read(string login, int take, CancellationToken cancel) =>
        [
            .. (await records.Query(Table, login, new("0", ":"), take, null, cancel)).Rows.Select(r =>
                Json.Read<Message>(r.Body)
            ),
        ];

    /// <summary>The same with what became of each on every channel: a letter keeps the message it went out with, and that message knows.</summary>
    public async Task<IReadOnlyList<Message>> Shown(string login, int take, CancellationToken cancel)
    {
        var letters = await Read(login, take, cancel);
        if (!letters.SelectMany(m => m.Channels).Any(c => c.Outgoing is not null))
            return letters;
        var oldest = letters.Min(m => m.At);
        var since = new KeyRange($"{OutPrefix}{Ascending(oldest)}", KeyRange.StartingWith(OutPrefix).To);
        var sent = await records.ReadAll<OutgoingRow>(Table, login, since, cancel);
        var byId = sent.DistinctBy(r => r.Mail.Id).ToDictionary(r => r.Mail.Id, PostRules.DeliveryOf);
        ChannelDelivery Present(ChannelDelivery c) =>
            c.Outgoing is { } id && byId.TryGetValue(id, out var known) ? known : c;
        return [.. letters.Select(m => m with { Channels = [.. m.Channels.Select(Present)] })];
    }

    /// <summary>How many of the newest letters nobody opened.</summary>
    public async Task<int> Unread(string login, int take, CancellationToken cancel) =>
        (await Read(login, take, cancel)).Count(m => m.ReadAt is null);

    /// <summary>Marks letters as read; what was read before stays as it was. A letter that the post takes at this moment is marked the next time.</summary>
    public async Task MarkRead(
        string login,
        IReadOnlySet<string> keys,
        int take,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var rows = (await records.Query(Table, login, new("0", ":"), take, null, cancel)).Rows;
        foreach (var row in rows)
        {
            var letter = Json.Read<Message>(row.Body);
            if (letter.ReadAt is not null || !keys.Contains(letter.Key))
                continue;
            var read = Json.Write(letter with { ReadAt = now });
            await records.Write(Table, login, [RowChange.Replace(row.Key, read, row.ETag)], cancel);
        }
    }

    /// <summary>Letters of the last weeks that wait for a channel, newest first.</summary>
    public async Task<IReadOnlyList<Stored<Message>>> Waiting(
        string login,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var since = new KeyRange("0", $"{Descending(now - Span)}:");
        var letters = await records.FindAll<Message>(Table, login, since, cancel);
        return [.. letters.Where(m => m.Value.Channels.Any(c => c.State == ChannelDeliveryState.Waiting))];
    }

    /// <summary>Messages of the last weeks, oldest first.</summary>
    public Task<IReadOnlyList<Stored<OutgoingRow>>> Outgoing(string login, DateTimeOffset now, CancellationToken cancel)
    {
        var since = new KeyRange($"{OutPrefix}{Ascending(now - Span)}", KeyRange.StartingWith(OutPrefix).To);
        return records.FindAll<OutgoingRow>(Table, login, since, cancel);
    }

    /// <summary>Takes letters into a message, or says of letters that they were overtaken; all or nothing. False: somebody else was first.</summary>
    public async Task<bool> Take(
        string login,
        IEnumerable<Stored<Message>> changed,
        OutgoingRow? row,
        CancellationToken cancel
    )
    {
        var changes = changed.Select(m => RowChange.Replace(KeyOf(m.Value), Json.Write(m.Value), m.ETag));
        return (
            await records.Write(
                Table,
                login,
                [.. changes, .. row is null ? [] : new[] { RowChange.Insert(KeyOf(row), Json.Write(row)) }],
                cancel
            )
        ).Written;
    }

    /// <summary>Null: somebody else changed it.</summary>
    public async Task<Stored<OutgoingRow>?> Save(OutgoingRow row, string etag, CancellationToken cancel) =>
        await records.Write(Table, row.Mail.To, [RowChange.Replace(KeyOf(row), Json.Write(row), etag)], cancel)
            is { Written: true } outcome
            ? new(row, outcome.ETags[0])
            : null;

    /// <summary>Descending time, then the hash of the message's key.</summary>
    private static string KeyOf(Message message) =>
        $"{Descending(message.At)}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Key)))[..24]}";

    private static string KeyOf(OutgoingRow row) => $"{OutPrefix}{Ascending(row.Mail.At)}|{row.Mail.Id}";

    private static string Descending(DateTimeOffset at) =>
        (DateTimeOffset.MaxValue.Ticks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    private static string Ascending(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
