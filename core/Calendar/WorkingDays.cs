namespace PlanMonitor.Core.Calendar;

/// <summary>
/// Which days are worked: Monday to Friday, except days off (Bộ luật Lao động 2019, Điều 111(3), 112) and swaps by the Prime Minister's decisions.
/// The days are data (templates/calendar/holidays-vn.csv, and what the administrator made of a year): no rule yields Tết, the second National Day or a swap.
/// </summary>
public sealed class WorkingDays
{
    private readonly Dictionary<DateOnly, SpecialDay> special;
    private readonly Dictionary<int, List<SpecialDay>> years;

    public WorkingDays(IEnumerable<SpecialDay> days)
    {
        special = days.ToDictionary(d => d.Date);
        var byYear = special.Values.OrderBy(d => d.Date).GroupBy(d => d.Date.Year);
        years = byYear.ToDictionary(year => year.Key, year => year.ToList());
    }

    /// <summary>The civil service's calendar shipped with the program.</summary>
    public static WorkingDays Vietnam { get; } = new(ReadShipped());

    /// <summary>Every day that is not what its weekday says, in order.</summary>
    public IEnumerable<SpecialDay> All => special.Values.OrderBy(d => d.Date);

    /// <summary>The years of which anything is known, in order.</summary>
    public IEnumerable<int> Years => years.Keys.Order();

    public IReadOnlyList<SpecialDay> Of(int year) => years.GetValueOrDefault(year, []);

    /// <summary>The same calendar with other days in one year.</summary>
    public WorkingDays With(int year, IEnumerable<SpecialDay> days) =>
        new([.. special.Values.Where(d => d.Date.Year != year), .. days]);

    public YearKnowledge Knows(int year)
    {
        var days = Of(year);
        if (days.Count == 0)
            return YearKnowledge.Unknown;
        var isProvisional = days.Any(d => d.Kind == SpecialDayKind.Provisional);
        return isProvisional ? YearKnowledge.Provisional : YearKnowledge.Known;
    }

    /// <summary>What has to be said of the years from one day to another: those of which nothing, or not everything, is known.</summary>
    public IEnumerable<Text> Doubts(DateOnly from, DateOnly to)
    {
        var years = Math.Max(0, to.Year - from.Year) + 1;
        return Enumerable.Range(from.Year, years).Select(Doubt).OfType<Text>();
    }

    private Text? Doubt(int year) =>
        Knows(year) switch
        {
            YearKnowledge.Unknown => CalendarTexts.YearUnknown.With(year),
            YearKnowledge.Provisional => CalendarTexts.YearProvisional.With(year),
            YearKnowledge.Known => null,
        };

    public bool IsWorking(DateOnly day) =>
        special.TryGetValue(day, out var s) ? s.Kind == SpecialDayKind.MakeupWork : !IsWeekend(day);

    /// <summary>Why a day is not what its weekday says, or is a weekend: "30/11/2024 là thứ Bảy", "01/05/2024: Quốc tế Lao động"; null: an ordinary working day.</summary>
    public Text? Why(DateOnly day)
    {
        if (special.TryGetValue(day, out var s))
        {
            var named = CalendarTexts.IsNamed.WithTexts(VietnamTime.Text(day), s.Name);
            return s.Kind == SpecialDayKind.Provisional ? CalendarTexts.NotAnnounced.WithTexts(named) : named;
        }
        return IsWeekend(day)
            ? CalendarTexts.IsWeekday.WithTexts(VietnamTime.Text(day), CalendarTexts.Weekday(day))
            : null;
    }

    /// <summary>"thứ Bảy", "Quốc tế Lao động".</summary>
    public Text NameOf(DateOnly day) => special.TryGetValue(day, out var s) ? s.Name : CalendarTexts.Weekday(day);

    /// <summary>Why the days from one to another, both included, are not ordinary working days; empty where all are.</summary>
    public IEnumerable<Text> Whys(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (Why(day) is { } why)
                yield return why;
        }
    }

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
        for (var left = workingDays; left > 0; )
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

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static SpecialDay[] ReadShipped()
    {
        using var stream = typeof(WorkingDays).Assembly.GetManifestResourceStream("holidays-vn.csv")!;
        using var reader = new StreamReader(stream);
        return [.. CalendarFile.Parse(reader.ReadToEnd())];
    }
}
