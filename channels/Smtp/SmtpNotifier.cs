using System.Collections.Concurrent;
using Polly;

namespace PlanMonitor.Channels;

/// <summary>E-mail. The letters of a round of the post go over one connection; several only where rounds run side by side.</summary>
public sealed class SmtpNotifier : INotifier, IDisposable
{
    private readonly ConcurrentStack<SmtpConnection> idle = [];
    private readonly Timer end;
    private readonly SmtpOptions options;
    private readonly ResiliencePipeline<Attempt> pipeline;

    public SmtpNotifier(SmtpOptions options, AttemptLimits? limits = null)
    {
        this.options = options;
        pipeline = ChannelPipeline.Build(limits ?? new());
        end = new(_ => Task.WhenAll(Idle().Select(c => c.Quit())));
    }

    public Channel Channel => Channel.Email;

    public Task<Delivery> Send(Outgoing message, CancellationToken cancel) =>
        MailAddresses.Envelope(message.Address) is { } to
            ? pipeline.Deliver(token => Once(message, to, token), cancel)
            : Task.FromResult(
                new Delivery(DeliveryOutcome.Never, $"not an address that mail can be sent to: {message.Address}")
            );

    public void Dispose()
    {
        end.Dispose();
        foreach (var connection in Idle())
            connection.Dispose();
    }

    private async ValueTask<Attempt> Once(Outgoing message, string to, CancellationToken cancel)
    {
        if (Idle().FirstOrDefault(IsReady) is { } kept)
        {
            var attempt = await Over(kept, message, to, cancel);
            // Servers close what rests and count the letters of a connection: what fails before the recipient is named says nothing of this letter, nor of the server.
            if (attempt.Delivery.Outcome != DeliveryOutcome.Later || (kept.Stage > SmtpStage.Mail && !attempt.Again))
                return attempt;
        }
        return await Over(new(options), message, to, cancel);
    }

    private async Task<Attempt> Over(SmtpConnection connection, Outgoing message, string to, CancellationToken cancel)
    {
        var isKept = false;
        try
        {
            var attempt = await connection.Send(message, to, cancel);
            isKept = !attempt.Down && connection.Stage > SmtpStage.Mail && connection.IsReady;
            return attempt;
        }
        finally
        {
            if (isKept)
            {
                idle.Push(connection);
                end.Change(options.RestTime, Timeout.InfiniteTimeSpan);
            }
            else
            {
                connection.Dispose();
            }
        }
    }

    private static bool IsReady(SmtpConnection connection)
    {
        if (connection.IsReady)
            return true;
        connection.Dispose();
        return false;
    }

    private IEnumerable<SmtpConnection> Idle()
    {
        while (idle.TryPop(out var connection))
            yield return connection;
    }
}
