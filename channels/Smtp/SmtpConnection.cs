using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace PlanMonitor.Channels;

/// <summary>One connection to the mail server, for one letter after the other (MailKit). Where it breaks, <see cref="Stage"/> says how far the letter had come.</summary>
internal sealed class SmtpConnection : IDisposable
{
    private static readonly Dictionary<SmtpSecurity, SecureSocketOptions> Securities = new()
    {
        [SmtpSecurity.StartTls] = SecureSocketOptions.StartTls,
        [SmtpSecurity.Implicit] = SecureSocketOptions.SslOnConnect,
        [SmtpSecurity.None] = SecureSocketOptions.None,
    };
    private static readonly FormatOptions AnyScript = Made();
    private readonly SmtpOptions options;
    private readonly SmtpProgress progress;
    private readonly Client client;
    private SmtpCapabilities offered;
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public SmtpConnection(SmtpOptions options)
    {
        this.options = options;
        progress = new(options);
        client = new(progress, options.Authorities);
    }

    public SmtpStage Stage => progress.Stage;

    /// <summary>Nothing is to be read while nothing is asked: what is readable is the end of the connection, or a word that would be taken for the next answer.</summary>
    public bool IsReady => client.IsConnected && !socket.Poll(0, SelectMode.SelectRead);

    public async Task<Attempt> Send(Outgoing message, string to, CancellationToken cancel)
    {
        var token = progress.Begin(client.IsConnected ? SmtpStage.Mail : SmtpStage.Connect, cancel);
        try
        {
            if (!client.IsConnected)
                await Connect(token);
            // A server that takes any script is no promise of those behind it: it is asked for that only where the address cannot be written otherwise.
            var isAscii = Ascii.IsValid(to);
            if (!isAscii && !offered.HasFlag(SmtpCapabilities.UTF8))
                return new(new(DeliveryOutcome.Never, "the mail server takes no address in another script (SMTPUTF8)"));
            client.Capabilities = isAscii ? offered & ~SmtpCapabilities.UTF8 : offered;
            using var letter = MailLetter.Write(message, to, options, HandedOver);
            await client.SendAsync(isAscii ? FormatOptions.Default : AnyScript, letter, token);
            return new(new(DeliveryOutcome.Sent));
        }
        catch (SmtpCommandException e)
        {
            // MAIL and RCPT may go together; only the refusal tells which of them is meant.
            if (e.ErrorCode == SmtpErrorCode.RecipientNotAccepted)
                progress.Enter(SmtpStage.Rcpt);
            return Of(new((int)e.StatusCode, e.Message));
        }
        catch (ServiceNotAuthenticatedException e)
        {
            return Of(new(530, e.Message));
        }
        catch (AuthenticationException e)
        {
            // MailKit does not pass on the one code that says a way is too weak.
            var said = e.InnerException as SmtpCommandException;
            return Of(new((int?)said?.StatusCode ?? 534, said?.Message ?? e.Message));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Broken(progress.TooLate);
        }
        catch (OperationCanceledException) when (Stage == SmtpStage.End)
        {
            return Attempt.Doubtful("stopped while the server was answering");
        }
        catch (Exception e)
            when (e
                    is IOException
                        or SocketException
                        or TimeoutException
                        or InvalidDataException
                        or NotSupportedException
                        or SmtpProtocolException
                        or SslHandshakeException
            )
        {
            // A handshake that fails is explained over many lines; the first says what, its cause why.
            return Broken(e is SslHandshakeException ? e.InnerException?.Message ?? e.Message : e.Message);
        }
    }

    /// <summary>Good manners only: how the server parts changes nothing.</summary>
    public async Task Quit()
    {
        try
        {
            await client.DisconnectAsync(quit: true, progress.Begin(SmtpStage.Connect, CancellationToken.None));
        }
        finally
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        socket.Dispose();
        progress.Dispose();
    }

    private async Task Connect(CancellationToken cancel)
    {
        // Our own socket: MailKit's would hold the last dot back until the server has acknowledged the letter (RFC 896).
        await socket.ConnectAsync(options.Host, options.Port, cancel);
        progress.Enter(options.Security == SmtpSecurity.Implicit ? SmtpStage.Tls : SmtpStage.Greeting);
        // Who has no name in the DNS says its address (RFC 5321, 4.1.3).
        var address = ((IPEndPoint)socket.LocalEndPoint!).Address;
        client.LocalDomain = address.ToString().Split('%')[0];
        await client.ConnectAsync(socket, options.Host, options.Port, Securities[options.Security], cancel);
        offered = client.Capabilities;
        if (options.User is not { } user)
            return;
        progress.Enter(SmtpStage.Auth);
        // One way only, and once: MailKit would try a refused password in every way that is offered, and servers lock accounts.
        var way = client.AuthenticationMechanisms.Contains("PLAIN") ? "PLAIN" : "LOGIN";
        client.AuthenticationMechanisms.RemoveWhere(m => m != way);
        await client.AuthenticateAsync(Encoding.UTF8, new NetworkCredential(user, options.Password), cancel);
    }

    /// <summary>The letter is with the server but for its last dot. What is readable now was said, or the connection ended, before the letter was whole.</summary>
    private void HandedOver()
    {
        if (socket.Poll(0, SelectMode.SelectRead))
            throw new InvalidDataException(SmtpProgress.TooEarly);
        progress.Enter(SmtpStage.End);
    }

    private static FormatOptions Made()
    {
        var made = FormatOptions.Default.Clone();
        made.International = true;
        return made;
    }

    private Attempt Of(SmtpReply reply)
    {
        if (reply.Code is >= 400 and <= 599)
            return SmtpRules.Of(Stage, reply);
        // MailKit knows 250 only; the first digit decides (RFC 5321, 4.2.1).
        return Stage == SmtpStage.End && reply.Code is >= 200 and <= 299
            ? new(new(DeliveryOutcome.Sent))
            : Broken($"the server answers {reply}, which is no answer to this");
    }

    /// <param name="why">May hold words of the server.</param>
    private Attempt Broken(string why)
    {
        var detail = SmtpReply.Shown($"{Stage}: {why}");
        return Stage == SmtpStage.End ? Attempt.Doubtful(detail) : Attempt.Away(detail);
    }

    private sealed class Client(SmtpProgress progress, X509Certificate2Collection? authorities) : SmtpClient(progress)
    {
        protected override SslClientAuthenticationOptions GetSslClientAuthenticationOptions(
            string host,
            RemoteCertificateValidationCallback remoteCertificateValidationCallback
        )
        {
            var asked = base.GetSslClientAuthenticationOptions(host, remoteCertificateValidationCallback);
            // The network of an office may not reach those who know of revoked certificates.
            asked.CertificateRevocationCheckMode = X509RevocationMode.NoCheck;
            if (authorities is not null)
            {
                asked.CertificateChainPolicy = new()
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                };
                asked.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
            }
            return asked;
        }
    }
}
