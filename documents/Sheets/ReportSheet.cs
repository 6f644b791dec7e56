using PlanMonitor.Core;

namespace PlanMonitor.Documents;

/// <summary>How a cell of the consolidation's workbook looks.</summary>
internal enum ReportLook
{
    Plain,
    Title,
    Note,
    Head,
    Words,
    WordsCentred,
    WordsBold,
    Whole,
    WholeBold,
    Share,
    Moment,
}

/// <summary>A cell: words, never a formula; a whole number; a share of one; or a moment.</summary>
internal readonly record struct ReportCell(
    ReportLook Look,
    string? Words = null,
    long? Number = null,
    double? Serial = null
)
{
    public static readonly ReportCell Empty = new(ReportLook.Plain);

    public static ReportCell Of(string? words, ReportLook look = ReportLook.Words) => new(look, words);

    public static ReportCell Of(long? number, bool bold = false)
    {
        if (number is not { } n)
            return Of("");
        return new(bold ? ReportLook.WholeBold : ReportLook.Whole, Number: n);
    }

    /// <summary>What cannot be counted says why in words: nil, not applicable, missing and withheld are four different things, and none is 0.</summary>
    public static ReportCell Of(CellState state, long? number, bool bold = false)
    {
        if (state != CellState.Value)
            return Of(Figure.Zero(state, narrow: false), ReportLook.WordsCentred);
        return number is null ? Of("", ReportLook.WordsCentred) : Of(number, bold);
    }

    /// <summary>Vietnam time.</summary>
    public static ReportCell Of(DateTimeOffset at) =>
        new(
            ReportLook.Moment,
            Serial: (at.ToOffset(VietnamTime.Offset).DateTime - new DateTime(1899, 12, 30)).TotalDays
        );

    public static ReportCell Share(long above, long below) => new(ReportLook.Share, Serial: (double)above / below);
}

/// <summary>One sheet: a title and notes, the lines of the header that stay when one scrolls and stand on each printed page, and the rows.</summary>
internal sealed record ReportSheet(string Name, string Title, IReadOnlyList<double> Widths)
{
    public IReadOnlyList<string> Notes { get; init; } = [];
    public required IReadOnlyList<IReadOnlyList<string>> Header { get; init; }
    public required IEnumerable<IReadOnlyList<ReportCell>> Rows { get; init; }

    /// <summary>Columns that stay when one scrolls to the right.</summary>
    public int FixedColumns { get; init; }

    /// <summary>Can be filtered by each column.</summary>
    public bool Filter { get; init; }
}
