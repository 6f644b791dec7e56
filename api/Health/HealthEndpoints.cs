using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;

namespace PlanMonitor.Api.Health;

/// <summary>For those who watch the host from outside: which parts answer, and no more than that.</summary>
public sealed class HealthEndpoints(HealthService health)
{
    public async Task<IResult> Get(Call call)
    {
        var context = call.Request.HttpContext;
        context.Response.Headers.CacheControl = "no-store";
        var parts = await health.Ask(
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("PlanMonitor.Health")
        );
        var healthy = parts.Values.All(answers => answers);
        return Results.Json(
            new HealthView(Word(healthy), parts.ToDictionary(p => p.Key, p => Word(p.Value))),
            Json.Stored,
            statusCode: healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    private static string Word(bool answers) => answers ? "ok" : "failed";

    private sealed record HealthView(string State, IReadOnlyDictionary<string, string> Parts);
}
