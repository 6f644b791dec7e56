using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;

namespace PlanMonitor.Local.Host;

/// <summary>The letters that would have gone out by e-mail; for the administrator, and only where no mail server is set.</summary>
public sealed class OutboxRoutes(OutboxNotifier outbox)
{
    private const int Most = 200;

    public static ApiRoute Reading { get; } = new("GET", "api/outbox", ApiRoute.To<OutboxRoutes>(r => r.Read));

    private async Task<IResult> Read(Call call)
    {
        call.Require(Right.ManageAccounts);
        var letters = await outbox.Read(Most, call.Cancel);
        return Answer.Ok(
            from m in letters
            let parts = m.Letters.Select(l => new PartView(l.Subject, l.Body))
            select new LetterView(m.Id, m.To, m.Name, m.Address, m.Language, m.At, m.Subject, [.. parts])
        );
    }

    private sealed record LetterView(
        string Id,
        string To,
        string Name,
        string? Address,
        string Language,
        DateTimeOffset At,
        Text Subject,
        IReadOnlyList<PartView> Letters
    );

    private sealed record PartView(Text Subject, Text Body);
}
