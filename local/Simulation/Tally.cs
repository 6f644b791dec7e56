namespace PlanMonitor.Local.Simulation;

/// <summary>Counts by name; handlers and loops count at the same time.</summary>
public sealed class Tally
{
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public IReadOnlyDictionary<string, long> Counts
    {
        get
        {
            lock (gate)
                return new SortedDictionary<string, long>(counts, StringComparer.Ordinal);
        }
    }

    public void Add(string name, long by = 1)
    {
        lock (gate)
            counts[name] = counts.GetValueOrDefault(name) + by;
    }
}
