using System.Text;

namespace PlanMonitor.Channels;

/// <summary>Messages as signed JSON to the office's gateway.</summary>
public sealed class WebhookNotifier(WebhookOptions options, TimeProvider clock, AttemptLimits? limits = null)
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

    public Channel Channel => WebhookChannel.Channel;

    public Task<Delivery> Send(Outgoing message, CancellationToken cancel)
    {
        var body = Encoding.UTF8.GetBytes(Json.Write(WebhookBody.Of(message)));
        return gateway.Post(
            body,
            headers =>
            {
                headers.Add("PlanMonitor-Delivery", message.Id);
                headers.Add("PlanMonitor-Signature", WebhookSignature.Of(body, clock.GetUtcNow(), options.Secret));
            },
            WebhookRules.Of,
            cancel
        );
    }

    public void Dispose() => gateway.Dispose();
}
