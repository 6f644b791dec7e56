using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace PlanMonitor.Functions;

/// <summary>
/// Hands what is measured to the Functions host, which passes it to Application Insights: table customMetrics, the measure's name, its words as
/// customDimensions "prop__kind" and so on (ILogger.LogMetric: azure-functions-dotnet-worker, FunctionsLoggerExtensions; azure-functions-host,
/// GrpcWorkerChannel.Log; azure-webjobs-sdk, ApplicationInsightsLogger). It must be handed on at once, where it is measured: the host takes only
/// what is said within a running function.
/// </summary>
public sealed class MeasureForwarder(Action<string, double, IDictionary<string, object>?> send)
    : IHostedService,
        IDisposable
{
    private readonly MeterListener listener = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == Measures.Name)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Send(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Send(instrument, value, tags));
        listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => listener.Dispose();

    private void Send(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var words = new Dictionary<string, object>(tags.Length);
        foreach (var (name, word) in tags)
            words[name] = word ?? "";
        send(instrument.Name, value, words);
    }
}
