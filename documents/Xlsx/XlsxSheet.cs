using PlanMonitor.Core;
using PlanMonitor.Core.Figures;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>A cell as it is written: a text, never run as a formula whatever it begins with; a number; or a formula of ours with what it last gave.</summary>
/// <param name="Value">A number as XML has it; of a formula, its last result (null: an empty text).</param>
internal readonly record struct SheetCell(Look Look, string? Text = null, string? Value = null, string? Formula = null)
{
    /// <summary>A whole number with more digits would be rounded.</summary>
    private const long MostExact = 999_999_999_999_999;

    public static readonly SheetCell Empty = new(Look.Plain);

    /// <summary>Words of a report, each line made fit to be read, and no longer than a cell holds.</summary>
    public static SheetCell Of(string? words, Look look = Look.ReportWords) =>
        new(look, XlsxText.Fit(string.Join('\n', (words ?? "").Split('\n').Select(CleanText.Line))));

    public static SheetCell Of(long? number, bool bold = false)
    {
        var look = bold ? Look.ReportWholeBold : Look.ReportWhole;
        return number switch
        {
            null => Of(""),
            > MostExact or < -MostExact => Of(VietnameseNumbers.Whole(number.Value), look),
            _ => new(look, Value: XlsxText.Number(number.Value)),
        };
    }

    /// <summary>What cannot be counted says why in words: nil, not applicable, missing and withheld are four different things, and none is 0.</summary>
    public static SheetCell Of(CellState state, long? number, bool bold = false)
    {
        if (state == CellState.Value && number is not null)
            return Of(number, bold);
        return Of(state == CellState.Value ? "" : ZeroWords.Of(state, narrow: false), Look.ReportCentred);
    }

    /// <summary>Vietnam time.</summary>
    public static SheetCell Of(DateTimeOffset at) =>
        new(
            Look.ReportMoment,
            Value: XlsxText.Number((at.ToOffset(VietnamTime.Offset).DateTime - new DateTime(1899, 12, 30)).TotalDays)
        );

    public static SheetCell Share(long above, long below) =>
        new(Look.ReportShare, Value: XlsxText.Number((double)above / below));
}

/// <param name="Cells">By column, from 1; in order.</param>
/// <param name="Height">In points; null: the program finds it.</param>
internal sealed record SheetRow(
    int Number,
    IEnumerable<KeyValuePair<int, SheetCell>> Cells,
    double? Height = null,
    bool IsHidden = false
);

internal readonly record struct SheetWidth(double Width, bool IsHidden = false);

/// <summary>What may be typed into cells; the program warns and does not forbid: the reader of the file explains better.</summary>
/// <param name="List">Name of the list it is one of; null: a whole number that is not negative.</param>
internal sealed record SheetCheck(string Cells, string? List, Text Title, Text Prompt);

/// <summary>One sheet, written from the top to the bottom; rows may be made while they are written.</summary>
internal sealed record XlsxSheet(string Name, IReadOnlyList<SheetWidth> Widths, IEnumerable<SheetRow> Rows)
{
    /// <summary>Rows and columns that stay when one scrolls.</summary>
    public int FixedRows { get; init; }
    public int FixedColumns { get; init; }

    /// <summary>The first of the fixed rows that stands on each printed page, with the fixed columns; 0: none does.</summary>
    public int FirstPrinted { get; init; }

    /// <summary>The rows below the fixed ones can be filtered by each column.</summary>
    public bool HasFilter { get; init; }

    /// <summary>To be filled in: protected, without a password (it keeps from slips, not from anybody), and without grid lines.</summary>
    public bool IsForm { get; init; }
    public IReadOnlyList<SheetCheck> Checks { get; init; } = [];

    /// <summary>Pages beside each other.</summary>
    public int PagesWide { get; init; } = 1;

    /// <summary>It is shown, and printed, by whoever wants it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Nobody sees it, not even in the list of hidden sheets.</summary>
    public bool IsSecret { get; init; }
}
