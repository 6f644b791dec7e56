namespace PlanMonitor.Core;

/// <summary>What an attempt to deliver led to.</summary>
public enum DeliveryOutcome
{
    /// <summary>The other end took it.</summary>
    Sent,

    /// <summary>It was surely not delivered and may be tried again.</summary>
    Later,

    /// <summary>It may have been delivered: the connection broke after the data.</summary>
    Unknown,

    /// <summary>The other end refused it for good.</summary>
    Never,
}
