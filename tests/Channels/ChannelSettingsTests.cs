namespace PlanMonitor.Tests.Channels;

/// <summary>What stands in the settings is what is used; what cannot be meant is refused by name, never with its value.</summary>
public sealed class ChannelSettingsTests
{
    private static readonly Dictionary<string, string> Mail = new()
    {
        ["PlanMonitor:Smtp:Host"] = "mail.example.vn",
        ["PlanMonitor:Smtp:From"] = "ke-hoach@example.vn",
    };

    [Fact]
    public void Nothing_set_is_no_channel() => Assert.Empty(ChannelSettings.Read(_ => "").Channels);

    [Theory]
    [InlineData(null, 587, SmtpSecurity.StartTls)]
    [InlineData("implicit", 465, SmtpSecurity.Implicit)]
    [InlineData("none", 25, SmtpSecurity.None)]
    public void A_server_and_an_address_are_enough(string? security, int port, SmtpSecurity read)
    {
        var settings = Read(("PlanMonitor:Smtp:Security", security ?? ""));
        Assert.Equal(
            ("mail.example.vn", port, read, "example.vn"),
            (
                settings.Of<SmtpOptions>()!.Host,
                settings.Of<SmtpOptions>()!.Port,
                settings.Of<SmtpOptions>()!.Security,
                settings.Of<SmtpOptions>()!.Domain
            )
        );
        Assert.Equal(["email"], settings.Notifiers().Select(n => n.Channel.Id));
    }

    [Fact]
    public void The_pages_and_the_gateway_are_read()
    {
        var settings = Read(
            ("PlanMonitor:PublicAddress", "https://kehoach.example.vn"),
            ("PlanMonitor:Webhook:Address", "https://zalo.example.vn/hook"),
            ("PlanMonitor:Webhook:Secret", "0123456789abcdef")
        );
        Assert.Equal(new("https://kehoach.example.vn/"), settings.Of<SmtpOptions>()!.Pages);
        Assert.Equal(new Uri("https://zalo.example.vn/hook"), settings.Of<WebhookOptions>()!.Address);
        Assert.Equal(["email", "webhook"], settings.Notifiers().Select(n => n.Channel.Id));
    }

    [Theory]
    [InlineData("PlanMonitor:Smtp:Port", "0")]
    [InlineData("PlanMonitor:Smtp:Port", "99999")]
    [InlineData("PlanMonitor:Smtp:Port", "-1")]
    [InlineData("PlanMonitor:Smtp:Security", "ssl")]
    [InlineData("PlanMonitor:Smtp:From", "")]
    [InlineData("PlanMonitor:Smtp:From", "kế-hoạch@example.vn")]
    [InlineData("PlanMonitor:Smtp:Authorities", "/nowhere.pem")]
    [InlineData("PlanMonitor:PublicAddress", "kehoach")]
    [InlineData("PlanMonitor:Webhook:Address", "http://zalo.example.vn/")]
    [InlineData("PlanMonitor:Webhook:Address", "https://a:b@zalo.example.vn/")]
    [InlineData("PlanMonitor:Webhook:Secret", "short", "PlanMonitor:Webhook:Address", "https://zalo.example.vn/")]
    [InlineData("PlanMonitor:Smtp:Password", "", "PlanMonitor:Smtp:User", "kehoach")]
    [InlineData(
        "PlanMonitor:Smtp:Password",
        "@Microsoft.KeyVault(VaultName=kv;SecretName=smtp-password)",
        "PlanMonitor:Smtp:User",
        "kehoach"
    )]
    [InlineData("PlanMonitor:Smtp:Security", "none", "PlanMonitor:Smtp:User", "kehoach")]
    public void What_cannot_be_meant_is_refused_by_name(
        string name,
        string value,
        string? other = null,
        string otherValue = ""
    )
    {
        var e = Assert.Throws<ChannelSettingException>(() => Read((name, value), (other ?? "none", otherValue)));
        Assert.Contains(name.Replace(":", "__", StringComparison.Ordinal), e.Message, StringComparison.Ordinal);
        Assert.False(value is "short" && e.Message.Contains(value, StringComparison.Ordinal));
    }

    private static ChannelSettings Read(params (string Name, string Value)[] changed)
    {
        var all = new Dictionary<string, string>(Mail);
        foreach (var (name, value) in changed)
            all[name] = value;
        return ChannelSettings.Read(name => all.GetValueOrDefault(name));
    }
}
