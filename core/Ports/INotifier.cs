namespace PlanMonitor.Core.Ports;

/// <summary>
/// Sends one message to one person over one channel outside the system. The same <see cref="Outgoing.Id"/> sent again must be recognisable as the same at the other end
/// (the Message-ID of RFC 5322, 3.6.4; a header of a webhook). What the person reads in the system itself is the <c>Inbox</c>, which is no notifier.
/// </summary>
public interface INotifier
{
    Channel Channel { get; }

    Task<Delivery> Send(Outgoing message, CancellationToken cancel);
}

/// <param name="Detail">The words of the other end, e.g. "550 5.1.1 No such user".</param>
public sealed record Delivery(DeliveryOutcome Outcome, string? Detail = null);

/// <summary>One message to one person over one channel: a letter, or a digest of several.</summary>
public sealed record Outgoing
{
    /// <summary>32 hex digits, the same in every attempt.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Login of the person.</summary>
    public required string To { get; init; }
    public required string Name { get; init; }
    public string? Address { get; init; }

    /// <summary>"vi" or "en".</summary>
    public required string Language { get; init; }
    public required Text Subject { get; init; }
    public required IReadOnlyList<OutgoingLetter> Letters { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Where an answer goes; null: nobody reads answers.</summary>
    public string? ReplyTo { get; init; }
}

/// <param name="Key">Key of the letter in the ledger.</param>
/// <param name="DueAt">24:00 of the last day; null: no date is stated.</param>
/// <param name="Path">Where on the pages one finds what it is about, below the address of the installation.</param>
public sealed record OutgoingLetter(
    string Key,
    string Cycle,
    string Unit,
    string Obligation,
    string Period,
    Text Subject,
    Text Body,
    DateTimeOffset? DueAt,
    string? Path = null
);
