using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>Stands where Application Insights stands, and keeps what it is sent (POST /v2.1/track: lines of JSON, packed).</summary>
internal sealed class TelemetrySink : IAsyncDisposable
{
    private readonly ConcurrentQueue<JsonObject> items = [];
    private readonly WebApplication app;

    private TelemetrySink(WebApplication app) => this.app = app;

    /// <summary>The key is any; the address is this.</summary>
    public string ConnectionString =>
        $"InstrumentationKey={Guid.Empty};IngestionEndpoint={app.Urls.First()}/;LiveEndpoint={app.Urls.First()}/";

    /// <summary>By its kind: MetricData, RequestData, RemoteDependencyData, MessageData, ExceptionData.</summary>
    public IEnumerable<JsonObject> Of(string kind) => items.Where(i => (string?)i["data"]?["baseType"] == kind);

    public static async Task<TelemetrySink> Start(Azurite azurite)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(azurite.Certificate)));
        var sink = new TelemetrySink(builder.Build());
        sink.app.MapPost("{*path}", sink.Keep);
        await sink.app.StartAsync();
        return sink;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> Keep(HttpRequest request)
    {
        await using var body =
            request.Headers.ContentEncoding == "gzip"
                ? new GZipStream(request.Body, CompressionMode.Decompress)
                : request.Body;
        using var reader = new StreamReader(body);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
            items.Enqueue(JsonNode.Parse(line)!.AsObject());
        return Results.Json(
            new
            {
                itemsReceived = lines.Length,
                itemsAccepted = lines.Length,
                errors = Array.Empty<string>(),
            }
        );
    }
}
