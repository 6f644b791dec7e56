namespace PlanMonitor.Bench;

/// <summary>
/// The office's report computed a second time from what the people know: plain sums of what they have receipts for. It
/// shares no code with the product.
/// </summary>
internal static class ChaosFigures
{
    public const string Obligation = "results-report";
    public const string Period = "2023";

    /// <summary>What the lead office does itself is counted beside what the others do.</summary>
    private static readonly string[] Counted = [Obligation, "lead-activities"];

    /// <summary>How many totals were compared, and each that differs.</summary>
    public static (int Compared, IReadOnlyList<string> Differences) Compare(ChaosResult result)
    {
        var standing = Standing(result.Entries);
        var sums = result.Form.Fields.Where(f => f.Aggregation is Aggregation.Sum or Aggregation.SumOfPeople);
        var differences = new List<string>();
        var compared = 0;
        foreach (var code in sums.Select(f => f.Code))
        {
            var given = standing.Select(c => c.Values.GetValueOrDefault(code)?.Number).ToList();
            // What nobody typed is derived from other figures.
            if (given.All(n => n is null))
                continue;
            compared++;
            var expected = given.Sum(n => n ?? 0);
            var actual = result.Figures.Cells.First(c => c.Field == code).Number;
            if (actual != expected)
                differences.Add($"{code}: the receipts give {expected}, the report says {actual}");
        }
        return (compared, differences);
    }

    /// <summary>Of each unit what it sent last, unless it was returned since.</summary>
    private static IReadOnlyList<Content> Standing(IReadOnlyList<ChaosEntry> entries)
    {
        var standing = new Dictionary<DutyKey, Content>();
        foreach (var entry in entries.Where(e => e.Answered && Counted.Contains(e.Key.Obligation)))
        {
            if (entry.Act == "return")
                standing.Remove(entry.Key);
            if (entry is { Content: { } content, Receipt: not null, Act: not "submit-consolidation" })
                standing[entry.Key] = content;
        }
        return [.. standing.Values];
    }
}
