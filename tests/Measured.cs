using System.Diagnostics.Metrics;

namespace PlanMonitor.Tests;

/// <summary>What was measured by this test and what it called; the tests beside it measure too.</summary>
internal sealed class Measured : IDisposable
{
    private readonly AsyncLocal<List<string>?> mine = new();
    private readonly MeterListener listener = new();

    public Measured()
    {
        mine.Value = Lines;
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == Measures.Name)
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    /// <summary>As "planmonitor.submissions=1 kind:nil", in the order measured.</summary>
    public List<string> Lines { get; } = [];

    public void Dispose() => listener.Dispose();

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (mine.Value is not { } lines)
            return;
        var line = FormattableString.Invariant($"{instrument.Name}={value}");
        foreach (var (name, word) in tags)
            line += $" {name}:{word}";
        lock (lines)
            lines.Add(line);
    }
}
