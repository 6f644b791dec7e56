using System.Net;
using System.Text;

namespace PlanMonitor.Channels;

/// <summary>One text message for each message of the post: its subject without marks, and where to read the rest.</summary>
public sealed class SmsNotifier(SmsOptions options, TimeProvider clock, AttemptLimits? limits = null)
    : INotifier,
        IDisposable
{
    private readonly GatewayClient gateway = new(
        options.Address,
        options.ConnectTimeout,
        options.AnswerTimeout,
        clock,
        limits
    );

    public Channel Channel => SmsChannel.Channel;

    public Task<Delivery> Send(Outgoing message, CancellationToken cancel)
    {
        if (message.Address is not { } number || !SmsChannel.Phone.Fits(number))
            return Task.FromResult(new Delivery(DeliveryOutcome.Never, $"not a mobile number: {message.Address}"));
        var text = SmsText.Of(message.Subject.In(message.Language), options.Pages);
        var body = new SmsBody(message.Id, SmsText.International(number), options.Sender, text);
        return gateway.Post(
            Encoding.UTF8.GetBytes(Json.Write(body)),
            headers => headers.Authorization = new("Bearer", options.Key),
            MeaningOf,
            cancel
        );
    }

    public void Dispose() => gateway.Dispose();

    /// <summary>As of any gateway; but a refused key is our fault and says nothing of the person's number.</summary>
    private static Attempt MeaningOf(HttpStatusCode status, TimeSpan? after) =>
        status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            ? new(new(DeliveryOutcome.Later, $"{(int)status} {status}"), Down: true)
            : WebhookRules.Of(status, after);

    /// <param name="Id">The same in every attempt: the gateway sends it once.</param>
    /// <param name="To">E.164.</param>
    private sealed record SmsBody(string Id, string To, string Sender, string Text);
}
