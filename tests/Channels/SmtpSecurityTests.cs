using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Channels;

/// <summary>TLS and passwords, against a real server with a certificate of an authority made here.</summary>
[Slow]
public sealed class SmtpSecurityTests : IDisposable
{
    private static readonly AttemptLimits Once = new() { Retries = 0 };
    private readonly TempFolder folder = new();
    private readonly X509Certificate2 authority;
    private readonly string[] tls;

    public SmtpSecurityTests()
    {
        authority = Authority("CN=Van phong");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(
            authority,
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1),
            [1, 2, 3]
        );
        File.WriteAllText(folder.File("cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.File("key.pem"), key.ExportPkcs8PrivateKeyPem());
        tls = ["--cert", folder.File("cert.pem"), "--key", folder.File("key.pem")];
    }

    public void Dispose()
    {
        authority.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Implicit)]
    public async Task A_letter_travels_under_TLS(SmtpSecurity security)
    {
        await using var server = await MailServer.Start(
            security == SmtpSecurity.Implicit ? [.. tls, "--implicit"] : tls
        );
        Assert.Equal(
            new Delivery(DeliveryOutcome.Sent),
            await new SmtpNotifier(server.Options with { Security = security, Authorities = [authority] }, Once).Send(
                Letters.One,
                None
            )
        );
        Assert.True(Assert.Single(server.Taken).Secure);
    }

    [Fact]
    public async Task A_server_without_STARTTLS_gets_no_letter()
    {
        await using var server = await MailServer.Start();
        var delivery = await new SmtpNotifier(server.Options with { Security = SmtpSecurity.StartTls }, Once).Send(
            Letters.One,
            None
        );
        Assert.Equal(DeliveryOutcome.Later, delivery.Outcome);
        Assert.Contains("STARTTLS", delivery.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_gets_no_letter()
    {
        await using var server = await MailServer.Start(tls);
        using var other = Authority("CN=Khac");
        var options = server.Options with { Security = SmtpSecurity.StartTls };
        Assert.Equal(
            DeliveryOutcome.Later,
            (await new SmtpNotifier(options with { Authorities = [other] }, Once).Send(Letters.One, None)).Outcome
        );
        Assert.Equal(DeliveryOutcome.Later, (await new SmtpNotifier(options, Once).Send(Letters.One, None)).Outcome);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_certificate_of_another_name_gets_no_letter()
    {
        await using var server = await MailServer.Start(tls);
        Assert.Equal(
            DeliveryOutcome.Later,
            (
                await new SmtpNotifier(
                    server.Options with
                    {
                        Host = "localhost",
                        Security = SmtpSecurity.StartTls,
                        Authorities = [authority],
                    },
                    Once
                ).Send(Letters.One, None)
            ).Outcome
        );
        Assert.Empty(server.Taken);
    }

    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task A_server_that_asks_for_a_password_gets_it(string method)
    {
        await using var server = await MailServer.Start([
            .. tls,
            "--auth",
            "kehoach:mật-khẩu",
            "--auth-methods",
            method,
        ]);
        var options = server.Options with
        {
            Security = SmtpSecurity.StartTls,
            Authorities = [authority],
            User = "kehoach",
            Password = "mật-khẩu",
        };
        Assert.Equal(new Delivery(DeliveryOutcome.Sent), await new SmtpNotifier(options, Once).Send(Letters.One, None));
        Assert.Equal("kehoach", Assert.Single(server.Taken).User);
    }

    /// <summary>A wrong password is ours to correct: the address stays as it is, and the password is not tried again and again.</summary>
    [Theory]
    [InlineData("PLAIN")]
    [InlineData("LOGIN")]
    public async Task A_wrong_password_is_no_fault_of_the_address(string method)
    {
        await using var server = await MailServer.Start([.. tls, "--auth", "kehoach:right", "--auth-methods", method]);
        var options = server.Options with
        {
            Security = SmtpSecurity.StartTls,
            Authorities = [authority],
            User = "kehoach",
            Password = "wrong",
        };
        var delivery = await new SmtpNotifier(options, new() { Pause = TimeSpan.FromMinutes(5) }).Send(
            Letters.One,
            None
        );
        Assert.Equal(DeliveryOutcome.Later, delivery.Outcome);
        Assert.StartsWith("535", delivery.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task A_server_that_offers_no_way_to_sign_in_gets_no_letter()
    {
        await using var server = await MailServer.Start(tls);
        var options = server.Options with
        {
            Security = SmtpSecurity.StartTls,
            Authorities = [authority],
            User = "kehoach",
            Password = "x",
        };
        Assert.Equal(DeliveryOutcome.Later, (await new SmtpNotifier(options, Once).Send(Letters.One, None)).Outcome);
        Assert.Empty(server.Taken);
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: false,
                0,
                critical: true
            )
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2));
    }
}
