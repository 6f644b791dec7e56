using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>One sheet: a title and notes, the lines of the header that stay when one scrolls and stand on each printed page, and the rows.</summary>
internal sealed record ReportSheet(string Name, string Title, IReadOnlyList<double> Widths)
{
    /// <summary>Widths that a page lying on its side holds at a size one can read.</summary>
    private const double PageWidth = 190;

    /// <summary>A line of type, in points.</summary>
    private const double LineHeight = 15;

    /// <summary>What Excel allows: 409 points.</summary>
    private const int MostLines = 27;

    public IReadOnlyList<string> Notes { get; init; } = [];
    public required IReadOnlyList<IReadOnlyList<string>> Header { get; init; }

    /// <summary>A last line of the header for programs, which people do not see; empty: there is none.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
    public required IEnumerable<IReadOnlyList<SheetCell>> Rows { get; init; }

    /// <summary>Columns that stay when one scrolls to the right.</summary>
    public int FixedColumns { get; init; }

    /// <summary>Shown, and printed, only by whoever wants it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Can be filtered by each column.</summary>
    public bool Filter { get; init; }

    /// <summary>Rows above the header: title, notes, one free.</summary>
    private int Above => 2 + Notes.Count;

    public XlsxSheet Made(ISet<string> names)
    {
        var name = SheetName.For(Name, names);
        var widths = Widths.Select(w => new SheetWidth(w)).ToList();
        var pagesWide = (int)Math.Max(1, Math.Round(Widths.Sum() / PageWidth));
        return new(name, widths, Lines())
        {
            FixedRows = Above + Header.Count + (Codes.Count > 0 ? 1 : 0),
            FixedColumns = FixedColumns,
            FirstPrinted = Above + 1,
            HasFilter = Filter,
            IsHidden = IsHidden,
            PagesWide = pagesWide,
        };
    }

    private IEnumerable<SheetRow> Lines()
    {
        yield return Line(1, [SheetCell.Of(Title, Look.Title)], []);
        foreach (var (i, note) in Notes.Index())
            yield return Line(i + 2, [SheetCell.Of(note, Look.Note)], []);
        var row = Above;
        foreach (var line in Header)
            yield return Line(++row, [.. line.Select(t => SheetCell.Of(t, Look.ReportHead))], Widths);
        if (Codes.Count > 0)
            yield return Line(++row, [.. Codes.Select(c => SheetCell.Of(c, Look.ReportHead))], []) with
            {
                IsHidden = true,
            };
        foreach (var line in Rows)
            yield return Line(++row, line, Widths);
    }

    /// <param name="widths">Of the columns, for rows whose words are wrapped; not every program finds the height by itself.</param>
    private static SheetRow Line(int number, IReadOnlyList<SheetCell> cells, IReadOnlyList<double> widths)
    {
        var lines = cells.Zip(widths, LinesOf).DefaultIfEmpty(1).Max();
        return new(
            number,
            cells.Select((c, i) => KeyValuePair.Create(i + 1, c)),
            lines > 1 ? Math.Min(lines, MostLines) * LineHeight : null
        );
    }

    /// <summary>Lines a cell needs at its width; a head is bold and breaks between words, so it needs more room.</summary>
    private static int LinesOf(SheetCell cell, double width) =>
        cell.Text?.Split('\n')
            .Sum(l => Math.Max(1, (int)Math.Ceiling(l.Length * (cell.Look == Look.ReportHead ? 1.3 : 1.05) / width)))
        ?? 1;
}
