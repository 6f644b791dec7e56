using System.Text.Json.Serialization;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Post;

/// <summary>One letter to one person: a row of the ledger, found by its key, and the same in the person's inbox.</summary>
public sealed record Message
{
    /// <summary>cycle|obligation|period|unit|rule|moment|login|inbox: the same letter has the same key, whoever computes it.</summary>
    public required string Key { get; init; }
    public required string Rule { get; init; }

    /// <summary>Login of the person.</summary>
    public required string To { get; init; }
    public required string Cycle { get; init; }

    /// <summary>In whose ledger it stands; null: in none, it is in the inbox only.</summary>
    public string? Collector { get; init; }

    /// <summary>The unit it is about.</summary>
    public required string Unit { get; init; }
    public required string Obligation { get; init; }
    public required string Period { get; init; }
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Of a reminder: for whom the rule writes; null: it tells of an act.</summary>
    public ReminderAudience? Audience { get; init; }

    /// <summary>Of a reminder: from this instant on it says nothing useful any more.</summary>
    public DateTimeOffset? UsefulUntil { get; init; }

    /// <summary>The moment for which it was meant.</summary>
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>When it was laid in the inbox.</summary>
    public DateTimeOffset? SentAt { get; init; }
    public required MessageState State { get; init; }

    /// <summary>What becomes of it outside the inbox, by channel.</summary>
    public IReadOnlyList<ChannelDelivery> Channels { get; init; } = [];
    public required Text Subject { get; init; }
    public required Text Body { get; init; }

    /// <summary>Where an answer to the letter goes: the address of the office that chases; null: it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReplyTo { get; init; }

    /// <summary>To a person, about no duty of any cycle.</summary>
    public static Message Personal(string key, string rule, string to, DateTimeOffset at, Text subject, Text body) =>
        new()
        {
            Key = key,
            Rule = rule,
            To = to,
            Cycle = "",
            Unit = "",
            Obligation = "",
            Period = "",
            At = at,
            ClaimedAt = at,
            State = MessageState.Sent,
            Subject = subject,
            Body = body,
        };

    /// <summary>When the person opened it; kept in the inbox only. Null: it is unread.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>For who may see that it was sent, and not all that stands in it.</summary>
    public Message Closed() => this with { Body = ClosedBody };

    private static readonly Text ClosedBody = new(
        "Nội dung thư không hiển thị với tài khoản này.",
        "The text of this letter is not shown to this account."
    );

    /// <summary>The part of the key that makes it this letter and no other: "before-7@2023-02-27".</summary>
    [JsonIgnore]
    public string Moment => Key.Split('|') is { Length: > 5 } parts ? parts[5] : "";
}

/// <summary>How far a letter has come on its way into the inbox.</summary>
public enum MessageState
{
    /// <summary>Somebody is about to lay it there.</summary>
    Claimed,

    /// <summary>It lies there.</summary>
    Sent,

    /// <summary>It was of no use any more when a later run found the claim.</summary>
    Failed,
}

/// <summary>What became of a letter on one channel.</summary>
/// <param name="Outgoing">Id of the message it went out with; null: it waits.</param>
/// <param name="Doubtful">Attempts of which nobody knows whether they arrived (a process that died, a connection that broke after the data); all bear the same Message-ID.</param>
/// <param name="Detail">The words of the other end, or why it was not sent.</param>
public sealed record ChannelDelivery(
    string Channel,
    ChannelDeliveryState State,
    string? Outgoing = null,
    DateTimeOffset? At = null,
    int Doubtful = 0,
    string? Detail = null
);

/// <summary>How far a letter has come over one channel.</summary>
public enum ChannelDeliveryState
{
    /// <summary>It waits for the round of the post.</summary>
    Waiting,

    /// <summary>It was put into an outgoing message.</summary>
    Taken,

    /// <summary>It was sent.</summary>
    Sent,

    /// <summary>Nobody knows yet whether it arrived; it will be tried again under the same id.</summary>
    PossiblySent,

    /// <summary>It was surely not delivered yet.</summary>
    Retrying,

    /// <summary>It was given up after the last attempt.</summary>
    Dead,

    /// <summary>The other end will never take it.</summary>
    Refused,

    /// <summary>It was of no use any more before it went out.</summary>
    Overtaken,
}
