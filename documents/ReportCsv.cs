using System.Globalization;
using System.Text;
using PlanMonitor.Core;

namespace PlanMonitor.Documents;

/// <summary>
/// The consolidation as a table for other programs: UTF-8 with BOM (Excel reads it so), RFC 4180. A row per figure: first the total, with
/// the collector's code, then each unit's part; the breakdowns of both follow the same way, with dimension and item.
/// </summary>
public static class ReportCsv
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "indicator", "name", "measure", "dimension", "item", "unit", "unitName", "revision", "state", "value", "numerator", "denominator",
        "reported", "expected",
    ];

    public static void Write(ReportModel model, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', Columns));
        foreach (var row in model.Form.Fields.SelectMany(field => Rows(model, field))) writer.WriteLine(string.Join(',', row));
    }

    private static IEnumerable<string[]> Rows(ReportModel model, Field field)
    {
        if (model.CellOf(field.Code) is not { } cell) yield break;
        var total = new CellPart
        {
            Unit = model.Figures.Unit,
            State = cell.State,
            Number = cell.Number,
            Numerator = cell.Numerator,
            Denominator = cell.Denominator,
            Splits = cell.Splits,
        };
        IEnumerable<CellPart> parts = [total, .. cell.Parts];
        foreach (var part in parts) yield return Row(model, field, cell, part, ReferenceEquals(part, total), null, null, part.Number, part.Text);
        var items =
            from dimension in field.Splits
            from part in parts
            where part.Splits.ContainsKey(dimension.Dimension)
            from item in part.Splits[dimension.Dimension]
            select Row(model, field, cell, part, ReferenceEquals(part, total), dimension.Dimension, item.Key, item.Value, null);
        foreach (var row in items) yield return row;
    }

    private static string[] Row(
        ReportModel model, Field field, Cell cell, CellPart part, bool isTotal, string? dimension, string? item, long? number, string? text)
    {
        var shown = part is { State: CellState.Value, Withheld: false };
        var whole = shown && dimension is null;
        return
        [
            Quoted(field.Code), Quoted(field.Name.Vi), Quoted(field.Measure?.Vi), Quoted(dimension), Quoted(item), Quoted(part.Unit),
            Quoted(model.NameOf(part.Unit)), Plain(part.Revision), State(part), shown ? number is null ? Quoted(text) : Plain(number) : "",
            whole ? Plain(part.Numerator) : "", whole ? Plain(part.Denominator) : "",
            isTotal ? Plain(cell.Reported) : "", isTotal ? Plain(cell.Expected) : "",
        ];
    }

    private static string State(CellPart part) => part.Withheld ? "withheld" : part.State switch
    {
        CellState.Value => "value",
        CellState.Nil => "nil",
        CellState.NotApplicable => "not_applicable",
        _ => "missing",
    };

    private static string Plain(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A text; one that a spreadsheet would run as a formula gets an apostrophe.</summary>
    private static string Quoted(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') text = "'" + text;
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
