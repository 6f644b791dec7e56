using System.Globalization;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Difficulties;

/// <summary>What came of a difficulty, published to all units of the cycle in the words of the office; it does not say who asked.</summary>
public sealed record Guidance
{
    public required string Cycle { get; init; }
    public required string Obligation { get; init; }
    public required string Period { get; init; }

    /// <summary>Unit and number of the difficulty it came from; readers are not shown them.</summary>
    public required string Unit { get; init; }
    public required int Number { get; init; }
    public string? Clause { get; init; }
    public required string Question { get; init; }
    public required string Answer { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

public static class GuidanceRules
{
    public static Guidance Of(Difficulty difficulty, string question, string answer, string by, DateTimeOffset at) =>
        new()
        {
            Cycle = difficulty.Cycle,
            Obligation = difficulty.Obligation,
            Period = difficulty.Period,
            Unit = difficulty.Unit,
            Number = difficulty.Number,
            Clause = difficulty.Clause,
            Question = question,
            Answer = answer,
            By = by,
            At = at,
        };

    /// <summary>Those in which every word asked for stands, with or without its marks; whoever has the words exactly so comes first, then the newest.</summary>
    public static IEnumerable<Guidance> Find(IEnumerable<Guidance> all, Cycle cycle, string? asked)
    {
        var words = VietnameseText.Fold(asked ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var exact = VietnameseText.Compose(asked ?? "").Trim();
        bool HasWords(string text)
        {
            if (words.Length == 0)
                return true;
            var folded = VietnameseText.Fold(text);
            return words.All(w => folded.Contains(w, StringComparison.Ordinal));
        }
        bool HasExactly(string text) => exact.Length > 0 && text.Contains(exact, StringComparison.OrdinalIgnoreCase);
        var withText = all.Select(g => (Guidance: g, Text: TextOf(g, cycle)));
        var found = withText.Where(g => HasWords(g.Text));
        var bestFirst = found.OrderByDescending(g => HasExactly(g.Text)).ThenByDescending(g => g.Guidance.At);
        return bestFirst.Select(g => g.Guidance);
    }

    private static string TextOf(Guidance g, Cycle cycle)
    {
        var name = cycle.Obligations.FirstOrDefault(o => o.Id == g.Obligation)?.Name;
        var (question, answer) = (VietnameseText.Compose(g.Question), VietnameseText.Compose(g.Answer));
        return string.Join('\n', g.Clause, name?.Vi, name?.En, question, answer);
    }
}

/// <summary>One partition a cycle: what everybody searches is one query.</summary>
public sealed class GuidanceStore(IRecords records)
{
    private const string Table = "guidance";

    public async Task<IReadOnlyList<Guidance>> All(string cycle, CancellationToken cancel) =>
        await records.ReadAll<Guidance>(Table, cycle, KeyRange.All, cancel);

    public async Task Keep(Guidance guidance, CancellationToken cancel)
    {
        var key = KeyOf(guidance.Obligation, guidance.Period, guidance.Unit, guidance.Number);
        var before = await records.Read(Table, guidance.Cycle, key, cancel);
        var change = RowChange.Put(key, Json.Write(guidance), before?.ETag);
        if (!(await records.Write(Table, guidance.Cycle, [change], cancel)).Written)
            throw Problems.Stale.With().AsException();
    }

    public async Task Drop(Difficulty d, CancellationToken cancel)
    {
        var key = KeyOf(d.Obligation, d.Period, d.Unit, d.Number);
        if (await records.Read(Table, d.Cycle, key, cancel) is { } row)
            await records.Write(Table, d.Cycle, [RowChange.Delete(key, row.ETag)], cancel);
    }

    private static string KeyOf(string obligation, string period, string unit, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{obligation}|{period}|{unit}|{number:D6}");
}
