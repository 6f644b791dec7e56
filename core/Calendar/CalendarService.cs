using System.Globalization;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Calendar;

/// <summary>
/// The working days in force: those shipped with the program, and for a year that was edited what the administrator made of it. One row a year.
/// A change notes itself in every open cycle (<c>CalendarChanged</c>), so another instance learns of it with the cycle it reads next.
/// </summary>
public sealed class CalendarService(IRecords records)
{
    private const string Table = "calendar";
    private const string Partition = "calendar";

    private volatile State current = new(WorkingDays.Vietnam, null, null);

    public WorkingDays Days => current.Days;

    /// <summary>Reads what is stored, unless that was done before, for this instant or a later one, and after the change of the calendar that a cycle noted.</summary>
    /// <param name="noted">When a cycle noted a change of the calendar; null: it noted none.</param>
    public async Task EnsureAsOf(DateTimeOffset at, DateTimeOffset? noted, CancellationToken cancel)
    {
        if (current.SeenAt >= at && (noted is null || current.ChangedAt >= noted))
            return;
        var years = (await Edited(cancel)).ToList();
        var days = years.Aggregate(WorkingDays.Vietnam, (days, year) => days.With(year.Year, year.Days));
        // The same days stay the same object: what was derived from them is derived once.
        var kept = days.All.SequenceEqual(current.Days.All) ? current.Days : days;
        var changedAt = years.Max(y => (DateTimeOffset?)y.Changes[^1].At);
        current = new(kept, at, changedAt);
    }

    /// <summary>A year as edited, with its ETag; null: nobody edited it.</summary>
    public async Task<Stored<CalendarYear>?> Find(int year, CancellationToken cancel) =>
        await records.Find<CalendarYear>(Table, Partition, KeyOf(year), cancel);

    public async Task<IReadOnlyList<CalendarYear>> Edited(CancellationToken cancel) =>
        await records.ReadAll<CalendarYear>(Table, Partition, KeyRange.All, cancel);

    /// <summary>Replaces the days of a year. The cycles are told by <c>CycleService.NoteCalendar</c>.</summary>
    /// <param name="etag">Of the edited year, or "new".</param>
    /// <exception cref="ProblemException">calendar-invalid with everything that is wrong; stale: somebody else changed it.</exception>
    public async Task Change(int year, IReadOnlyList<SpecialDay> days, string reason, string etag, Acting acting)
    {
        var (by, now, cancel) = acting;
        if (!Permissions.May(by, Right.Configure))
            throw Problems.NotAllowed.With().AsException();
        Reasons.Require(reason);
        RequireYear(year);
        Require(CalendarRules.Check(year, days));
        await EnsureAsOf(now, now, cancel);
        var stored = await Find(year, cancel);
        if ((stored?.ETag ?? ETags.New) != etag)
            throw Problems.Stale.With().AsException();
        var note = new ChangeNote(now, by.Signature, "calendar", VietnameseText.Clean(reason));
        var before = stored?.Value.Changes ?? [];
        var next = new CalendarYear(year, [.. days.OrderBy(d => d.Date)], [.. before, note]);
        var change = RowChange.Put(KeyOf(year), Json.Write(next), stored?.ETag);
        if (!(await records.Write(Table, Partition, [change], cancel)).Written)
            throw Problems.Stale.With().AsException();
        current = new(current.Days.With(year, next.Days), now, now);
    }

    public static void Require(IReadOnlyList<FieldProblem> problems)
    {
        var count = problems.Count(p => p.Severity == Severity.Error);
        if (count > 0)
            throw (Problems.CalendarInvalid.With(count) with { Fields = problems }).AsException();
    }

    /// <exception cref="ProblemException">not-found: no such year.</exception>
    public static void RequireYear(int year)
    {
        if (year is < CalendarRules.FirstYear or > CalendarRules.LastYear)
            throw Problems.NotFound.With().AsException();
    }

    private static string KeyOf(int year) => year.ToString("D4", CultureInfo.InvariantCulture);

    /// <param name="SeenAt">It was read for this instant; null: nothing was read.</param>
    /// <param name="ChangedAt">The newest change in it; null: nobody edited anything.</param>
    private sealed record State(WorkingDays Days, DateTimeOffset? SeenAt, DateTimeOffset? ChangedAt);
}
