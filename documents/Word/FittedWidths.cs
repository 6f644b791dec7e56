namespace PlanMonitor.Documents.Word;

/// <summary>Columns of a table in which no figure is broken: "1.234.567.890.123" stands on one line.</summary>
internal static class FittedWidths
{
    /// <summary>The margins of a cell and its lines.</summary>
    private static readonly int Around = Grid.Millimetres(3.4);
    private static readonly int Narrowest = Grid.Millimetres(12);

    /// <summary>What a column of figures lacks is taken from the widest column of words.</summary>
    /// <param name="figures">By column, what stands in it.</param>
    public static int[] Of(
        IReadOnlyList<int> widths,
        IReadOnlyDictionary<int, IEnumerable<string>> figures,
        double points
    )
    {
        int[] fitted = [.. widths];
        foreach (var (column, texts) in figures)
        {
            var lacks = Needed(texts, points) - fitted[column];
            var others = Enumerable.Range(0, fitted.Length).Where(c => !figures.ContainsKey(c)).ToList();
            if (lacks <= 0 || others.Count == 0)
                continue;
            var widest = others.MaxBy(c => fitted[c]);
            var given = Math.Min(lacks, fitted[widest] - Narrowest);
            fitted[widest] -= given;
            fitted[column] += given;
        }
        return fitted;
    }

    private static int Needed(IEnumerable<string> texts, double points) =>
        Around + texts.SelectMany(t => t.Split(' ')).Select(w => TimesWidth.Twips(w, points)).DefaultIfEmpty().Max();
}
