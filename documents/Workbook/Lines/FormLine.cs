using PlanMonitor.Core;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>What is typed on a line: a whole number, yes or no, a choice, a date, one line of words, several lines, nothing (computed), rows of a table.</summary>
internal enum Entry
{
    Whole,
    YesNo,
    Choice,
    Date,
    Word,
    Words,
    Derived,
    Rows,
}

/// <summary>One line of a unit's sheet: one cell to fill in, or the head of a table. The path names it: "B1", "C3.sex.female", "A2.numerator", "H1".</summary>
internal sealed record FormLine(string Path, Entry Entry, Text Label)
{
    /// <summary>The field it belongs to; null: the document of the submission itself.</summary>
    public Field? Field { get; init; }
    public Text? Measure { get; init; }
    public int Depth { get; init; }
    public IReadOnlyList<DimensionItem> Options { get; init; } = [];

    /// <summary>For a computed cell: the figure (<see cref="FigureReferences"/>).</summary>
    public string? From { get; init; }

    /// <summary>The first line of its field shows the field's code.</summary>
    public bool IsFirst => Field is not null && Depth == 0;
}

/// <summary>A form as the lines of a sheet, in its order. What is derived from other units' submissions is not there.</summary>
internal static class FormLines
{
    public const string DocumentNumber = "document.number";
    public const string DocumentDate = "document.date";

    private static readonly Text NumberOf = new("Số, ký hiệu văn bản", "Number of the document");
    private static readonly Text DateOf = new("Ngày văn bản", "Date of the document");
    private static readonly Text IssuerOf = new("Cơ quan ban hành", "Issued by");
    private static readonly Text EvidenceOf = new(
        "Minh chứng (số văn bản, tên tệp, đường dẫn)",
        "Evidence (number of a document, name of a file, link)"
    );
    private static readonly Text Above = new("Tử số", "Numerator");
    private static readonly Text Below = new("Mẫu số", "Denominator");
    private static readonly Text OfTheReport = new("Văn bản gửi kèm", "The document sent with it");

    /// <param name="day">Null: every item of a list, valid or not (for reading back).</param>
    public static IReadOnlyList<(Text Title, Text? Help, IReadOnlyList<FormLine> Lines)> Sections(
        Form form,
        DateOnly? day = null,
        bool sensitive = true
    )
    {
        var sections = form
            .Sections.Select(s =>
                (
                    s.Title,
                    s.Help,
                    (IReadOnlyList<FormLine>)
                        [
                            .. s
                                .Fields.Where(f => f.Type != FieldType.Coverage && (sensitive || !f.Sensitive))
                                .SelectMany(f => Of(form, f, day)),
                        ]
                )
            )
            .Where(s => s.Item3.Count > 0);
        return form.Document == Need.None
            ? [.. sections]
            :
            [
                (OfTheReport, null, [new(DocumentNumber, Entry.Word, NumberOf), new(DocumentDate, Entry.Date, DateOf)]),
                .. sections,
            ];
    }

    public static IEnumerable<FormLine> Of(Form form) => Sections(form).SelectMany(s => s.Lines);

    private static IEnumerable<FormLine> Of(Form form, Field field, DateOnly? day) =>
        field.Type switch
        {
            FieldType.Count or FieldType.People =>
            [
                Line(field, Entry.Whole),
                .. field.Splits.SelectMany(s => Parts(form, field, s, day)),
            ],
            FieldType.Money => [Line(field, Entry.Whole)],
            FieldType.Ratio =>
            [
                Line(
                    field,
                    field.NumeratorFrom is null ? Entry.Whole : Entry.Derived,
                    FigureReferences.Numerator,
                    Text.Join(" – ", field.Name, field.Numerator ?? Above)
                ) with
                {
                    From = field.NumeratorFrom,
                    Depth = 0,
                },
                Line(
                    field,
                    field.DenominatorFrom is null ? Entry.Whole : Entry.Derived,
                    FigureReferences.Denominator,
                    field.Denominator ?? Below
                ) with
                {
                    From = field.DenominatorFrom,
                },
            ],
            FieldType.YesNo => field.Evidence == Need.None
                ? [Line(field, Entry.YesNo)]
                : [Line(field, Entry.YesNo), Line(field, Entry.Word, "evidence", EvidenceOf)],
            FieldType.Choice => [Line(field, Entry.Choice) with { Options = Valid(field.Options, day) }],
            FieldType.Date => [Line(field, Entry.Date)],
            FieldType.Document =>
            [
                Line(field, Entry.Word, "number", Text.Join(" – ", field.Name, NumberOf)) with
                {
                    Depth = 0,
                },
                Line(field, Entry.Date, "date", DateOf),
                Line(field, Entry.Word, "issuer", IssuerOf),
            ],
            FieldType.Table => [Line(field, Entry.Rows)],
            FieldType.Narrative or FieldType.Coverage => [Line(field, Entry.Words)],
        };

    private static IEnumerable<FormLine> Parts(Form form, Field field, Split split, DateOnly? day) =>
        Valid([.. split.ItemsIn(form)], day)
            .Select(i =>
                Line(field, Entry.Whole, $"{split.Key}.{i.Code}", Text.Join(": ", split.NameIn(form), i.Name))
            );

    private static FormLine Line(Field field, Entry entry) =>
        new(field.Code, entry, field.Name) { Field = field, Measure = field.Measure };

    private static FormLine Line(Field field, Entry entry, string part, Text label) =>
        new($"{field.Code}.{part}", entry, label)
        {
            Field = field,
            Measure = entry is Entry.Whole or Entry.Derived ? field.Measure : null,
            Depth = 1,
        };

    private static IReadOnlyList<DimensionItem> Valid(IReadOnlyList<DimensionItem> items, DateOnly? day) =>
        day is { } on ? [.. items.Where(i => i.IsValidOn(on))] : items;

    /// <summary>How a column of a table is typed.</summary>
    public static Entry EntryOf(Column column) =>
        column.Type switch
        {
            FieldType.Count or FieldType.Money => Entry.Whole,
            FieldType.Date => Entry.Date,
            FieldType.Choice => Entry.Choice,
            FieldType.People
            or FieldType.Ratio
            or FieldType.YesNo
            or FieldType.Document
            or FieldType.Narrative
            or FieldType.Table
            or FieldType.Coverage => Entry.Word,
        };
}
