using System.Globalization;
using System.Text.RegularExpressions;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>Days as they stand in a workbook: serial numbers of either date system, or words as people write them here (day before month).</summary>
internal static partial class DayText
{
    private static readonly DateOnly First = new(1950, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);
    private static readonly DateOnly Zero1900 = new(1899, 12, 30);
    private static readonly DateOnly Zero1904 = new(1904, 1, 1);

    /// <summary>A day that a serial number may mean: 2023 alone is a year somebody typed, not 15/7/1905.</summary>
    public static bool IsUsual(DateOnly day) => day >= First && day <= Last;

    public static int SerialOf(DateOnly day) => day.DayNumber - Zero1900.DayNumber;

    /// <summary>Null: no day anybody means.</summary>
    public static DateOnly? OfSerial(decimal serial, bool is1904)
    {
        if (serial is < 1 or > 100_000)
            return null;
        var day = (is1904 ? Zero1904 : Zero1900).AddDays((int)serial);
        return IsUsual(day) ? day : null;
    }

    /// <summary>dd/mm/yyyy, d-m-yyyy, d.m.yyyy, yyyy-mm-dd, "ngày 5 tháng 3 năm 2023". Null: it is none; a year of two digits is none either.</summary>
    public static DateOnly? Parse(string text)
    {
        Regex[] ways = [Usual(), Spoken(), Iso()];
        if (ways.Select(way => way.Match(text)).FirstOrDefault(m => m.Success) is not { } match)
            return null;
        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
        var (year, month, day) = (Part("y"), Part("m"), Part("d"));
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;
    }

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})\s*[/.\-]\s*(?<m>[0-9]{1,2})\s*[/.\-]\s*(?<y>[0-9]{4})$")]
    private static partial Regex Usual();

    [GeneratedRegex(
        @"^ngày\s+(?<d>[0-9]{1,2})\s+tháng\s+(?<m>[0-9]{1,2})\s+năm\s+(?<y>[0-9]{4})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})(T00:00:00(\.0+)?Z?)?$")]
    private static partial Regex Iso();
}
