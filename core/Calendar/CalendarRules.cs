using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Calendar;

/// <summary>The days of one year as the administrator made them: they take the place of those shipped with the program.</summary>
/// <param name="Changes">Every change, with who, when and why.</param>
public sealed record CalendarYear(int Year, IReadOnlyList<SpecialDay> Days, IReadOnlyList<ChangeNote> Changes);

/// <summary>What is wrong with the days of a year: all of it at once.</summary>
public static class CalendarRules
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;
    private const int MostDays = 366;

    public static IReadOnlyList<FieldProblem> Check(int year, IReadOnlyList<SpecialDay> days)
    {
        var problems = new List<FieldProblem>();
        if (days.Count > MostDays)
            problems.Add(new("days", "too-many", CalendarProblems.TooMany.With(MostDays)));
        foreach (var (day, i) in days.Select((d, i) => (d, i)))
            problems.AddRange(CheckDay(year, day, $"days[{i}]"));
        foreach (var twice in days.GroupBy(d => d.Date).Where(g => g.Count() > 1))
            problems.Add(new("days", "repeated", CalendarProblems.Twice.With(VietnamTime.Show(twice.Key))));
        var off = days.Count(d => d.Kind == SpecialDayKind.SwapOff);
        var work = days.Count(d => d.Kind == SpecialDayKind.MakeupWork);
        if (off != work)
            problems.Add(new("days", "swaps-uneven", CalendarProblems.SwapsUneven.With(off, work), Severity.Warning));
        if (days.Any(d => d.Kind == SpecialDayKind.Provisional))
            problems.Add(new("days", "provisional", CalendarTexts.YearProvisional.With(year), Severity.Warning));
        return problems;
    }

    private static IEnumerable<FieldProblem> CheckDay(int year, SpecialDay day, string path)
    {
        static bool IsName(string name) => name.Trim().Length is > 0 and <= 200;
        var weekend = day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var date = VietnamTime.Show(day.Date);
        if (day.Date.Year != year)
            yield return new($"{path}.date", "other-year", CalendarProblems.OtherYear.With(date, year));
        if (day.Kind == SpecialDayKind.MakeupWork && !weekend)
            yield return new($"{path}.kind", "not-a-weekend", CalendarProblems.NotAWeekend.With(date));
        if (day.Kind is SpecialDayKind.InLieu or SpecialDayKind.SwapOff && weekend)
            yield return new($"{path}.kind", "a-weekend", CalendarProblems.AWeekend.With(date));
        if (!IsName(day.Name.Vi) || !IsName(day.Name.En))
            yield return new($"{path}.name", "name", CalendarProblems.Name);
        if (day.Source?.Length > 200)
            yield return new($"{path}.source", "too-long", CalendarProblems.Source);
    }
}

/// <summary>A deadline that another calendar moves.</summary>
public sealed record MovedDeadline(
    string Cycle,
    string Obligation,
    string Period,
    int Level,
    Text Name,
    Text PeriodName,
    DateOnly Before,
    DateOnly After
);

/// <summary>What is said about the days of a year.</summary>
public static class CalendarProblems
{
    public static readonly Text TooMany = new("Một năm có tối đa {0} ngày.", "A year has at most {0} days.");
    public static readonly Text Twice = new("Ngày {0} xuất hiện hai lần.", "{0} stands twice.");
    public static readonly Text OtherYear = new("Ngày {0} không thuộc năm {1}.", "{0} is not a day of {1}.");
    public static readonly Text NotAWeekend = new(
        "Ngày {0} vốn là ngày làm việc; chỉ thứ Bảy, Chủ nhật mới ghi là đi làm bù.",
        "{0} is worked anyway; only a Saturday or Sunday can be worked to make up."
    );
    public static readonly Text AWeekend = new(
        "Ngày {0} là thứ Bảy hoặc Chủ nhật, vốn đã nghỉ; nghỉ bù, nghỉ hoán đổi phải vào ngày làm việc.",
        "{0} is a Saturday or Sunday and off anyway; a day off in lieu or a swapped one is a weekday."
    );
    public static readonly Text Name = new(
        "Cần tên tiếng Việt và tiếng Anh, tối đa 200 ký tự.",
        "A name in Vietnamese and in English, of at most 200 characters, is needed."
    );
    public static readonly Text Source = new("Căn cứ dài tối đa 200 ký tự.", "A source has at most 200 characters.");
    public static readonly Text SwapsUneven = new(
        "Có {0} ngày nghỉ hoán đổi nhưng {1} ngày đi làm bù. Hãy đối chiếu với thông báo.",
        "There are {0} swapped days off and {1} days worked to make up. Check them against the notice."
    );
    public static readonly Text Moved = new(
        "Lịch làm việc năm {0} thay đổi: {1}",
        "The working days of {0} changed: {1}"
    );
}
