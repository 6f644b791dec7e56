using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Functions.Configuration;

namespace PlanMonitor.Functions.Host;

/// <summary>
/// Where measures, traces and logs of the worker go: to Application Insights, by OpenTelemetry, summed up once a minute. The host sends its own
/// (host.json, "telemetryMode").
/// </summary>
public static class Telemetry
{
    public static void AddTelemetry(this ILoggingBuilder logging, IConfiguration configuration, Settings settings)
    {
        // A line for each request to the storage, and several for each request of a browser: a trace tells both, sampled.
        logging.AddFilter("Azure.Core", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        var telemetry = logging
            .Services.AddOpenTelemetry()
            .WithMetrics(m => m.AddMeter(Measures.Name))
            .WithTracing(t => t.AddSource(Correlation.Source.Name))
            .UseFunctionsWorkerDefaults();
        if (configuration[Settings.TelemetryName] is not { Length: > 0 } connection)
            return;
        telemetry.UseAzureMonitorExporter(exporter =>
        {
            exporter.ConnectionString = connection;
            // The resource takes no keys (infra/modules/monitoring.bicep, DisableLocalAuth).
            exporter.Credential = AzureHost.CredentialFor(settings.TableEndpoint, settings.BlobEndpoint);
            // Traces are a sample; what was logged, exceptions above all, is kept whole, and figures are sums.
            exporter.TracesPerSecond = settings.TracesPerSecond;
            exporter.EnableTraceBasedLogsSampler = false;
        });
    }
}
