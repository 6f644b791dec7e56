using System.Globalization;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>What stands in one cell of a unit's sheet: at most one of these.</summary>
internal readonly record struct LineValue(
    long? Number = null,
    bool? Yes = null,
    string? Text = null,
    DateOnly? Day = null
)
{
    /// <summary>The part of a form's values that a line shows.</summary>
    public static LineValue Of(
        FormLine line,
        IReadOnlyDictionary<string, FormValue> values,
        DocumentReference? document
    )
    {
        if (line.Path == FormLines.DocumentNumber)
            return new(Text: document?.Number);
        if (line.Path == FormLines.DocumentDate)
            return new(Day: document?.Date);
        if (!values.TryGetValue(line.Field!.Code, out var value))
            return default;
        return line.Path.Split('.') switch
        {
            [_] => Of(value, line.Entry),
            [_, FigureReferences.Numerator] => new(value.Numerator),
            [_, FigureReferences.Denominator] => new(value.Denominator),
            [_, "evidence"] => new(Text: value.Evidence),
            [_, "number"] => new(Text: value.Document?.Number),
            [_, "date"] => new(Day: value.Document?.Date),
            [_, "issuer"] => new(Text: value.Document?.Issuer),
            [_, var split, var item] => new(
                value.Splits?.GetValueOrDefault(split) is { } parts && parts.TryGetValue(item, out var count)
                    ? count
                    : null
            ),
            _ => default,
        };
    }

    public static LineValue Of(FormValue? value, Entry entry) =>
        entry switch
        {
            Entry.Whole => new(value?.Number),
            Entry.YesNo => new(Yes: value?.Yes),
            Entry.Date => new(Day: DayOf(value?.Text)),
            Entry.Choice or Entry.Word or Entry.Words or Entry.Derived or Entry.Rows => new(Text: value?.Text),
        };

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>As words; a choice by its name in the list.</summary>
    public string? Shown(Entry entry, IReadOnlyList<DimensionItem> options)
    {
        var code = Text;
        if (entry == Entry.YesNo)
            return Yes is { } yes ? YesOrNo(yes) : null;
        if (entry == Entry.Choice && options.FirstOrDefault(o => o.Code == code) is { } option)
            return WorkbookLists.NameIn(options, option);
        return code;
    }

    private static string YesOrNo(bool yes) => (yes ? WorkbookWords.Yes : WorkbookWords.No).Vi;
}
