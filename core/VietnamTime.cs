using System.Globalization;

namespace PlanMonitor.Core;

/// <summary>Vietnam time: UTC+7, no daylight saving. Instants are UTC; days are Vietnamese calendar days.</summary>
public static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>Days that somebody can mean. What lies outside is a slip, and a day before it or a month after it may not exist.</summary>
    public static readonly DateOnly FirstDay = new(1900, 1, 1);
    public static readonly DateOnly LastDay = new(2199, 12, 31);

    public static bool IsMeant(DateOnly day) => day >= FirstDay && day <= LastDay;

    /// <summary>The Vietnamese calendar day on which an instant falls.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>00:00 +07:00 of a day, as UTC.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, 0);

    /// <summary>24:00 +07:00 of a day, as UTC: the first instant after it (Bộ luật Dân sự 2015, 148(6)).</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(day.AddDays(1));

    /// <summary>An hour of a day (+07:00), as UTC; the first day of the calendar, which has no such UTC instant, gives the first instant.</summary>
    public static DateTimeOffset At(DateOnly day, int hour)
    {
        if (day == DateOnly.MinValue)
            return DateTimeOffset.MinValue;
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        return new DateTimeOffset(local, Offset).ToUniversalTime();
    }

    /// <summary>"05/02/2023", "03/3/2023": days under 10 and the months 1 and 2 have a zero before them (NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II.4).</summary>
    public static string Show(DateOnly day)
    {
        var month = day.Month < 3 ? "MM" : "%M";
        return $"{day:dd}/{day.ToString(month, CultureInfo.InvariantCulture)}/{day:yyyy}";
    }

    /// <summary>The same for a sentence in both languages.</summary>
    public static Text Text(DateOnly day) => Core.Text.Same(Show(day));

    /// <summary>"08 giờ 30 ngày 03/3/2023", in Vietnam time.</summary>
    public static Text Show(DateTimeOffset instant)
    {
        var local = instant.ToOffset(Offset);
        var day = Show(DateOnly.FromDateTime(local.DateTime));
        return new($"{local:HH} giờ {local:mm} ngày {day}", $"{local:HH:mm} on {day}");
    }

    /// <summary>A list of a program: HH:mm dd/MM/yyyy in Vietnam time.</summary>
    public static string Stamp(DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Whether words of a plan name the day, however many zeros they write.</summary>
    public static bool IsNamedIn(string words, DateOnly day) =>
        words.Contains(Show(day), StringComparison.Ordinal)
        || words.Contains(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        || words.Contains(day.ToString("d/M/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
