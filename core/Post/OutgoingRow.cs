namespace PlanMonitor.Core;

/// <summary>A message on its way out, as stored beside the letters it carries.</summary>
public sealed record OutgoingRow
{
    public required Outgoing Mail { get; init; }
    public required OutgoingState State { get; init; }

    /// <summary>By letter: the ledger partition in which it stands.</summary>
    public required IReadOnlyList<string> Ledgers { get; init; }
    public int Attempts { get; init; }

    /// <summary>Attempts of which nobody knows whether they arrived.</summary>
    public int Doubtful { get; init; }
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When it is to be tried (again).</summary>
    public DateTimeOffset? NextAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? Detail { get; init; }

    /// <summary>The outcome stands in the ledger, too.</summary>
    public bool Told { get; init; }

    public bool IsFinal => State is OutgoingState.Sent or OutgoingState.Dead or OutgoingState.Refused;
}

/// <summary>How far an outgoing message has come.</summary>
public enum OutgoingState
{
    /// <summary>It is to be sent, and was surely not delivered yet.</summary>
    Ready,

    /// <summary>A run claimed it. If it is still so when the time of the claim is over, nobody knows whether it arrived.</summary>
    Sending,

    /// <summary>It was sent.</summary>
    Sent,

    /// <summary>It was given up after the last attempt.</summary>
    Dead,

    /// <summary>The other end will never take it.</summary>
    Refused,
}
