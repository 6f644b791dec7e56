using System.Security.Cryptography;
using System.Text;

namespace PlanMonitor.Documents;

/// <summary>
/// The tag of a figure's content control: <c>field[.dimension.item][.percent|.reported][@unit]</c>. A check finds a figure of the data in
/// the document by it, and the other way round.
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

    /// <param name="count">expected, received, onTime, late, nil, invitedExpected or invitedReceived.</param>
    public static string Completeness(string count) => Fit($"completeness.{count}");

    private static string Fit(string tag)
    {
        if (tag.Length <= Longest) return tag;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tag)))[..16];
        return $"{tag[..(Longest - 17)]}~{hash}";
    }
}
