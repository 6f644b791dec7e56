using System.Globalization;
using System.Text;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Data;

/// <summary>
/// The consolidation as a table for other programs: UTF-8 with BOM, quoted as RFC 4180 says, with semicolons: a Vietnamese Windows, whose decimal sign is the
/// comma, opens it in columns. (A line "sep=," would make Excel overlook the BOM, and the letters.) A row per figure: first the total, with
/// the collector's code, then each group of units ("group:id") and each unit's part; the breakdowns follow the same way, with dimension and item
/// ("undivided": what of the total is in no item); a cell of
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
        "speaksTo",
    ];

    private static readonly IReadOnlyDictionary<string, long> NoItems = new Dictionary<string, long>();

    private const char Separator = ';';

    /// <summary>Zero width space: nobody sees it, and what stands behind it is no formula.</summary>
    private const char Guard = '\u200B';

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
        writer.WriteLine(string.Join(Separator, Columns));
        foreach (var row in model.Form.Fields.SelectMany(field => Rows(model, field)))
            writer.WriteLine(string.Join(Separator, row));
    }

    private static IEnumerable<string[]> Rows(ReportModel model, Field field)
    {
        if (model.CellOf(field.Code) is not { } cell)
            yield break;
        var total = cell.AsPart(model.Figures.Unit);
        yield return Row(model, field, cell, total, true, null, null, CountOf(field, cell), WordsOf(total));
        foreach (var row in Groups(model, field, cell))
            yield return row;
        foreach (var part in cell.Parts)
            yield return Row(model, field, cell, part, false, null, null, part.Number, WordsOf(part));
        foreach (var key in field.Splits.Select(s => s.Key).Append(ChoiceKind.Options))
        {
            foreach (var row in Items(model, field, cell, total, isTotal: true, key))
                yield return row;
            foreach (var row in cell.Parts.SelectMany(part => Items(model, field, cell, part, isTotal: false, key)))
                yield return row;
        }
        foreach (var row in TableRows(model, field, cell))
            yield return row;
    }

    private static IEnumerable<string[]> Items(
        ReportModel model,
        Field field,
        Cell cell,
        CellPart part,
        bool isTotal,
        string dimension
    )
    {
        var items = part.Splits.GetValueOrDefault(dimension, NoItems);
        if (cell.PartsClosed)
            return [];
        if (dimension != ChoiceKind.Options && Undivided.Of(part.Number, items) is > 0 and var rest)
            items = items.Append(new(Undivided.Code, rest)).ToDictionary();
        return items.Select(i => Row(model, field, cell, part, isTotal, dimension, i.Key, i.Value, null));
    }

    private static long? CountOf(Field field, Cell cell) =>
        field.OnPaper().IsListed ? cell.Rows.Count + cell.RowsLeftBelow : cell.Number;

    private static string? WordsOf(CellPart part)
    {
        if (part.Yes is { } yes)
            return yes ? "true" : "false";
        return part.Text;
    }

    private static IEnumerable<string[]> Groups(ReportModel model, Field field, Cell cell)
    {
        foreach (var group in model.Groups)
        {
            if (!cell.Groups.TryGetValue(group.Id, out var total))
                continue;
            var row = Row(model, field, cell, PartOf(group, total), false, null, null, total.Number, null);
            string[] of = [Plain(total.Reported), Plain(total.Expected)];
            yield return [.. row[..6], Quoted(group.Name), .. row[7..12], .. of, .. row[14..]];
        }
    }

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
                var item = string.Create(CultureInfo.InvariantCulture, $"{i + 1}.{column}");
                yield return Row(model, field, cell, part, false, "row", item, value.Number, value.Text);
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
        string[] figure = [Quoted(field.Code), Quoted(field.Name.Vi), Quoted(field.Measure?.Vi)];
        string[] place = [Quoted(dimension), Quoted(item)];
        string[] unit = [Quoted(part.Unit), Quoted(model.NameOf(part.Unit)), Plain(part.Revision)];
        string[] value = [State(part), shown ? said : ""];
        string[] ratio = whole ? [Plain(part.Numerator), Plain(part.Denominator)] : ["", ""];
        string[] of = isTotal ? UnitsOf(cell, isWhole: dimension is null) : ["", "", "", "", ""];
        var speaksTo = model.Figures.SpeaksTo.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return [.. figure, .. place, .. unit, .. value, .. ratio, .. of, speaksTo];
    }

    /// <summary>Of how many units the total is, and how many persons are known to count twice in it.</summary>
    private static string[] UnitsOf(Cell cell, bool isWhole) =>
        [
            Plain(cell.Reported),
            Plain(cell.Expected),
            Plain(cell.SourceReported),
            Plain(cell.SourceExpected),
            isWhole ? Plain(cell.Overlap) : "",
        ];

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

    /// <summary>A text, as it was written; before one that a spreadsheet would run as a formula stands a sign that is not seen: "- Thiếu kinh phí" keeps its dash.</summary>
    private static string Quoted(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (XlsxText.LooksLikeFormula(text))
            text = Guard + text;
        return text.AsSpan().ContainsAny("\";,\r\n")
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}
