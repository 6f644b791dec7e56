namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>Whether the breakdowns of a count are right: known parts, and together the total.</summary>
internal static class SplitChecks
{
    public static IEnumerable<FieldProblem> Check(Entry entry)
    {
        foreach (var (key, parts) in entry.Value.Splits ?? FormValue.NoSplits)
        {
            if (Problem(entry, key, parts) is { } problem)
                yield return problem;
        }
        // A total above zero without its breakdown cannot be added up by sex or age later.
        if (!(entry.Value.Number > 0))
            yield break;
        foreach (var split in entry.Field.Splits.Where(s => s.MustEqualTotal))
        {
            if (entry.Value.Splits?.ContainsKey(split.Key) != true)
                yield return new($"{entry.Path}.{split.Key}", "split-missing", FormTexts.SplitMissing);
        }
    }

    private static FieldProblem? Problem(Entry entry, string key, IReadOnlyDictionary<string, long> parts)
    {
        var path = $"{entry.Path}.{key}";
        var split = entry.Field.Splits.FirstOrDefault(s => s.Key == key);
        var known = split?.ItemsIn(entry.Form).ToDictionary(i => i.Code);
        if (split is null || parts.Keys.Any(k => !known!.ContainsKey(k)))
            return new(path, "split-unknown", FormTexts.UnknownSplit);
        if (parts.Values.Any(v => v is < 0 or > NumberLimits.MaxCount))
            return new(path, "negative", FormTexts.Negative);
        if (OldCode(parts, known!, entry.Day) is { } old)
            return new($"{path}.{old.Code}", "code-not-valid", FormTexts.CodeNotValid.WithTexts(old.Name));
        var (sum, total) = (parts.Values.Sum(), entry.Value.Number);
        if (total is null)
            return null;
        if (split.MustEqualTotal && sum != total)
            return new(path, "parts-unequal", FormTexts.PartsUnequal.With(sum, total ?? 0));
        return sum > total ? new(path, "parts-above-total", FormTexts.PartsAbove.With(sum, total ?? 0)) : null;
    }

    /// <summary>A part that is counted though its code is not in use on that day; null: there is none.</summary>
    private static DimensionItem? OldCode(
        IReadOnlyDictionary<string, long> parts,
        Dictionary<string, DimensionItem> known,
        DateOnly? day
    )
    {
        if (day is not { } on)
            return null;
        var counted = parts.Where(p => p.Value > 0).Select(p => known[p.Key]);
        return counted.FirstOrDefault(item => !item.IsValidOn(on));
    }
}
