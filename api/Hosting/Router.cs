using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;

namespace PlanMonitor.Api.Hosting;

/// <summary>
/// Every address of a host: the routes of a catalogue, and the pages under all others. Which route an address means is decided here alone, by the
/// templates themselves, so that no host and no order of declaration can decide it otherwise.
/// </summary>
public sealed class Router
{
    private readonly ApiEndpoint endpoint;
    private readonly Pages pages;
    private readonly ILookup<(string Method, int Segments), Candidate> candidates;

    /// <param name="own">Routes that only this host has.</param>
    public Router(ApiEndpoint endpoint, Pages pages, IReadOnlyList<ApiRoute> own)
    {
        (this.endpoint, this.pages) = (endpoint, pages);
        candidates = Routes
            .All.Concat(own)
            .Select(Candidate.Of)
            // A literal before a parameter, segment by segment, as everywhere in ASP.NET Core.
            .OrderBy(c => c.Precedence)
            .ToLookup(c => (c.Route.Method, c.Segments));
    }

    /// <summary>Answers a request of this host, whatever function or endpoint it came through.</summary>
    public async Task<IResult> Answer(HttpRequest request, CancellationToken cancel)
    {
        using var adopted = Correlation.Adopt(request);
        if (Find(request.Method, request.Path) is not var (route, values))
            return pages.Answer(request);
        request.RouteValues = values;
        Activity.Current?.DisplayName = route.Name;
        Activity.Current?.SetTag("http.route", route.Path);
        var started = Stopwatch.GetTimestamp();
        var answer = await endpoint.Run(route, request, cancel);
        Measures.Request(route.Name, (answer as IStatusCodeHttpResult)?.StatusCode, Stopwatch.GetElapsedTime(started));
        return answer;
    }

    /// <summary>The route an address means, and what it names; null: none of the catalogue.</summary>
    public (ApiRoute Route, RouteValueDictionary Values)? Find(string method, PathString path)
    {
        var segments = (path.Value ?? "").TrimEnd('/').Count(c => c == '/');
        foreach (var candidate in candidates[(method, segments)])
        {
            var values = new RouteValueDictionary();
            if (candidate.Matcher.TryMatch(path, values))
                return (candidate.Route, values);
        }
        return null;
    }

    private sealed record Candidate(ApiRoute Route, int Segments, decimal Precedence, TemplateMatcher Matcher)
    {
        public static Candidate Of(ApiRoute route)
        {
            var template = TemplateParser.Parse(route.Path);
            return new(
                route,
                template.Segments.Count,
                RoutePrecedence.ComputeInbound(template),
                new(template, new RouteValueDictionary())
            );
        }
    }
}
