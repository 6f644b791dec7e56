using System.Diagnostics;
using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Read;

/// <summary>Reads the lines of one unit's sheet and puts the values of the form together. A field with a refused cell has no value; the others are not touched by it.</summary>
internal sealed class UnitSheetReading(SheetPlaces places, WorkbookExpected expected, int version, bool is1904)
{
    private readonly Dictionary<string, FormValue> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly List<CellProblem> problems = [];
    private readonly Dictionary<string, string> cells = new(StringComparer.Ordinal);
    private readonly Dictionary<CellAt, string> taken = [];
    private readonly Dictionary<string, LineValue> line = new(StringComparer.Ordinal);
    private bool refused;

    public WorkbookReading Make()
    {
        DocumentReference? document = null;
        var form = expected.Form;
        foreach (var owner in FormLines.Of(form).GroupBy(l => l.Field?.Code ?? "document"))
        {
            (refused, var known) = (false, false);
            line.Clear();
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
                known |= one.Entry == Entry.Rows ? Table(one) : Cell(one);
            if (!known)
                Missing(owner.Key, owner.First());
            else if (owner.Key == "document" && owner.First().Field is null)
                document = Document(owner.Key, FormLines.DocumentNumber, FormLines.DocumentDate, null);
            else if (owner.First().Field is { } field && Value(field) is { } value)
                values[field.Code] = value;
            if (known && !refused)
                read.Add(owner.Key);
            else if (refused)
                values.Remove(owner.Key);
        }
        foreach (
            var path in places.Paths.Where(p =>
                form.Fields.All(f => f.Code != p.Split('.')[0]) && !p.StartsWith("document.", StringComparison.Ordinal)
            )
        )
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
        if (one.Entry == Entry.Derived)
            return true;
        var (reading, standing) = ReadAt(at[0], one.Path, one.Entry, one.Field?.Options ?? []);
        foreach (var other in at.Skip(1))
        {
            var second = CellReading.Of(places.Cells.At(other), one.Entry, one.Field?.Options ?? [], is1904);
            if (reading.IsEmpty && !reading.IsRefused)
                (reading, standing) = (second, other);
            else if (!second.IsEmpty && second.Value != reading.Value)
                reading = new(default, "twice", WorkbookTexts.Twice.With(one.Path));
        }
        Keep(one.Path, reading, standing);
        return true;
    }

    private (CellReading, CellAt) ReadAt(CellAt at, string path, Entry entry, IReadOnlyList<DimensionItem> options)
    {
        var raw = places.Cells.At(at);
        var standing = raw is null ? places.Cells.Standing(at) : at;
        if (standing != at && taken.TryGetValue(standing, out var owner) && owner != path)
            return (new(default, "merged", WorkbookTexts.Merged.With(owner)), at);
        taken.TryAdd(standing, path);
        return (CellReading.Of(places.Cells.At(standing), entry, options, is1904), standing);
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
        if (places.TableOf(field) is not { } table)
            return false;
        cells[field.Code] = table.Head.ToString();
        var rows = new List<IReadOnlyDictionary<string, FormValue>>();
        foreach (var row in table.Rows)
        {
            var made = new Dictionary<string, FormValue>(StringComparer.Ordinal);
            foreach (var column in field.Columns.Where(c => table.Columns.ContainsKey(c.Code)))
            {
                var path = $"{field.Code}.{rows.Count + 1}.{column.Code}";
                var (reading, standing) = ReadAt(
                    new(row, table.Columns[column.Code]),
                    path,
                    FormLines.EntryOf(column),
                    column.Options
                );
                cells[path] = new CellAt(row, table.Columns[column.Code]).ToString();
                if (reading.Code is not null)
                    Keep(path, reading, standing);
                else if (ValueOf(reading.Value) is { } value)
                    made[column.Code] = value;
            }
            if (made.Count > 0 || refused)
                rows.Add(made);
        }
        if (rows.Count > 0)
            values[field.Code] = new() { Rows = rows };
        return true;
    }

    private FormValue? Value(Field field)
    {
        LineValue At(string part) => line.GetValueOrDefault($"{field.Code}.{part}");
        var own = line.GetValueOrDefault(field.Code);
        switch (field.Type)
        {
            case FieldType.Count or FieldType.People when field.Splits.Count > 0:
                var splits = field
                    .Splits.Select(s => (s.Key, Parts: Parts(field, s)))
                    .Where(s => s.Parts.Count > 0)
                    .ToDictionary(s => s.Key, s => s.Parts);
                if (own.Number is not null)
                    return new() { Number = own.Number, Splits = splits.Count > 0 ? splits : null };
                if (splits.Count > 0)
                    Refuse(field.Code, "total-missing", WorkbookTexts.TotalMissing);
                return null;
            case FieldType.Ratio:
                var (above, below) = (At(FigureReferences.Numerator).Number, At(FigureReferences.Denominator).Number);
                if (field.IsDerived || (above is null && below is null))
                    return null;
                if (above is null && field.NumeratorFrom is null)
                    Refuse($"{field.Code}.{FigureReferences.Numerator}", "required", WorkbookTexts.HalfRatio);
                if (below is null && field.DenominatorFrom is null)
                    Refuse($"{field.Code}.{FigureReferences.Denominator}", "required", WorkbookTexts.HalfRatio);
                return new() { Numerator = above, Denominator = below };
            case FieldType.YesNo:
                var evidence = At("evidence").Text;
                if (own.Yes is null && evidence is not null)
                    Refuse(field.Code, "required", WorkbookTexts.EvidenceAlone);
                return own.Yes is null ? null : new() { Yes = own.Yes, Evidence = evidence };
            case FieldType.Document:
                return
                    Document(field.Code, $"{field.Code}.number", $"{field.Code}.date", $"{field.Code}.issuer")
                        is { } document
                    ? new() { Document = document }
                    : null;
            case FieldType.Table:
                return values.GetValueOrDefault(field.Code);
            case FieldType.Count or FieldType.People or FieldType.Money or FieldType.Choice or FieldType.Date:
            case FieldType.Narrative or FieldType.Coverage:
                return ValueOf(own);
        }
        throw new UnreachableException($"{field.Type}");
    }

    private static FormValue? ValueOf(LineValue v)
    {
        if (v.Number is { } number)
            return FormValue.Of(number);
        if (v.Day is { } day)
            return FormValue.Of(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return v.Text is { } text ? FormValue.Of(text) : null;
    }

    private IReadOnlyDictionary<string, long> Parts(Field field, Split split) =>
        split
            .ItemsIn(expected.Form)
            .Select(i => (i.Code, line.GetValueOrDefault($"{field.Code}.{split.Key}.{i.Code}").Number))
            .Where(i => i.Number is not null)
            .ToDictionary(i => i.Code, i => i.Number!.Value);

    private DocumentReference? Document(string owner, string number, string date, string? issuer)
    {
        var (words, day, by) = (
            line.GetValueOrDefault(number).Text,
            line.GetValueOrDefault(date).Day,
            issuer is null ? null : line.GetValueOrDefault(issuer).Text
        );
        if (words is null && day is null && by is null)
            return null;
        if (words is null)
            Refuse(number, "required", WorkbookTexts.HalfDocument);
        if (day is null)
            Refuse(date, "required", WorkbookTexts.HalfDocument);
        return words is not null && day is { } on ? new(words, on, by) : null;
    }

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
