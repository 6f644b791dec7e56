using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PlanMonitor.Functions;

/// <summary>
/// Where measures, traces and logs of the worker go: to Application Insights, by OpenTelemetry, summed up once a minute. The host sends its own
/// (host.json, "telemetryMode").
/// </summary>
public static class Telemetry
{
    /// <summary>As the platform names it; without it telemetry goes nowhere.</summary>
    public const string ConnectionName = "APPLICATIONINSIGHTS_CONNECTION_STRING";

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
        if (configuration[ConnectionName] is not { Length: > 0 } connection)
            return;
        telemetry.UseAzureMonitorExporter(exporter =>
        {
            exporter.ConnectionString = connection;
            // The resource takes no keys (infra/modules/monitoring.bicep, DisableLocalAuth).
            exporter.Credential = AzureHost.CredentialFor(settings);
            // Traces are a sample; what was logged, exceptions above all, is kept whole, and figures are sums.
            exporter.TracesPerSecond = settings.TracesPerSecond;
            exporter.EnableTraceBasedLogsSampler = false;
        });
    }
}
