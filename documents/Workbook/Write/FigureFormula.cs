namespace PlanMonitor.Documents.Workbook.Write;

/// <summary>A figure (<c>FigureReferences</c>) as a formula over the names of cells: empty while something it names is empty. The server computes it again.</summary>
internal static class FigureFormula
{
    public static string Of(string figure, IReadOnlyDictionary<string, string> nameOf)
    {
        var terms = figure.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // A line this reader does not see, or the number of rows of a table, has no name: then nothing is computed here.
        if (!terms.All(nameOf.ContainsKey))
            return "\"\"";
        var names = terms.Select(t => nameOf[t]).ToList();
        return $"IF(SUMPRODUCT({string.Join('+', names.Select(n => $"(COUNT({n})=0)"))})>0,\"\",{string.Join('+', names.Select(n => $"SUM({n})"))})";
    }
}
