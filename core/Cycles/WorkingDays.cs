using System.Globalization;

namespace PlanMonitor.Core;

/// <summary>
/// Which days are worked: Monday to Friday, except days off (Bộ luật Lao động 2019, Điều 111(3), 112) and swaps by the Prime Minister's decisions.
/// The days are data (templates/calendar/holidays-vn.csv): no rule yields Tết, the second National Day or a swap.
/// </summary>
public sealed class WorkingDays
{
    private readonly IReadOnlyDictionary<DateOnly, SpecialDay> special;

    public WorkingDays(IEnumerable<SpecialDay> days) => special = days.ToDictionary(d => d.Date);

    /// <summary>The civil service's calendar shipped with the program.</summary>
    public static WorkingDays Vietnam { get; } = new(ReadShipped());

    public bool IsWorking(DateOnly day) => special.TryGetValue(day, out var s)
        ? s.Kind == SpecialDayKind.MakeupWork
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day itself when worked, else the next worked day.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorking(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The n-th working day after <paramref name="day"/>; the day itself is not counted (Bộ luật Dân sự 2015, 147(2)).</summary>
    public DateOnly After(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorking(day))
                left--;
        }
        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorking(day))
                count++;
        }
        return count;
    }

    private static IEnumerable<SpecialDay> ReadShipped()
    {
        using var stream = typeof(WorkingDays).Assembly.GetManifestResourceStream("holidays-vn.csv")!;
        using var reader = new StreamReader(stream);
        return [.. Parse(reader.ReadToEnd())];
    }

    /// <summary>Lines of date,kind,name,source without commas in a name; the first line is the header.</summary>
    /// <exception cref="FormatException">A line that is not of this form.</exception>
    public static IEnumerable<SpecialDay> Parse(string csv)
    {
        foreach (var line in csv.Split('\n').Skip(1).Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0))
        {
            var parts = line.Split(',', 4);
            if (parts.Length < 3)
                throw new FormatException($"Not a calendar line: {line}");
            var kind = parts[1] switch
            {
                "holiday" => SpecialDayKind.Holiday,
                "in_lieu" => SpecialDayKind.InLieu,
                "swap_off" => SpecialDayKind.SwapOff,
                "makeup_work" => SpecialDayKind.MakeupWork,
                "holiday_provisional" => SpecialDayKind.Provisional,
                _ => throw new FormatException($"Not a kind of day: {parts[1]}"),
            };
            yield return new(DateOnly.ParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), kind, parts[2]);
        }
    }
}

public sealed record SpecialDay(DateOnly Date, SpecialDayKind Kind, string Name);

/// <summary>A holiday; a day off in lieu; a swapped day off; a worked Saturday that makes up for it; a holiday not yet announced.</summary>
public enum SpecialDayKind { Holiday, InLieu, SwapOff, MakeupWork, Provisional }
