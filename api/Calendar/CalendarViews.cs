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
        var special = days.Of(year);
        return new(
            year,
            days.Knows(year),
            days.Doubts(first, last).FirstOrDefault(),
            edited,
            special.Count(d =>
                d.Kind != SpecialDayKind.MakeupWork && d.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            ),
            special.Count(d => d.Kind == SpecialDayKind.MakeupWork),
            days.Between(first.AddDays(-1), last)
        );
    }

    public static CalendarYearView Of(WorkingDays days, int year, Stored<CalendarYear>? edited, bool mayChange) =>
        new(
            Line(days, year, edited is not null),
            [.. days.Of(year).Select(Day)],
            [.. WorkingDays.Vietnam.Of(year).Select(Day)],
            edited?.Value.Changes ?? [],
            [.. Enum.GetValues<SpecialDayKind>().Select(k => new KindView(k, CalendarTexts.Of(k)))],
            edited?.ETag ?? ETags.New,
            mayChange ? [CalendarAction.Change] : []
        );

    private static DayView Day(SpecialDay d) =>
        new(
            d.Date,
            CalendarTexts.Weekday(d.Date),
            d.Kind,
            CalendarTexts.Of(d.Kind),
            d.Name,
            d.Source,
            d.Kind == SpecialDayKind.MakeupWork
        );
}
