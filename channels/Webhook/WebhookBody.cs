namespace PlanMonitor.Channels;

/// <summary>What a gateway is told; described in docs/webhook.md. The same in every attempt.</summary>
internal sealed record WebhookBody(
    string Id,
    DateTimeOffset At,
    WebhookPerson To,
    string Language,
    Text Subject,
    IReadOnlyList<OutgoingLetter> Letters
)
{
    public static WebhookBody Of(Outgoing message) =>
        new(message.Id, message.At, new(message.To, message.Name), message.Language, message.Subject, message.Letters);
}

internal sealed record WebhookPerson(string Login, string Name);
