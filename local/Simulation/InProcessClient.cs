using System.Text;
using System.Text.Json;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;

namespace PlanMonitor.Local.Simulation;

/// <summary>A request to a host, and its answer; <see cref="InProcessClient.Call"/> is one way.</summary>
public delegate Task<Reply> Asking(
    ApiRoute route,
    Actor actor,
    IReadOnlyDictionary<string, string> routeValues,
    object? body,
    string? ifMatch,
    CancellationToken cancel
);

/// <summary>Calls the handlers of the interface as the server does, without a socket: same routes, same checks, same answers.</summary>
public sealed class InProcessClient(IServiceProvider services, Tally requests)
{
    private const string ActorItem = "actor";

    /// <summary>Who asks, for <see cref="WhoAsks"/>.</summary>
    public static Task<Actor?> ActorOf(HttpRequest request) =>
        Task.FromResult(request.HttpContext.Items[ActorItem] as Actor);

    /// <summary>Status and JSON body; a refusal has its problem code in "code".</summary>
    public async Task<Reply> Call(
        ApiRoute route,
        Actor actor,
        IReadOnlyDictionary<string, string> routeValues,
        object? body,
        string? ifMatch,
        CancellationToken cancel
    )
    {
        var (status, bytes) = await Fetch(route, actor, routeValues, body, ifMatch, cancel);
        using var document = bytes.Length == 0 ? null : JsonDocument.Parse(bytes);
        return new(status, document?.RootElement.Clone() ?? default);
    }

    public async Task<(int Status, byte[] Body)> Fetch(
        ApiRoute route,
        Actor actor,
        IReadOnlyDictionary<string, string> routeValues,
        object? body,
        string? ifMatch,
        CancellationToken cancel
    )
    {
        requests.Add($"{route.Method} {route.Path}");
        var context = new DefaultHttpContext { RequestServices = services };
        context.Items[ActorItem] = actor;
        context.Request.Method = route.Method;
        foreach (var (name, value) in routeValues)
            context.Request.RouteValues[name] = value;
        if (ifMatch is not null)
            context.Request.Headers.IfMatch = ifMatch;
        if (route.Method != "GET")
        {
            context.Request.ContentType = "application/json";
            context.Request.Body = new MemoryStream(
                Encoding.UTF8.GetBytes(body is null ? "{}" : JsonSerializer.Serialize(body, Json.Stored))
            );
        }
        var answer = new MemoryStream();
        context.Response.Body = answer;
        var result = await services.GetRequiredService<ApiEndpoint>().Run(route, context.Request, cancel);
        await result.ExecuteAsync(context);
        return (context.Response.StatusCode, answer.ToArray());
    }
}

public sealed record Reply(int Status, JsonElement Body)
{
    public bool Ok => Status is >= 200 and < 300;

    public string? ProblemCode => Ok ? null : Body.GetProperty("code").GetString();

    public string ETag => Body.GetProperty("etag").GetString()!;
}
