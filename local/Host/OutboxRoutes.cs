namespace PlanMonitor.Local;

/// <summary>The letters that would have gone out by e-mail; for the administrator, and only where no mail server is set.</summary>
public static class OutboxRoutes
{
    private const int Most = 200;

    public static void Map(WebApplication app, Services services, OutboxNotifier outbox)
    {
        var route = new ApiRoute("GET", "api/outbox", call => Read(call, outbox));
        app.MapMethods(route.Path, [route.Method], (HttpRequest request, CancellationToken cancel) =>
            ApiEndpoint.Run(route, request, services, cancel)
        );
    }

    private static async Task<IResult> Read(Call call, OutboxNotifier outbox)
    {
        call.Require(Act.ManageAccounts);
        return Answer.Ok(
            (await outbox.Read(Most, call.Cancel)).Select(m => new LetterView(
                m.Id,
                m.To,
                m.Name,
                m.Address,
                m.Language,
                m.At,
                m.Subject,
                [.. m.Letters.Select(l => new PartView(l.Subject, l.Body))]
            ))
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
