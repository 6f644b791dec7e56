using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>The app as it is deployed, run as a Functions host runs it.</summary>
[Slow]
public sealed partial class PublishedAppTests(Azurite azurite, PublishedApp app)
{
    [Fact]
    public async Task One_towns_year_runs_and_is_told_to_Application_Insights()
    {
        await using var sink = await TelemetrySink.Start(azurite);
        await using (var host = await FunctionsHosts.Start(app, azurite, sink))
        {
            try
            {
                using var year = new HostYear(host.Address, azurite.Wire);
                await year.Run();
                // At night, with everything of the year there: nothing to start, nothing old enough to go, and nothing that fails.
                await host.FireTimers();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{e.Message}\n{host.Log}", e);
            }
        }
        FiguresArrived(sink);
        OneTraceFromTheClickToTheLastActivity(sink);
    }

    [Fact]
    public async Task Every_route_of_the_catalogue_answers_and_every_other_address_is_a_page_or_refused()
    {
        await using var host = await FunctionsHosts.Start(app, azurite);
        using var client = new HttpClient { BaseAddress = host.Address };
        foreach (var route in Routes.All)
        {
            var answer = await Ask(client, route.Method, Placeholder().Replace(route.Path, "x"));
            Assert.Equal((route.Path, route.Anonymous ? 200 : 401), (route.Path, answer.Status));
            Assert.Equal(route.Anonymous ? null : "sign-in-needed", answer.Code);
        }
        Assert.Equal((404, "not-found"), await Ask(client, "GET", "api/khong-co"));
        Assert.Equal((404, "not-found"), await Ask(client, "DELETE", "api/units"));
        Assert.Equal((200, null), await Ask(client, "GET", ""));
        Assert.Equal((200, null), await Ask(client, "GET", "cycles/huong-tra/receipt"));
    }

    /// <summary>Summed up, under the names that the alerts ask for (infra/modules/alerts.bicep).</summary>
    private static void FiguresArrived(TelemetrySink sink)
    {
        var figures = sink.Of("MetricData").Select(m => m["data"]!["baseData"]!).ToList();
        JsonNode[] Named(string name) => [.. figures.Where(f => (string?)f["metrics"]![0]!["name"] == name)];
        var receipts = Named("planmonitor.submissions").Sum(f => (double)f["metrics"]![0]!["value"]!);
        Assert.Equal(5, receipts);
        Assert.Contains("nil", Named("planmonitor.submissions").Select(f => (string?)f["properties"]!["kind"]));
        Assert.NotEmpty(Named("planmonitor.watches"));
        Assert.Empty(Named("planmonitor.failures"));
        Assert.Contains(
            Routes.Submit.Name,
            Named("planmonitor.request_time").Select(f => (string?)f["properties"]!["route"])
        );
    }

    private static void OneTraceFromTheClickToTheLastActivity(TelemetrySink sink)
    {
        var spans = sink.Of("RequestData")
            .Concat(sink.Of("RemoteDependencyData"))
            .Where(i => (string?)i["tags"]!["ai.operation.id"] == HostYear.OfficeTrace)
            .Select(i => (string?)i["data"]!["baseData"]!["name"])
            .ToList();
        Assert.Contains(Routes.Return.Name, spans);
        Assert.Contains("due step", spans);
    }

    private static async Task<(int Status, string? Code)> Ask(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(path, UriKind.Relative));
        using var response = await client.SendAsync(request);
        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        var body = await response.Content.ReadAsStringAsync();
        var code = problem ? JsonNode.Parse(body)!["code"]!.GetValue<string>() : null;
        return ((int)response.StatusCode, code);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
