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
    /// <summary>How a form keeps a day.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    /// <summary>The value of a field that has but this one cell; null: it is empty.</summary>
    public FormValue? AsValue()
    {
        if (Number is { } number)
            return FormValue.Of(number);
        if (Day is { } day)
            return FormValue.Of(day.ToString(DayFormat, CultureInfo.InvariantCulture));
        return Text is { } text ? FormValue.Of(text) : null;
    }
}
