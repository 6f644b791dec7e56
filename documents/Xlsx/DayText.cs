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

    /// <summary>
    /// "3/5" typed into a number cell becomes a day of the present year, of which the cell then shows the serial number: 45,049 for 03/5/2023. The years in
    /// which workbooks of this system are filled in.
    /// </summary>
    public static bool IsJustTyped(long serial) =>
        serial >= SerialOf(new(2020, 1, 1)) && serial <= SerialOf(new(2039, 12, 31));

    public static DateOnly OfSerial(int serial) => Zero1900.AddDays(serial);

    public static int SerialOf(DateOnly day) => day.DayNumber - Zero1900.DayNumber;

    /// <summary>The moment a serial number means; null: none anybody means. A minute about midnight is midnight: programs miss it by the seconds of an old time zone (Saigon's was +07:06:30).</summary>
    public static DateTime? Moment(double serial, bool is1904)
    {
        if (serial is not (>= 1 and <= 100_000))
            return null;
        var zero = (is1904 ? Zero1904 : Zero1900).ToDateTime(TimeOnly.MinValue);
        var moment = zero.AddSeconds(Math.Round(serial * 24 * 60 * 60));
        var nearest = (moment + TimeSpan.FromHours(12)).Date;
        if ((moment - nearest).Duration() <= TimeSpan.FromMinutes(1))
            moment = nearest;
        return IsUsual(DateOnly.FromDateTime(moment)) ? moment : null;
    }

    /// <summary>dd/mm/yyyy, with hours and minutes where it is not midnight.</summary>
    public static string Show(DateTime moment)
    {
        var format = moment.TimeOfDay == TimeSpan.Zero ? "dd'/'MM'/'yyyy" : "dd'/'MM'/'yyyy HH':'mm";
        return moment.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// dd/mm/yyyy, d-m-yyyy, d.m.yyyy, yyyy-mm-dd, "ngày 5 tháng 3 năm 2023", with or without the place before and midnight behind. Null: it is none; a year
    /// of two digits is none either.
    /// </summary>
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

    /// <summary>Midnight, as programs write it behind a day.</summary>
    private const string Midnight = @"(?:[T ]+(?:0{1,2}:00(?::00(?:\.0+)?)?|12:00(?::00)? ?(?:AM|SA))(?:Z|\+07:00)?)?";

    private const string Place = @"(?:[\p{L}\p{M} .\-]{1,60}, ?)?";

    [GeneratedRegex(
        @"\A(?:ngày )?(?<d>[0-9]{1,2}) ?[/.\-] ?(?<m>[0-9]{1,2}) ?[/.\-] ?(?<y>[0-9]{4})" + Midnight + @"\.?\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Usual();

    [GeneratedRegex(
        @"\A" + Place + @"(?:ngày )?(?<d>[0-9]{1,2}) tháng (?<m>[0-9]{1,2})(?: năm |, ?| )(?<y>[0-9]{4})\.?\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Spoken();

    [GeneratedRegex(
        @"\A(?<y>[0-9]{4})[-/](?<m>[0-9]{1,2})[-/](?<d>[0-9]{1,2})" + Midnight + @"\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Iso();
}
