using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Read;

/// <summary>Reads the lines of one unit's sheet and puts the values of the form together. A field with a refused cell has no value; the others are not touched by it.</summary>
internal sealed class UnitSheetReading(SheetPlaces places, WorkbookExpected expected, int version, bool is1904)
{
    /// <summary>Lines of another form are named; who has more of them has another form.</summary>
    private const int MostUnknown = 100;

    private readonly Dictionary<string, FormValue> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly List<CellProblem> problems = [];
    private readonly Dictionary<string, string> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<CellAt, string> taken = [];
    private readonly Dictionary<string, LineValue> line = new(StringComparer.Ordinal);
    private List<IReadOnlyDictionary<string, FormValue>> table = [];
    private bool refused;

    public WorkbookReading Make()
    {
        DocumentReference? document = null;
        var form = expected.Form;
        foreach (var owner in FormLines.Of(form).GroupBy(l => l.Field?.Code ?? FormLines.Document))
        {
            (refused, var known) = (false, false);
            line.Clear();
            table = [];
            if (OtherMeaning(owner.First()) is { } why)
            {
                Note(
                    places.Of(owner.First().Path) is [var old, ..] ? old : default,
                    owner.Key,
                    "not-same",
                    WorkbookTexts.NotSame.WithTexts(why),
                    Severity.Warning
                );
                continue;
            }
            foreach (var one in owner)
                known |= one.HasRows ? Table(one) : Cell(one);
            if (!known)
                Missing(owner.Key, owner.First());
            else if (owner.First().Field is not { } field)
                document = DocumentOnPaper.Read(LinesOf(owner.Key));
            else if (field.OnPaper().Read(field, LinesOf(owner.Key)) is { } value)
                values[field.Code] = value;
            if (known && !refused)
                read.Add(owner.Key);
            else if (refused)
                values.Remove(owner.Key);
        }
        var codes = form.Fields.Select(f => f.Code).Append(FormLines.Document).ToHashSet(StringComparer.Ordinal);
        foreach (var path in places.Paths.Where(p => !codes.Contains(p.Split('.', 2)[0])).Take(MostUnknown))
            Note(
                places.Of(path) is [var at, ..] ? at : default,
                path,
                "not-in-form",
                WorkbookTexts.NotInForm.With(path, version),
                Severity.Warning
            );
        return new(places.Cells.Name, version, Derived(), document, read, problems, cells);
    }

    private bool Cell(FormLine one)
    {
        var at = places.Of(one.Path);
        if (at.Count == 0)
            return false;
        cells[one.Path] = at[0].ToString();
        if (one.IsComputed)
            return true;
        var (reading, standing) = ReadAt(at[0], one.Path, one.Cell);
        foreach (var other in at.Skip(1))
        {
            var second = one.Cell.Read(places.Cells.At(other), is1904);
            if (reading.IsEmpty && !reading.IsRefused)
                (reading, standing) = (second, other);
            else if (!second.IsEmpty && second.Value != reading.Value)
                reading = new(default, "twice", WorkbookTexts.Twice.With(one.Path));
        }
        Keep(one.Path, reading, standing);
        return true;
    }

    private (CellReading, CellAt) ReadAt(CellAt at, string path, EntryCell cell)
    {
        var raw = places.Cells.At(at);
        var standing = raw is null ? places.Cells.Standing(at) : at;
        if (standing != at && taken.TryGetValue(standing, out var owner) && owner != path)
            return (new(default, "merged", WorkbookTexts.Merged.With(owner)), at);
        taken.TryAdd(standing, path);
        return (cell.Read(places.Cells.At(standing), is1904), standing);
    }

    private void Keep(string path, CellReading reading, CellAt at)
    {
        line[path] = reading.Value;
        if (reading.Code is null)
            return;
        refused |= reading.IsRefused;
        Note(at, path, reading.Code, reading.Text!, reading.Severity);
    }

    private bool Table(FormLine head)
    {
        var field = head.Field!;
        if (places.TableOf(field) is not { } place)
            return false;
        cells[field.Code] = place.Head.ToString();
        foreach (var row in place.Rows)
        {
            var made = new Dictionary<string, FormValue>(StringComparer.Ordinal);
            foreach (var column in field.Columns.Where(c => place.Columns.ContainsKey(c.Code)))
            {
                var path = $"{field.Code}.{table.Count + 1}.{column.Code}";
                var at = new CellAt(row, place.Columns[column.Code]);
                var (reading, standing) = ReadAt(at, path, column.OnPaper().CellOf(column));
                cells[path] = at.ToString();
                if (reading.Code is not null)
                    Keep(path, reading, standing);
                if (!reading.IsRefused && reading.Value.AsValue() is { } value)
                    made[column.Code] = value;
            }
            if (made.Count > 0 || refused)
                table.Add(made);
        }
        return true;
    }

    private FieldLines LinesOf(string owner) => new(expected.Form, owner, line, table, Refuse);

    /// <summary>A cell is empty that what stands beside it needs. Where that other cell was refused itself, that was said already.</summary>
    private void Refuse(string path, string code, Text text)
    {
        if (!refused || problems.All(p => p.Path.Split('.')[0] != path.Split('.')[0]))
            problems.Add(new(places.Cells.Name, cells.GetValueOrDefault(path, ""), path, code, text));
        refused = true;
    }

    /// <summary>Why a value made for another version of the form does not mean the same now; null: it does.</summary>
    private Text? OtherMeaning(FormLine first) =>
        version != expected.Form.Version
        && first.Field is { } field
        && expected.Earlier(version)?.Fields.FirstOrDefault(f => f.Code == field.Code) is { } old
            ? FormVersions.WhyNotSame(old, field)
            : null;

    private void Missing(string owner, FormLine first)
    {
        if (first.Field?.IsDerived == true)
            return;
        problems.Add(
            new(
                places.Cells.Name,
                "",
                owner,
                "line-missing",
                version == expected.Form.Version
                    ? WorkbookTexts.NotFound.With(owner)
                    : WorkbookTexts.NewInForm.With(version),
                Severity.Warning
            )
        );
    }

    private void Note(CellAt at, string path, string code, Text text, Severity severity) =>
        problems.Add(new(places.Cells.Name, at == default ? "" : at.ToString(), path, code, text, severity));

    /// <summary>With what is computed. Where that needs a figure that is not there, what was entered beside it has no place either, and is told of.</summary>
    private IReadOnlyDictionary<string, FormValue> Derived()
    {
        var derived = FormRules.Derive(expected.Form, values);
        foreach (
            var field in expected.Form.Fields.Where(f =>
                !f.IsDerived && values.ContainsKey(f.Code) && !derived.ContainsKey(f.Code)
            )
        )
        {
            var from = field.NumeratorFrom ?? field.DenominatorFrom!;
            problems.Add(
                new(
                    places.Cells.Name,
                    cells.GetValueOrDefault($"{field.Code}.{FigureReferences.Numerator}", ""),
                    field.Code,
                    "not-computable",
                    WorkbookTexts.NotComputable.With(from),
                    Severity.Warning
                )
            );
            read.Remove(field.Code);
        }
        return derived;
    }
}
