using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Xlsx;
using Column = PlanMonitor.Core.Forms.Column;

namespace PlanMonitor.Documents.Workbook.Write;

/// <summary>
/// One unit's sheet. Column A and the first row are hidden and carry the marks: each line's path, each column's meaning. They move with what they mark, also
/// where somebody moves columns, renames the sheet or copies it. Names (in the map) are the second way to find a cell.
/// </summary>
internal sealed class UnitSheetWriter(WorkbookModel model, WorkbookUnit unit, int number, WorkbookLists lists)
{
    private const int Paths = 1,
        Codes = 2,
        Labels = 3,
        Measures = 4,
        Values = 5,
        Before = 6,
        Notes = 7;
    private const int FreeRows = 10,
        LabelWidth = 50,
        ValueWidth = 26,
        NoteWidth = 42;

    private readonly SheetRows rows = new();
    private readonly List<SheetCheck> checks = [];
    private readonly Dictionary<string, string> nameOf = Names(model, number);
    private readonly IReadOnlyDictionary<string, FormValue> derived = FormRules.Derive(model.Form, unit.Values);
    private int row = 1;
    private int widest = Notes;

    /// <summary>Name, path and cells of everything that is filled in.</summary>
    public List<(string Name, string Path, string Cells)> Map { get; } = [];

    public XlsxSheet Make(string sheetName)
    {
        Head();
        var top = row;
        foreach (var (title, help, lines) in FormLines.Sections(model.Form, model.Day, model.ShowsSensitive))
        {
            row++;
            rows.Text(row, Paths, WorkbookWords.Section, Look.Plain);
            for (var column = Codes; column < Notes; column++)
                rows.Text(row, column, column == Labels ? title.Vi : null, Look.Section);
            rows.Text(row, Notes, help?.Vi, Look.Small);
            var titleLength = title.Vi.Length * ValueWidth / LabelWidth;
            rows.Lines(row, Math.Max(titleLength, NoteLength(help?.Vi)), ValueWidth);
            foreach (var line in lines)
            {
                if (line.HasRows)
                    Table(line, sheetName);
                else
                    Line(line, sheetName);
            }
        }
        return new(sheetName, Widths(), rows.Made())
        {
            FixedRows = top,
            IsForm = true,
            Checks = checks,
        };
    }

    private void Head()
    {
        var stamp = string.Join(
            '|',
            WorkbookWords.Sheet,
            model.Cycle,
            model.Obligation,
            model.Period,
            unit.Code,
            model.Form.Id,
            model.Form.Version
        );
        rows.Text(row, Paths, stamp, Look.Plain);
        rows.Text(row, Values, WorkbookWords.Value, Look.Plain);
        rows.Hide(row);
        rows.Text(++row, Codes, unit.Name.Vi, Look.Title);
        rows.Text(++row, Codes, $"{model.Title.Vi} – {model.PeriodName.Vi}", Look.Title);
        if (model.Due is { } due)
            rows.Text(++row, Codes, due.Vi, Look.Plain);
        row += 2;
        rows.Text(row, Codes, WorkbookWords.Code.Vi, Look.Head);
        rows.Text(row, Labels, WorkbookWords.Indicator.Vi, Look.Head);
        rows.Text(row, Measures, WorkbookWords.Measure.Vi, Look.Head);
        rows.Text(row, Values, WorkbookWords.ThisPeriod.Vi, Look.Head);
        rows.Text(row, Before, HeadOfBefore(), Look.Head);
        rows.Text(row, Notes, WorkbookWords.Note.Vi, Look.Head);
    }

    private string HeadOfBefore()
    {
        var head = WorkbookWords.LastPeriod.Vi;
        return unit.PreviousName is { } before ? $"{head} ({before.Vi})" : head;
    }

    private void Line(FormLine line, string sheetName)
    {
        row++;
        rows.Text(row, Paths, line.Path, Look.Plain);
        rows.Text(row, Codes, line.IsFirst ? line.Field!.Code : null, Look.Code);
        rows.Text(row, Labels, line.Label.Vi, line.Depth == 0 ? Look.Label : Look.Indented);
        rows.Text(row, Measures, line.Measure?.Vi, Look.Label);
        var note = NoteOf(line);
        rows.Text(row, Notes, note, Look.Small);
        var now = line.Of(derived, unit.Document);
        var labelLength = line.Label.Vi.Length * ValueWidth / LabelWidth;
        var longest = Math.Max(Math.Max(labelLength, NoteLength(note)), line.Cell.CharactersOf(now, ValueWidth));
        rows.Lines(row, longest, ValueWidth);
        if (line.From is { } figure)
            rows.Formula(row, Values, FigureFormula.Of(figure, nameOf), now.Number, Look.Computed);
        else
            line.Cell.Write(rows, new(row, Values), now);
        line.Cell.WriteBefore(rows, new(row, Before), line.Of(unit.Previous, null));
        Add(line.Path, $"{SheetName.Quoted(sheetName)}!${CellAt.Letters(Values)}${row}");
        if (!line.IsComputed)
            Check(line.Cell, new CellAt(row, Values).ToString());
    }

    /// <summary>A note as long as it would be in the column of values, whose width the height of a row is reckoned by.</summary>
    private static int NoteLength(string? note) => (note?.Length ?? 0) * ValueWidth / NoteWidth;

    /// <summary>A head with the columns' names, then the rows there are and free ones.</summary>
    private void Table(FormLine line, string sheetName)
    {
        var field = line.Field!;
        TableHead(line, field);
        var first = row + 1;
        var last = Rows(field, first);
        for (var i = 0; i < field.Columns.Count; i++)
        {
            var column = field.Columns[i];
            var letters = CellAt.Letters(Labels + i);
            var cells = $"{SheetName.Quoted(sheetName)}!${letters}${first}:${letters}${last}";
            Add($"{field.Code}.{column.Code}", cells);
            Check(column.OnPaper().CellOf(column), $"{letters}{first}:{letters}{last}");
        }
    }

    private void TableHead(FormLine line, Field field)
    {
        var before = unit.Previous.GetValueOrDefault(field.Code)?.Rows;
        var note = before is null ? NoteOf(line) : WorkbookWords.RowsBefore.With(before.Count).Vi;
        row++;
        rows.Text(row, Paths, line.Path, Look.Plain);
        rows.Text(row, Codes, field.Code, Look.Code);
        rows.Text(row, Labels, field.Name.Vi, Look.Label);
        rows.Text(row, Notes, note, Look.Small);
        rows.Text(++row, Paths, $"{WorkbookWords.Column}|{field.Code}", Look.Plain);
        for (var i = 0; i < field.Columns.Count; i++)
            rows.Text(row, Labels + i, field.Columns[i].Code, Look.Plain);
        rows.Hide(row++);
        rows.Text(row, Codes, WorkbookWords.Ordinal.Vi, Look.Head);
        for (var i = 0; i < field.Columns.Count; i++)
            rows.Text(row, Labels + i, HeadOf(field.Columns[i]), Look.Head);
        widest = Math.Max(widest, Labels + field.Columns.Count - 1);
    }

    /// <returns>The last line of the table.</returns>
    private int Rows(Field field, int first)
    {
        var columns = field.Columns.Select(c => c.OnPaper().CellOf(c)).ToList();
        var values = unit.Values.GetValueOrDefault(field.Code)?.Rows ?? [];
        var count = Math.Min(field.MaxRows, Math.Max(values.Count + FreeRows, 2 * FreeRows));
        var last = first + count - 1;
        for (row = first; ; row++)
        {
            var index = row - first;
            rows.Number(row, Codes, index + 1, Look.Code);
            for (var i = 0; i < field.Columns.Count; i++)
            {
                var value = index < values.Count ? values[index].GetValueOrDefault(field.Columns[i].Code) : null;
                columns[i].Write(rows, new(row, Labels + i), columns[i].Of(value));
            }
            if (row == last)
                return last;
        }
    }

    private void Add(string path, string cells) => Map.Add((nameOf[path], path, cells));

    /// <summary>Given before the first line is written: a computed cell may look at one further down.</summary>
    private static Dictionary<string, string> Names(WorkbookModel model, int number)
    {
        var sections = FormLines.Sections(model.Form, model.Day, model.ShowsSensitive);
        var paths = sections.SelectMany(s => s.Lines).SelectMany(PathsOf);
        return paths.Index().ToDictionary(p => p.Item, p => $"{WorkbookWords.Name}{number}_{p.Index + 1}");
    }

    private static IEnumerable<string> PathsOf(FormLine line) =>
        line.HasRows ? line.Field!.Columns.Select(c => $"{line.Path}.{c.Code}") : [line.Path];

    private void Check(EntryCell cell, string cells)
    {
        if (cell.CheckOf(cells, lists) is { } check)
            checks.Add(check);
    }

    private static string? NoteOf(FormLine line)
    {
        if (line.IsComputed)
            return WorkbookWords.Computed.Vi;
        if (!line.IsFirst)
            return null;
        string?[] notes =
        [
            line.Field!.Required ? WorkbookWords.Required.Vi : null,
            line.Field.Help?.Vi,
            line.Field.Clause,
        ];
        return string.Join("; ", notes.OfType<string>());
    }

    private static string HeadOf(Column column) =>
        column.Measure is { } measure ? $"{column.Name.Vi} ({measure.Vi})" : column.Name.Vi;

    private SheetWidth[] Widths() =>
        [
            new(14, IsHidden: true),
            new(8),
            new(LabelWidth),
            new(13),
            new(ValueWidth),
            new(ValueWidth),
            new(34),
            .. Enumerable.Repeat(new SheetWidth(20), widest - Notes),
        ];
}
