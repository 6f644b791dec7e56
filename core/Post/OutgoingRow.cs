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

/// <summary>
/// Ready: to be sent, surely not delivered yet. Sending: claimed by a run; whoever finds it so after the claim's time does not know whether it arrived.
/// Sent. Dead: given up after the last attempt. Refused: the other end will never take it.
/// </summary>
public enum OutgoingState
{
    Ready,
    Sending,
    Sent,
    Dead,
    Refused,
}
