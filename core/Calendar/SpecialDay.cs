using System.Globalization;

namespace PlanMonitor.Core.Calendar;

/// <summary>A day that is not what its weekday says.</summary>
/// <param name="Source">The notice or the article it stands on; null: nobody said.</param>
public sealed record SpecialDay(DateOnly Date, SpecialDayKind Kind, Text Name, string? Source = null);

/// <summary>Why a day is not what its weekday says.</summary>
public enum SpecialDayKind
{
    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>A day off in lieu of a holiday on a weekend.</summary>
    InLieu,

    /// <summary>A working day that is off because another day is worked for it.</summary>
    SwapOff,

    /// <summary>A Saturday or Sunday that is worked for a swapped day.</summary>
    MakeupWork,

    /// <summary>A holiday that is expected and not announced yet.</summary>
    Provisional,
}

/// <summary>How much is known of the days off of a year.</summary>
public enum YearKnowledge
{
    /// <summary>Nothing but its weekends.</summary>
    Unknown,

    /// <summary>Some days are still to be announced.</summary>
    Provisional,

    /// <summary>Everything.</summary>
    Known,
}

/// <summary>The calendar as a file: lines of date,kind,name,source,english without commas inside; the first line is the header.</summary>
public static class CalendarFile
{
    /// <exception cref="FormatException">A line that is not of this form.</exception>
    public static IEnumerable<SpecialDay> Parse(string csv)
    {
        var lines = csv.Split('\n').Skip(1).Select(l => l.TrimEnd('\r'));
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            var parts = line.Split(',', 5);
            if (parts.Length < 3)
                throw new FormatException($"Not a calendar line: {line}");
            var kind = KindOf(parts[1]);
            var date = DateOnly.ParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var name = new Text(parts[2], parts.ElementAtOrDefault(4) ?? parts[2]);
            yield return new(date, kind, name, parts.ElementAtOrDefault(3));
        }
    }

    private static SpecialDayKind KindOf(string name) =>
        name switch
        {
            "holiday" => SpecialDayKind.Holiday,
            "in_lieu" => SpecialDayKind.InLieu,
            "swap_off" => SpecialDayKind.SwapOff,
            "makeup_work" => SpecialDayKind.MakeupWork,
            "holiday_provisional" => SpecialDayKind.Provisional,
            _ => throw new FormatException($"Not a kind of day: {name}"),
        };
}

/// <summary>The words of the calendar.</summary>
public static class CalendarTexts
{
    public static readonly Text IsWeekday = new("{0} là {1}", "{0} is a {1}");
    public static readonly Text IsNamed = new("{0}: {1}", "{0}: {1}");
    public static readonly Text NotAnnounced = new(
        "{0} (dự kiến, chưa có thông báo chính thức)",
        "{0} (expected, not announced officially)"
    );
    public static readonly Text YearUnknown = new(
        "Chưa có dữ liệu ngày nghỉ năm {0}: chỉ tính thứ Bảy, Chủ nhật.",
        "No holidays are known for {0}: only Saturdays and Sundays are counted as days off."
    );
    public static readonly Text YearProvisional = new(
        "Lịch nghỉ năm {0} là dự kiến: ngày nghỉ Tết, Quốc khánh và hoán đổi chưa có thông báo chính thức.",
        "The days off of {0} are provisional: the days of Tết, of the National Day and swaps are not announced officially."
    );

    private static readonly Text[] Weekdays =
    [
        new("Chủ nhật", "Sunday"),
        new("thứ Hai", "Monday"),
        new("thứ Ba", "Tuesday"),
        new("thứ Tư", "Wednesday"),
        new("thứ Năm", "Thursday"),
        new("thứ Sáu", "Friday"),
        new("thứ Bảy", "Saturday"),
    ];

    public static Text Weekday(DateOnly day) => Weekdays[(int)day.DayOfWeek];

    public static Text Of(SpecialDayKind kind) =>
        kind switch
        {
            SpecialDayKind.Holiday => new("Ngày nghỉ lễ, tết", "Public holiday"),
            SpecialDayKind.InLieu => new("Nghỉ bù", "Day off in lieu"),
            SpecialDayKind.SwapOff => new("Nghỉ hoán đổi", "Swapped day off"),
            SpecialDayKind.MakeupWork => new("Đi làm bù", "Worked Saturday or Sunday"),
            SpecialDayKind.Provisional => new("Nghỉ lễ dự kiến", "Expected holiday"),
        };
}
