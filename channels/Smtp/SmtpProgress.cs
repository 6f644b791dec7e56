using System.Globalization;
using MailKit;

namespace PlanMonitor.Channels;

/// <summary>
/// How far a conversation has come, and how long and how much the server may still answer. MailKit tells here of everything it has written and read; of time and of memory it has no limit
/// of its own that would hold for one answer.
/// </summary>
internal sealed class SmtpProgress(SmtpOptions options) : IProtocolLogger
{
    /// <summary>Whatever it says then would be taken for its word on the letter.</summary>
    public const string TooEarly = "the server answered before it had the letter";

    private const int LongestAnswer = 64 * 1024;
    private CancellationTokenSource timer = new();
    private TimeSpan limit;
    private int heard;

    public SmtpStage Stage { get; private set; }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public string TooLate => string.Create(CultureInfo.InvariantCulture, $"no answer within {limit.TotalSeconds} s");

    /// <summary>The token of a letter: each step has its own time.</summary>
    public CancellationToken Begin(SmtpStage stage, CancellationToken cancel)
    {
        timer.Dispose();
        timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Enter(stage);
        return timer.Token;
    }

    public void Enter(SmtpStage stage)
    {
        Stage = stage;
        heard = 0;
        limit = options.CommandTimeout;
        if (stage == SmtpStage.Connect)
            limit = options.ConnectTimeout;
        if (stage >= SmtpStage.Letter)
            limit = options.AcceptTimeout;
        timer.CancelAfter(limit);
    }

    public void LogConnect(Uri uri) => Enter(SmtpStage.Greeting);

    public void LogClient(byte[] buffer, int offset, int count)
    {
        var said = buffer.AsSpan(offset, count);
        // What a letter says is no command.
        if (Stage >= SmtpStage.Letter)
            Enter(Stage);
        else if (said.StartsWith("EHLO"u8) || said.StartsWith("HELO"u8))
            Enter(SmtpStage.Hello);
        else if (said.StartsWith("STARTTLS"u8))
            Enter(SmtpStage.Tls);
        else if (said.StartsWith("MAIL"u8))
            Enter(SmtpStage.Mail);
        else if (said.StartsWith("RCPT"u8))
            Enter(SmtpStage.Rcpt);
        else if (said.StartsWith("DATA"u8))
            Enter(SmtpStage.Data);
        else
            Enter(Stage);
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        var said = buffer.AsSpan(offset, count);
        heard += count;
        if (heard > LongestAnswer)
            throw new InvalidDataException("the server answers without end");
        // What came before the handshake was not said by the server we are about to know (RFC 3207, 4.2).
        if (Stage == SmtpStage.Tls && heard == count && said.IndexOf((byte)'\n') is var end and >= 0 && end < count - 1)
            throw new InvalidDataException("the server spoke between STARTTLS and the handshake");
        if (Stage == SmtpStage.Data && heard == count && said[0] == '3')
        {
            if (said.IndexOf((byte)'\n') is var line and >= 0 && line < count - 1)
                throw new InvalidDataException(TooEarly);
            Enter(SmtpStage.Letter);
        }
    }

    public void Dispose() => timer.Dispose();
}
