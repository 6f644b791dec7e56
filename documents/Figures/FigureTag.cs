using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Documents.Figures;

/// <summary>
/// The tag of a figure's content control: <c>field[.dimension.item][.percent|.goal|.reported|.source|.overlap|.left][@unit|@group:id]</c>; a cell of a
/// table is <c>field.column.row[@unit]</c>. A check finds a figure of the data in the document by it, and the other way round.
/// </summary>
public static class FigureTag
{
    /// <summary>Word refuses a file with a longer tag.</summary>
    private const int Longest = 64;

    public static string Total(string field, string? unit = null) => Fit(unit is null ? field : $"{field}@{unit}");

    public static string Split(string field, string dimension, string item, string? unit = null) =>
        Total($"{field}.{dimension}.{item}", unit);

    public static string Percent(string field) => Fit($"{field}.percent");

    /// <summary>The units whose figure is in the sum, of those that owe one ("7/9").</summary>
    public static string Reported(string field) => Fit($"{field}.reported");

    /// <summary>The same of the units at the source, where units in between consolidated ("139/141").</summary>
    public static string Source(string field) => Fit($"{field}.source");

    /// <summary>What the plan wants, in percent.</summary>
    public static string Goal(string field) => Fit($"{field}.goal");

    /// <summary>Persons known to be counted by more than one unit.</summary>
    public static string Overlap(string field) => Fit($"{field}.overlap");

    /// <summary>Rows of a table that stayed below.</summary>
    public static string RowsLeft(string field) => Fit($"{field}.left");

    public static string Group(string field, string group) => Total(field, Duties.GroupPrefix + group);

    /// <param name="row">Counted from 1, in the order of the rows.</param>
    public static string Row(string field, string column, int row, string unit) =>
        Total(string.Create(CultureInfo.InvariantCulture, $"{field}.{column}.{row}"), unit);

    public static string LateDays(string unit) => Fit($"completeness.lateDays@{unit}");

    /// <param name="count">expected, received, onTime, late, nil, waived, invitedExpected or invitedReceived.</param>
    public static string Completeness(string count) => Fit($"completeness.{count}");

    private static string Fit(string tag)
    {
        if (tag.Length <= Longest)
            return tag;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tag)))[..16];
        return $"{tag[..(Longest - 17)]}~{hash}";
    }
}
