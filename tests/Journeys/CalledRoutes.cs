using System.Collections.Concurrent;
using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Which routes of the catalogue the journeys of this run called with success, and were given something by.</summary>
internal sealed class CalledRoutes(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly ConcurrentDictionary<ApiRoute, bool> Called = new();

    public static IReadOnlyCollection<ApiRoute> All => [.. Called.Keys];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var response = await base.SendAsync(request, cancel);
        var address = request.RequestUri!.AbsolutePath.Trim('/').Split('/');
        foreach (var route in Routes.All.Where(r => r.Method == request.Method.Method && Matches(r, address)))
        {
            if (response.IsSuccessStatusCode && await HasData(response, cancel))
                Called[route] = true;
        }
        return response;
    }

    private static bool Matches(ApiRoute route, string[] address)
    {
        var parts = route.Path.Split('/');
        return parts.Length == address.Length && parts.Zip(address).All(p => p.First[0] == '{' || p.First == p.Second);
    }

    /// <summary>An empty list says nothing of how a full one is written.</summary>
    private static async Task<bool> HasData(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            return true;
        await response.Content.LoadIntoBufferAsync(cancel);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
        var root = json.RootElement;
        return root.ValueKind == JsonValueKind.Array ? root.GetArrayLength() > 0 : root.EnumerateObject().Any();
    }
}

/// <summary>Runs when all others have run.</summary>
[CollectionDefinition(nameof(AfterAll), DisableParallelization = true)]
public sealed class AfterAll;

[Collection(nameof(AfterAll))]
public sealed class EveryRouteTests
{
    [Fact]
    public void Every_route_of_the_catalogue_is_called_with_success_and_data_by_some_journey()
    {
        var called = CalledRoutes.All.ToHashSet();
        Assert.SkipWhen(called.Count < Routes.All.Count / 2, "Only some of the journeys ran: run all tests.");
        var never = Routes.All.Where(r => !called.Contains(r)).Select(r => $"{r.Method} {r.Path}");
        Assert.True(!never.Any(), string.Join("\n", never));
    }
}
