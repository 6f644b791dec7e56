namespace PlanMonitor.Bench;

/// <summary>
/// What the people of a year know, outside of the system: what they asked for, and what they were answered. It outlives
/// every process.
/// </summary>
public sealed class ChaosLedger(string folder)
{
    private string Entries => Path.Combine(folder, "ledger.jsonl");

    private string Wrongs => Path.Combine(folder, "wrong.txt");

    public void Add(ChaosEntry entry) => File.AppendAllLines(Entries, [Json.Write(entry)]);

    public IReadOnlyList<ChaosEntry> Read() =>
        File.Exists(Entries) ? [.. File.ReadLines(Entries).Select(line => Json.Read<ChaosEntry>(line))] : [];

    /// <summary>An answer that nobody should get.</summary>
    public void Wrong(string what) => File.AppendAllLines(Wrongs, [what]);

    public IReadOnlyList<string> AllWrong() => File.Exists(Wrongs) ? File.ReadAllLines(Wrongs) : [];
}

/// <param name="Act">As in the scenario: "submit", "return".</param>
/// <param name="Content">What was sent with it; null: nothing was.</param>
/// <param name="Receipt">Number of the receipt; null: it was asked for only, or gives none.</param>
public sealed record ChaosEntry(
    string Act,
    DutyKey Key,
    string By,
    bool Answered,
    Content? Content = null,
    int? Revision = null,
    string? Receipt = null
);
