using System.Globalization;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Kinds;

/// <summary>What there is to print of a figure, be it a total, a unit's part, a group's or a value that was entered.</summary>
internal sealed record Amount(CellState State)
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> NoSplits =
        new Dictionary<string, IReadOnlyDictionary<string, long>>();

    public long? Number { get; init; }
    public long? Numerator { get; init; }
    public long? Denominator { get; init; }
    public bool? Yes { get; init; }
    public string? Text { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Splits { get; init; } = NoSplits;

    /// <summary>Where rows are counted: how many, those that stayed below included.</summary>
    public int? Rows { get; init; }

    /// <summary>One unit said it itself: a yes is "Có", not "1/1".</summary>
    public bool OneUnit { get; init; }

    public static Amount Of(Cell c, KindOnPaper kind) =>
        new(c.State)
        {
            Number = c.Number,
            Numerator = c.Numerator,
            Denominator = c.Denominator,
            Yes = c.Yes,
            Text = c.Text,
            Splits = c.Splits,
            Rows = kind.IsListed ? c.Rows.Count + c.RowsLeftBelow : null,
        };

    /// <param name="cell">Whose part it is: it has the rows.</param>
    public static Amount Of(CellPart p, Cell cell, Field field)
    {
        var rows = field.Kind().HasRows ? cell.Rows.Count(r => r.Unit == p.Unit) : (int?)null;
        return new(p.State)
        {
            Number = p.Number,
            Numerator = p.Numerator,
            Denominator = p.Denominator,
            Yes = p.Yes,
            Text = p.Text,
            Splits = p.Splits,
            Rows = rows,
            OneUnit = !p.FromBelow,
        };
    }

    public static Amount Of(GroupTotal g) =>
        new(g.State)
        {
            Number = g.Number,
            Numerator = g.Numerator,
            Denominator = g.Denominator,
        };

    /// <param name="value">Null: not entered; in a nil report that is nil.</param>
    public static Amount Of(FormValue? value, bool nil)
    {
        if (value is null)
            return new(nil ? CellState.Nil : CellState.Missing);
        var isOfNothing = value is { Numerator: not null, Denominator: 0 };
        return new(isOfNothing ? CellState.NotApplicable : CellState.Value)
        {
            Number = value.Number,
            Numerator = value.Numerator,
            Denominator = value.Denominator,
            Yes = value.Yes,
            Text = TextOf(value),
            Splits = value.Splits ?? NoSplits,
            Rows = value.Rows?.Count,
            OneUnit = true,
        };
    }

    /// <summary>"12/KH-UBND ngày 25/02/2023 của …".</summary>
    private static string? TextOf(FormValue value)
    {
        if (value.Document is not { } d)
            return value.Text;
        var issuer = d.Issuer is null ? "" : $" của {d.Issuer}";
        return string.Create(CultureInfo.InvariantCulture, $"{d.Number} ngày {VietnameseNumbers.Day(d.Date)}{issuer}");
    }
}
