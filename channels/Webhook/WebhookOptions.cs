namespace PlanMonitor.Channels;

/// <summary>A gateway of the office's own (to Zalo, SMS or another system) that takes messages as JSON; one for the whole installation.</summary>
public sealed record WebhookOptions : ChannelOptions
{
    /// <summary>https; http only to this machine.</summary>
    public required Uri Address { get; init; }

    /// <summary>Shared with the gateway, which tells by it that a message comes from here.</summary>
    public required string Secret { get; init; }
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
