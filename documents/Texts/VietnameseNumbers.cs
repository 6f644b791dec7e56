using System.Globalization;

namespace PlanMonitor.Documents.Texts;

/// <summary>Numbers and days as they are printed: dot thousands. (A percentage is <c>Percent</c>.)</summary>
public static class VietnameseNumbers
{
    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = "." };

    public static string Whole(long number) => number.ToString("#,0", Format);

    /// <summary>"7/9".</summary>
    public static string Ratio(long above, long below) => $"{Whole(above)}/{Whole(below)}";

    /// <summary>"ngày 05 tháng 12 năm 2023", with the same zeros.</summary>
    public static string DayInWords(DateOnly day) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"ngày {day.Day:00} tháng {(day.Month <= 2 ? "0" : "")}{day.Month} năm {day.Year}"
        );

    /// <summary>A day in a table: days below 10 and the months 1 and 2 alone carry a leading zero (NĐ 30/2020, Phụ lục I, II.4).</summary>
    public static string Day(DateOnly day) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{day.Day:00}/{(day.Month <= 2 ? "0" : "")}{day.Month}/{day.Year}"
        );
}
