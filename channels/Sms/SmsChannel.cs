namespace PlanMonitor.Channels;

/// <summary>Text messages through the provider's HTTP gateway (docs/sms.md); for those who do not read mail before the last day.</summary>
public sealed class SmsChannel : ChannelKind<SmsOptions>
{
    private const string Address = "PlanMonitor:Sms:Address";
    private const string Key = "PlanMonitor:Sms:Key";
    private const string Sender = "PlanMonitor:Sms:Sender";
    private const int ShortestKey = 8;

    /// <summary>GSM 03.38: a name as sender has at most 11 characters.</summary>
    private const int LongestSender = 11;

    /// <summary>A mobile number of Vietnam, as people write it or as E.164 has it.</summary>
    public static readonly AddressKind Phone = new(
        "phone",
        new("số điện thoại di động", "the mobile number"),
        """(?:\+84|0)[35789][0-9]{8}"""
    );

    public static readonly Channel Channel = new("sms", new("tin nhắn SMS", "text message"), Phone);

    public override IReadOnlyList<ChannelSetting> Settings { get; } =
    [
        new(Address, "", "https address of the provider's gateway for text messages; empty: none"),
        new(Key, "", "Key of the gateway, sent as a bearer token; on Azure a reference to the key vault"),
        new(Sender, "", "Name the messages come from (brandname), registered with the provider"),
    ];

    public override ChannelOptions? Read(SettingValues values) =>
        values.GatewayAt(Address) is { } address
            ? new SmsOptions
            {
                Address = address,
                Key = values.SecretAt(Key, ShortestKey),
                Sender = SenderOf(values),
                Pages = values.PagesAddress(),
            }
            : null;

    protected override INotifier Open(SmsOptions options) => new SmsNotifier(options, TimeProvider.System);

    private static string SenderOf(SettingValues values) =>
        values[Sender] is { Length: <= LongestSender } sender && System.Text.Ascii.IsValid(sender)
            ? sender
            : throw new ChannelSettingException(Sender, $"is a name of at most {LongestSender} letters without marks");
}

/// <summary>The provider's gateway, and in whose name messages go.</summary>
public sealed record SmsOptions : ChannelOptions
{
    public required Uri Address { get; init; }
    public required string Key { get; init; }
    public required string Sender { get; init; }

    /// <summary>Address of the pages, for the link; null: none.</summary>
    public Uri? Pages { get; init; }
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
