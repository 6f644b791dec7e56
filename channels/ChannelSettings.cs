using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PlanMonitor.Channels;

/// <summary>The settings of the channels, with the same names on both hosts (as environment variables ':' is written '__').</summary>
/// <param name="Smtp">Null: no mail server is set.</param>
/// <param name="Webhook">Null: no gateway is set.</param>
public sealed record ChannelSettings(SmtpOptions? Smtp, WebhookOptions? Webhook)
{
    public const string PagesName = "PlanMonitor:PublicAddress";
    public const string SmtpHostName = "PlanMonitor:Smtp:Host";
    public const string SmtpPortName = "PlanMonitor:Smtp:Port";
    public const string SmtpSecurityName = "PlanMonitor:Smtp:Security";
    public const string SmtpUserName = "PlanMonitor:Smtp:User";
    public const string SmtpPasswordName = "PlanMonitor:Smtp:Password";
    public const string SmtpFromName = "PlanMonitor:Smtp:From";
    public const string SmtpAuthoritiesName = "PlanMonitor:Smtp:Authorities";
    public const string WebhookAddressName = "PlanMonitor:Webhook:Address";
    public const string WebhookSecretName = "PlanMonitor:Webhook:Secret";

    private const int ShortestSecret = 16;

    /// <param name="valueOf">The value of a setting by its name; null or blank: not set.</param>
    /// <exception cref="ChannelSettingException">A setting that cannot be meant; says which.</exception>
    public static ChannelSettings Read(Func<string, string?> valueOf)
    {
        // Azure leaves the reference standing where the vault does not give the secret; it must not be taken for one.
        string? Value(string name)
        {
            var value = valueOf(name)?.Trim();
            if (value?.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal) == true)
                throw new ChannelSettingException(name, "refers to a key vault, which did not give the secret");
            return string.IsNullOrEmpty(value) ? null : value;
        }
        return new(
            Value(SmtpHostName) is { } host ? SmtpOf(host, Value) : null,
            Value(WebhookAddressName) is { } address ? WebhookOf(address, Value) : null
        );
    }

    /// <summary>The channels that are set.</summary>
    public IEnumerable<INotifier> Notifiers()
    {
        if (Smtp is not null)
            yield return new SmtpNotifier(Smtp);
        if (Webhook is not null)
            yield return new WebhookNotifier(Webhook, TimeProvider.System);
    }

    private static int UsualPort(SmtpSecurity security) =>
        security switch
        {
            SmtpSecurity.StartTls => 587,
            SmtpSecurity.Implicit => 465,
            SmtpSecurity.None => 25,
        };

    private static int PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw new ChannelSettingException(SmtpPortName, "is a number from 1 to 65535");

    private static SmtpOptions SmtpOf(string host, Func<string, string?> value)
    {
        var security = (value(SmtpSecurityName) ?? "starttls") switch
        {
            "starttls" => SmtpSecurity.StartTls,
            "implicit" => SmtpSecurity.Implicit,
            "none" => SmtpSecurity.None,
            _ => throw new ChannelSettingException(SmtpSecurityName, "is starttls, implicit or none"),
        };
        var port = value(SmtpPortName) is { } text ? PortOf(text) : UsualPort(security);
        if (security == SmtpSecurity.None && value(SmtpUserName) is not null)
            throw new ChannelSettingException(
                SmtpSecurityName,
                "is none, and a name and a password are set: they would travel readable"
            );
        if (value(SmtpUserName) is not null && value(SmtpPasswordName) is null)
            throw new ChannelSettingException(SmtpPasswordName, "is missing for the name that is set");
        return new()
        {
            Host = host,
            Port = port,
            Security = security,
            User = value(SmtpUserName),
            Password = value(SmtpPasswordName),
            From = MailAddresses.Plain(value(SmtpFromName))
                ?? throw new ChannelSettingException(
                    SmtpFromName,
                    "is the address the letters come from, e.g. ke-hoach@example.vn"
                ),
            Pages = value(PagesName) is { } pages ? PagesOf(pages) : null,
            Authorities = value(SmtpAuthoritiesName) is { } file ? AuthoritiesOf(file) : null,
        };
    }

    private static WebhookOptions WebhookOf(string address, Func<string, string?> value) =>
        new()
        {
            Address =
                Uri.TryCreate(address, UriKind.Absolute, out var uri)
                && uri.UserInfo.Length == 0
                && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
                    ? uri
                    : throw new ChannelSettingException(
                        WebhookAddressName,
                        "is an https address (http only to this machine), without a name or a password in it"
                    ),
            Secret = value(WebhookSecretName) is { Length: >= ShortestSecret } secret
                ? secret
                : throw new ChannelSettingException(WebhookSecretName, $"has at least {ShortestSecret} characters"),
        };

    private static Uri PagesOf(string address) =>
        Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri
            : throw new ChannelSettingException(
                PagesName,
                "is the address of the pages, e.g. https://kehoach.example.vn"
            );

    private static X509Certificate2Collection AuthoritiesOf(string file)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0
                ? authorities
                : throw new ChannelSettingException(SmtpAuthoritiesName, "names a file without a certificate");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ChannelSettingException(
                SmtpAuthoritiesName,
                $"names a PEM file that cannot be read: {e.Message}"
            );
        }
    }
}

/// <summary>A setting that cannot be meant. Never says its value: it may be a secret.</summary>
public sealed class ChannelSettingException(string name, string sentence)
    : Exception($"The setting {name.Replace(":", "__", StringComparison.Ordinal)} {sentence}.");
