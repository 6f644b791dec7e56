using System.Net.Sockets;
using System.Security.Authentication;
using Polly;

namespace PlanMonitor.Channels;

/// <summary>E-mail: one letter a connection. Why this is not the base library's SmtpClient: docs/decisions.</summary>
public sealed class SmtpNotifier : INotifier
{
    private readonly SmtpOptions options;
    private readonly ResiliencePipeline<Attempt> pipeline;

    public SmtpNotifier(SmtpOptions options, AttemptLimits? limits = null)
    {
        this.options = options;
        pipeline = ChannelPipeline.Build(limits ?? new());
    }

    public string Channel => ChannelRules.Email;

    public Task<Delivery> Send(Outgoing message, CancellationToken cancel) =>
        MailAddresses.Envelope(message.Address) is { } to
            ? pipeline.Deliver(token => Once(to, MailLetter.Write(message, to, options), token), cancel)
            : Task.FromResult(
                new Delivery(DeliveryOutcome.Never, $"not an address that mail can be sent to: {message.Address}")
            );

    private async ValueTask<Attempt> Once(string to, string letter, CancellationToken cancel)
    {
        using var conversation = new SmtpConversation(options);
        try
        {
            await conversation.Send(to, letter, cancel);
        }
        catch (SmtpRefusedException e)
        {
            return SmtpRules.Of(e.Stage, e.Reply);
        }
        catch (Exception e)
            when (e
                    is IOException
                        or SocketException
                        or AuthenticationException
                        or TimeoutException
                        or InvalidDataException
            )
        {
            var detail = $"{conversation.Stage}: {e.Message}";
            return conversation.Stage == SmtpStage.End ? Attempt.Doubtful(detail) : Attempt.Away(detail);
        }
        catch (OperationCanceledException) when (conversation.Stage == SmtpStage.End)
        {
            return Attempt.Doubtful("stopped while the server was answering");
        }
        await conversation.Quit(cancel);
        return new(new(DeliveryOutcome.Sent));
    }
}
