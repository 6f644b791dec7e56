namespace PlanMonitor.Channels;

/// <summary>A gateway of the office's own (to Zalo or another system), which knows people by their login.</summary>
public sealed class WebhookChannel : ChannelKind<WebhookOptions>
{
    private const string Address = "PlanMonitor:Webhook:Address";
    private const string Secret = "PlanMonitor:Webhook:Secret";
    private const int ShortestSecret = 16;

    public static readonly Channel Channel = new("webhook", new("cổng nhắn tin", "webhook"), null);

    public override IReadOnlyList<ChannelSetting> Settings { get; } =
    [
        new(Address, "", "https address of the office's gateway for messages; empty: none"),
        new(Secret, "", "Secret shared with the gateway; on Azure a reference to the key vault"),
    ];

    public override ChannelOptions? Read(SettingValues values) =>
        values.GatewayAt(Address) is { } address
            ? new WebhookOptions { Address = address, Secret = values.SecretAt(Secret, ShortestSecret) }
            : null;

    protected override INotifier Open(WebhookOptions options) => new WebhookNotifier(options, TimeProvider.System);
}
