using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PlanMonitor.Channels;

/// <summary>One letter over one connection (RFC 5321; STARTTLS of RFC 3207, AUTH of RFC 4954). Where it breaks, <see cref="Stage"/> says how far it had come.</summary>
/// <exception cref="SmtpRefusedException">The server refused a step.</exception>
/// <exception cref="IOException">The connection broke; also as a SocketException, AuthenticationException (TLS), TimeoutException or InvalidDataException (no reply of SMTP).</exception>
internal sealed class SmtpConversation(SmtpOptions options) : IDisposable
{
    private const int MaxLine = 4096;
    private const int MaxLines = 128;
    private readonly TcpClient client = new() { NoDelay = true };
    private readonly byte[] buffer = new byte[MaxLine];
    private int begin,
        end;
    private Stream stream = Stream.Null;
    private HashSet<string> offers = [];

    public SmtpStage Stage { get; private set; } = SmtpStage.Connect;

    /// <param name="letter">Lines ending in CR LF, each of at most 998 characters, as RFC 5322 has them.</param>
    public async Task Send(string to, string letter, CancellationToken cancel)
    {
        await Within(
            options.ConnectTimeout,
            token => client.ConnectAsync(options.Host, options.Port, token).AsTask(),
            cancel
        );
        stream = client.GetStream();
        if (options.Security == SmtpSecurity.Implicit)
            await StartTls(cancel);
        Stage = SmtpStage.Greeting;
        Require(2, await Reply(options.CommandTimeout, cancel));
        await Hello(cancel);
        if (options.Security == SmtpSecurity.StartTls)
        {
            Stage = SmtpStage.Tls;
            if (!offers.Contains("STARTTLS"))
                throw new InvalidDataException("the server does not offer STARTTLS; nothing is sent without it");
            await Command("STARTTLS", 2, cancel);
            // What came before the handshake was not said by the server we are about to know (RFC 3207, 4.2).
            if (begin < end)
                throw new InvalidDataException("the server spoke between STARTTLS and the handshake");
            await StartTls(cancel);
            await Hello(cancel);
        }
        if (options.User is not null)
            await SignIn(options.User, options.Password ?? "", cancel);
        Stage = SmtpStage.Mail;
        await Command($"MAIL FROM:<{options.From}>", 2, cancel);
        Stage = SmtpStage.Rcpt;
        await Command($"RCPT TO:<{to}>", 2, cancel);
        Stage = SmtpStage.Data;
        await Command("DATA", 3, cancel);
        Stage = SmtpStage.Letter;
        await Write(Stuffed(letter), options.AcceptTimeout, cancel);
        // Without these bytes no server may take the letter (RFC 5321, 4.1.1.4); once the first of them is on its way, it may have.
        Stage = SmtpStage.End;
        await Write(".\r\n", options.AcceptTimeout, cancel);
        Require(2, await Reply(options.AcceptTimeout, cancel));
    }

    /// <summary>Good manners only: the letter is taken, and how the server parts changes nothing.</summary>
    public async Task Quit(CancellationToken cancel)
    {
        try
        {
            await Write("QUIT\r\n", options.ConnectTimeout, cancel);
            await Reply(options.ConnectTimeout, cancel);
        }
        catch (Exception e)
            when (e is IOException or TimeoutException or InvalidDataException or OperationCanceledException)
        {
            client.Close();
        }
    }

    public void Dispose()
    {
        stream.Dispose();
        client.Dispose();
    }

    private async Task Hello(CancellationToken cancel)
    {
        Stage = SmtpStage.Hello;
        // Who has no name in the DNS says its address (RFC 5321, 4.1.3).
        var address = ((IPEndPoint)client.Client.LocalEndPoint!).Address;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var reply = await Command(
            $"EHLO [{(address.AddressFamily == AddressFamily.InterNetworkV6 ? "IPv6:" : "")}{address.ToString().Split('%')[0]}]",
            2,
            cancel
        );
        offers = [.. reply.Text.Skip(1).Select(l => l.ToUpperInvariant())];
    }

    private async Task StartTls(CancellationToken cancel)
    {
        var tls = new SslStream(stream);
        stream = tls;
        var asked = new SslClientAuthenticationOptions { TargetHost = options.Host };
        if (options.Authorities is { } own)
        {
            asked.CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            asked.CertificateChainPolicy.CustomTrustStore.AddRange(own);
        }
        await Within(options.CommandTimeout, token => tls.AuthenticateAsClientAsync(asked, token), cancel);
    }

    private async Task SignIn(string user, string password, CancellationToken cancel)
    {
        Stage = SmtpStage.Auth;
        var ways = offers.FirstOrDefault(o => o.StartsWith("AUTH ", StringComparison.Ordinal))?.Split(' ') ?? [];
        if (ways.Contains("PLAIN"))
        {
            await Command($"AUTH PLAIN {Base64($"\0{user}\0{password}")}", 2, cancel);
        }
        else if (ways.Contains("LOGIN"))
        {
            await Command("AUTH LOGIN", 3, cancel);
            await Command(Base64(user), 3, cancel);
            await Command(Base64(password), 2, cancel);
        }
        else
        {
            throw new InvalidDataException("the server offers neither AUTH PLAIN nor AUTH LOGIN");
        }
    }

    private async Task<SmtpReply> Command(string line, int kind, CancellationToken cancel)
    {
        await Write(line + "\r\n", options.CommandTimeout, cancel);
        return Require(kind, await Reply(options.CommandTimeout, cancel));
    }

    private SmtpReply Require(int kind, SmtpReply reply)
    {
        if (reply.Code / 100 == kind)
            return reply;
        if (reply.Code is >= 400 and <= 599)
            throw new SmtpRefusedException(Stage, reply);
        throw new InvalidDataException($"the server answers {reply}, which is no answer to this");
    }

    private Task Write(string text, TimeSpan limit, CancellationToken cancel) =>
        Within(
            limit,
            async token =>
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(text), token);
                await stream.FlushAsync(token);
            },
            cancel
        );

    private async Task<SmtpReply> Reply(TimeSpan limit, CancellationToken cancel)
    {
        var lines = new List<string>();
        var code = 0;
        await Within(
            limit,
            async token =>
            {
                for (var more = true; more; )
                {
                    var line = await Line(token);
                    if (
                        line.Length < 3
                        || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out code)
                        || (line.Length > 3 && line[3] is not (' ' or '-'))
                        || lines.Count == MaxLines
                    )
                        throw new InvalidDataException("the server does not speak SMTP");
                    lines.Add(line.Length > 4 ? line[4..] : "");
                    more = line.Length > 3 && line[3] == '-';
                }
            },
            cancel
        );
        return new(code, lines);
    }

    private async Task<string> Line(CancellationToken cancel)
    {
        for (var seen = 0; ; )
        {
            if (buffer.AsSpan(begin + seen, end - begin - seen).IndexOf((byte)'\n') is var at and >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, begin, seen + at).TrimEnd('\r');
                begin += seen + at + 1;
                return line;
            }
            // What is not a whole line yet goes to the front.
            seen = end - begin;
            buffer.AsSpan(begin, seen).CopyTo(buffer);
            (begin, end) = (0, seen);
            if (end == buffer.Length)
                throw new InvalidDataException("the server answers with a line without end");
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancel);
            if (read == 0)
                throw new IOException("the server closed the connection");
            end += read;
        }
    }

    private static async Task Within(TimeSpan limit, Func<CancellationToken, Task> act, CancellationToken cancel)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(limit);
        try
        {
            await act(timer.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"no answer within {limit.TotalSeconds} s")
            );
        }
    }

    /// <summary>A line that begins with a dot gets another (RFC 5321, 4.5.2).</summary>
    private static string Stuffed(string letter) =>
        (letter.StartsWith('.') ? "." : "") + letter.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
