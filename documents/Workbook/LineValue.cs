using System.Globalization;
using PlanMonitor.Core;

namespace PlanMonitor.Documents;

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
            [_, Figures.Numerator] => new(value.Numerator),
            [_, Figures.Denominator] => new(value.Denominator),
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
            Entry.Date => new(
                Day: DateOnly.TryParseExact(
                    value?.Text,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
                    ? day
                    : null
            ),
            _ => new(Text: value?.Text),
        };

    /// <summary>As words; a choice by its name in the list.</summary>
    public string? Shown(Entry entry, IReadOnlyList<DimensionItem> options)
    {
        var code = Text;
        return entry switch
        {
            Entry.YesNo => Yes is { } yes ? (yes ? WorkbookWords.Yes : WorkbookWords.No).Vi : null,
            Entry.Choice => options.FirstOrDefault(o => o.Code == code) is { } option
                ? WorkbookLists.NameIn(options, option)
                : code,
            _ => code,
        };
    }
}
