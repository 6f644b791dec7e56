using System.Globalization;
using System.Text;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;

namespace PlanMonitor.Documents.Data;

/// <summary>
/// The consolidation as a table for other programs: UTF-8 with BOM (Excel reads it so), RFC 4180. A row per figure: first the total, with
/// the collector's code, then each group of units ("group:id") and each unit's part; the breakdowns follow the same way, with dimension and item; a cell of
/// a unit's table is item "row.column" of the dimension "row".
/// </summary>
public static class ReportCsv
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "indicator",
        "name",
        "measure",
        "dimension",
        "item",
        "unit",
        "unitName",
        "revision",
        "state",
        "value",
        "numerator",
        "denominator",
        "reported",
        "expected",
        "sourceReported",
        "sourceExpected",
        "overlap",
    ];

    public static void Write(ReportModel model, Stream output)
    {
        using var writer = new StreamWriter(
            output,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            leaveOpen: true
        )
        {
            NewLine = "\r\n",
        };
        writer.WriteLine(string.Join(',', Columns));
        foreach (var row in model.Form.Fields.SelectMany(field => Rows(model, field)))
            writer.WriteLine(string.Join(',', row));
    }

    private static IEnumerable<string[]> Rows(ReportModel model, Field field)
    {
        if (model.CellOf(field.Code) is not { } cell)
            yield break;
        var total = cell.AsPart(model.Figures.Unit);
        IEnumerable<CellPart> parts = [total, .. cell.Parts];
        yield return Row(model, field, cell, total, true, null, null, CountOf(field, cell), WordsOf(total));
        foreach (var row in Groups(model, field, cell))
            yield return row;
        foreach (var part in cell.Parts)
            yield return Row(model, field, cell, part, false, null, null, part.Number, WordsOf(part));
        var items =
            from key in field.Splits.Select(s => s.Key).Append(ChoiceKind.Options)
            from part in parts
            where part.Splits.ContainsKey(key)
            from item in part.Splits[key]
            select Row(model, field, cell, part, ReferenceEquals(part, total), key, item.Key, item.Value, null);
        foreach (var row in items)
            yield return row;
        foreach (var row in TableRows(model, field, cell))
            yield return row;
    }

    private static long? CountOf(Field field, Cell cell) =>
        field.OnPaper().IsListed ? cell.Rows.Count + cell.RowsLeftBelow : cell.Number;

    private static string? WordsOf(CellPart part)
    {
        if (part.Yes is { } yes)
            return yes ? "true" : "false";
        return part.Text;
    }

    private static IEnumerable<string[]> Groups(ReportModel model, Field field, Cell cell) =>
        from found in model.Groups
        where cell.Groups.ContainsKey(found.Id)
        let total = cell.Groups[found.Id]
        let row = Row(model, field, cell, PartOf(found, total), false, null, null, total.Number, null)
        select (string[])
            [
                .. row[..6],
                Quoted(found.Name),
                .. row[7..12],
                Plain(total.Reported),
                Plain(total.Expected),
                .. row[14..],
            ];

    private static CellPart PartOf(NamedGroup group, GroupTotal total) =>
        new()
        {
            Unit = Duties.GroupPrefix + group.Id,
            State = total.State,
            Number = total.Number,
            Numerator = total.Numerator,
            Denominator = total.Denominator,
        };

    private static IEnumerable<string[]> TableRows(ReportModel model, Field field, Cell cell)
    {
        if (field.OnPaper().IsWords && cell.Parts.Any(p => p.Text is not null))
            yield break;
        foreach (var (i, row) in cell.Rows.Index())
        {
            foreach (var (column, value) in row.Values)
            {
                var part = new CellPart { Unit = row.Unit, State = CellState.Value };
                yield return Row(
                    model,
                    field,
                    cell,
                    part,
                    false,
                    "row",
                    string.Create(CultureInfo.InvariantCulture, $"{i + 1}.{column}"),
                    value.Number,
                    value.Text
                );
            }
        }
    }

    private static string[] Row(
        ReportModel model,
        Field field,
        Cell cell,
        CellPart part,
        bool isTotal,
        string? dimension,
        string? item,
        long? number,
        string? text
    )
    {
        var shown = part is { State: CellState.Value, Withheld: false };
        var whole = shown && dimension is null;
        var said = number is null ? Quoted(text) : Plain(number);
        string[] of =
        [
            isTotal ? Plain(cell.Reported) : "",
            isTotal ? Plain(cell.Expected) : "",
            isTotal ? Plain(cell.SourceReported) : "",
            isTotal ? Plain(cell.SourceExpected) : "",
            isTotal && dimension is null ? Plain(cell.Overlap) : "",
        ];
        return
        [
            Quoted(field.Code),
            Quoted(field.Name.Vi),
            Quoted(field.Measure?.Vi),
            Quoted(dimension),
            Quoted(item),
            Quoted(part.Unit),
            Quoted(model.NameOf(part.Unit)),
            Plain(part.Revision),
            State(part),
            shown ? said : "",
            whole ? Plain(part.Numerator) : "",
            whole ? Plain(part.Denominator) : "",
            .. of,
        ];
    }

    private static string State(CellPart part) =>
        part.Withheld
            ? "withheld"
            : part.State switch
            {
                CellState.Value => "value",
                CellState.Nil => "nil",
                CellState.NotApplicable => "not_applicable",
                CellState.Missing => "missing",
            };

    private static string Plain(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A text; one that a spreadsheet would run as a formula gets an apostrophe.</summary>
    private static string Quoted(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            text = "'" + text;
        return text.AsSpan().ContainsAny("\",\r\n")
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
