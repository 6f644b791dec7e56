using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Core;

namespace PlanMonitor.Api.Calls;

/// <summary>
/// One id from the browser to the last activity: the trace id of W3C Trace Context. The pages send it in the header "traceparent"; problem documents
/// show it, logs carry it, and what a request sets going is told it.
/// </summary>
public static class Correlation
{
    private const string Header = "traceparent";

    /// <summary>The spans of this program that no server begins for it.</summary>
    public static ActivitySource Source { get; } = new(Measures.Name);

    /// <summary>The id of what runs now, 32 hex digits; null: nothing that has one.</summary>
    public static string? Current =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId.ToHexString() : null;

    /// <summary>What is done later, and elsewhere, because of a request: within the request's trace.</summary>
    /// <param name="trace">The id that the request had; null: nobody's request caused it.</param>
    public static Activity? Continue(string name, string? trace)
    {
        if (trace is null)
            return null;
        var id = ActivityTraceId.CreateFromString(trace);
        // Which span of the request it was is not kept: a loop remembers as little as it can.
        var cause = new ActivityContext(id, ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);
        return Source.StartActivity(name, ActivityKind.Internal, cause);
    }

    /// <summary>
    /// Gives a request its id where the server has not. Kestrel has, except to a request whose header is no trace context; in a Functions worker the
    /// function runs beside Kestrel's request, not within it (Worker.Extensions.Http.AspNetCore, FunctionsHttpProxyingMiddleware), and has none.
    /// </summary>
    public static Activity? Adopt(HttpRequest request)
    {
        if (Current is not null)
            return null;
        var activity = new Activity("PlanMonitor.Request").SetIdFormat(ActivityIdFormat.W3C);
        if (request.Headers[Header] is [{ } header] && ActivityContext.TryParse(header, null, out var caller))
            activity.SetParentId(caller.TraceId, caller.SpanId, caller.TraceFlags);
        return activity.Start();
    }
}
