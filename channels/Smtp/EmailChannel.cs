using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PlanMonitor.Channels;

/// <summary>E-mail over the office's mail server.</summary>
public sealed class EmailChannel : ChannelKind<SmtpOptions>
{
    private const string Host = "PlanMonitor:Smtp:Host";
    private const string Port = "PlanMonitor:Smtp:Port";
    private const string Security = "PlanMonitor:Smtp:Security";
    private const string User = "PlanMonitor:Smtp:User";
    private const string Password = "PlanMonitor:Smtp:Password";
    private const string From = "PlanMonitor:Smtp:From";
    private const string Authorities = "PlanMonitor:Smtp:Authorities";

    public override IReadOnlyList<ChannelSetting> Settings { get; } =
    [
        new(Host, "", "Mail server; empty: no e-mail is sent"),
        new(Port, "587", "Port of the mail server; 465 with implicit, 25 with none"),
        new(Security, "starttls", "starttls (asked for, not hoped for), implicit, or none"),
        new(User, "", "Name to sign in to the mail server; empty: it asks for none"),
        new(Password, "", "Its password; on Azure a reference to the key vault"),
        new(From, "", "Address the letters come from; its domain is part of every Message-ID"),
        new(
            Authorities,
            "",
            "PEM file of authorities of the office's own that sign the mail server's certificate; empty: those of the machine"
        ),
    ];

    public override ChannelOptions? Read(SettingValues values)
    {
        if (values[Host] is not { } host)
            return null;
        var security = SecurityOf(values);
        var (user, password) = (values[User], values[Password]);
        if (security == SmtpSecurity.None && user is not null)
            throw new ChannelSettingException(
                Security,
                "is none, and a name and a password are set: they would travel readable"
            );
        if (user is not null && password is null)
            throw new ChannelSettingException(Password, "is missing for the name that is set");
        var port = values[Port] is { } text ? PortOf(text) : UsualPort(security);
        var authorities = values[Authorities] is { } file ? AuthoritiesOf(file) : null;
        return new SmtpOptions
        {
            Host = host,
            Port = port,
            Security = security,
            User = user,
            Password = password,
            From = SenderOf(values),
            Pages = values.PagesAddress(),
            Authorities = authorities,
        };
    }

    protected override INotifier Open(SmtpOptions options) => new SmtpNotifier(options);

    private static SmtpSecurity SecurityOf(SettingValues values) =>
        (values[Security] ?? "starttls") switch
        {
            "starttls" => SmtpSecurity.StartTls,
            "implicit" => SmtpSecurity.Implicit,
            "none" => SmtpSecurity.None,
            _ => throw new ChannelSettingException(Security, "is starttls, implicit or none"),
        };

    private static string SenderOf(SettingValues values) =>
        MailAddresses.Plain(values[From])
        ?? throw new ChannelSettingException(From, "is the address the letters come from, e.g. ke-hoach@example.vn");

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
            : throw new ChannelSettingException(Port, "is a number from 1 to 65535");

    private static X509Certificate2Collection AuthoritiesOf(string file)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0
                ? authorities
                : throw new ChannelSettingException(Authorities, "names a file without a certificate");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ChannelSettingException(Authorities, $"names a PEM file that cannot be read: {e.Message}");
        }
    }
}
