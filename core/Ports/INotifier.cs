namespace PlanMonitor.Core;

/// <summary>Sends one message over one channel. Sending the same key twice must reach the person once, or say that it cannot promise it.</summary>
public interface INotifier
{
    /// <summary>Short name of the channel, part of the message key: "inbox", "email".</summary>
    string Channel { get; }

    Task<DeliveryOutcome> Send(Message message, CancellationToken cancel);
}

/// <summary>Sent; will be tried again; never (the address is refused).</summary>
public enum DeliveryOutcome { Sent, Later, Never }
