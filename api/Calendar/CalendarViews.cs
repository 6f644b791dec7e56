using System.Text.Json.Serialization;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Api.Calendar;

/// <param name="Note">What is not known of the year; null: everything is.</param>
/// <param name="WorkingDays">How many days of the year are worked.</param>
public record CalendarLine(
    int Year,
    YearKnowledge Knowledge,
    Text? Note,
    bool Edited,
    int DaysOff,
    int MakeupDays,
    int WorkingDays
);

/// <param name="Days">The days that are not what their weekday says.</param>
/// <param name="Shipped">The same as the program brings them.</param>
public sealed record CalendarYearView(
    [property: JsonIgnore] CalendarLine Line,
    IReadOnlyList<DayView> Days,
    IReadOnlyList<DayView> Shipped,
    IReadOnlyList<ChangeNote> Changes,
    IReadOnlyList<KindView> Kinds,
    string Etag,
    IReadOnlyList<CalendarAction> AllowedActions
) : CalendarLine(Line);

/// <summary>What may be done with a year of the calendar.</summary>
public enum CalendarAction
{
    /// <summary>Replace its days.</summary>
    Change,
}

public sealed record DayView(
    DateOnly Date,
    Text Weekday,
    SpecialDayKind Kind,
    Text KindName,
    Text Name,
    string? Source,
    bool Worked
);

public sealed record KindView(SpecialDayKind Kind, Text Name);

/// <summary>The working days as people see them.</summary>
public static class CalendarViews
{
    public static CalendarLine Line(WorkingDays days, int year, bool edited)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var doubt = days.Doubts(first, last).FirstOrDefault();
        var special = days.Of(year);
        var makeup = special.Count(IsWorked);
        var worked = days.Between(first.AddDays(-1), last);
        return new(year, days.Knows(year), doubt, edited, special.Count(IsTakenOff), makeup, worked);
    }

    private static bool IsWorked(SpecialDay d) => d.Kind == SpecialDayKind.MakeupWork;

    /// <summary>At a weekend nothing is taken off.</summary>
    private static bool IsTakenOff(SpecialDay d) =>
        !IsWorked(d) && d.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public static CalendarYearView Of(WorkingDays days, int year, Stored<CalendarYear>? edited, bool mayChange)
    {
        var line = Line(days, year, edited is not null);
        var now = days.Of(year).Select(Day);
        var shipped = WorkingDays.Vietnam.Of(year).Select(Day);
        var changes = edited?.Value.Changes ?? [];
        var kinds = Enum.GetValues<SpecialDayKind>().Select(k => new KindView(k, CalendarTexts.Of(k)));
        IReadOnlyList<CalendarAction> actions = mayChange ? [CalendarAction.Change] : [];
        return new(line, [.. now], [.. shipped], changes, [.. kinds], edited?.ETag ?? ETags.New, actions);
    }

    private static DayView Day(SpecialDay d)
    {
        var (weekday, kind) = (CalendarTexts.Weekday(d.Date), CalendarTexts.Of(d.Kind));
        return new(d.Date, weekday, d.Kind, kind, d.Name, d.Source, IsWorked(d));
    }
}
