using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Agenda;

/// <summary>When the loop of a cycle wakes.</summary>
public static class WakeRules
{
    /// <summary>The next reminder hour, or the moment a consolidated period closes where that comes first. Never more than a day away.</summary>
    public static DateTimeOffset Next(Duties duties, DateTimeOffset now)
    {
        var closings = duties.Kept.Where(Closes).Select(d => d.Due!.EndsAt);
        var toCome = closings.Where(at => at > now);
        return toCome.Append(NextReminderHour(duties.Cycle, now)).Min();
    }

    /// <summary>Reminders go out at that hour of some day, whatever extensions and returns did to their dates.</summary>
    public static DateTimeOffset NextReminderHour(Cycle cycle, DateTimeOffset now)
    {
        var (today, hour) = (VietnamTime.DayOf(now), cycle.Settings.ReminderHour);
        var ofToday = VietnamTime.At(today, hour);
        return now < ofToday ? ofToday : VietnamTime.At(today.AddDays(1), hour);
    }

    /// <summary>The last reminder hour up to and including an instant.</summary>
    public static DateTimeOffset LastReminderHour(Cycle cycle, DateTimeOffset at) =>
        NextReminderHour(cycle, at).AddDays(-1);

    /// <summary>Consolidated periods that closed after one instant, up to and including another.</summary>
    public static IEnumerable<Duty> Closed(IEnumerable<Duty> duties, DateTimeOffset after, DateTimeOffset now)
    {
        var closed = duties.Where(Closes).Where(d => d.Due!.EndsAt > after && d.Due.EndsAt <= now);
        return closed.DistinctBy(d => d.Partition);
    }

    /// <summary>Its deadline closes a period that is consolidated.</summary>
    public static bool Closes(Duty duty) =>
        duty.Due is not null && duty.Level < Duties.StepsOf(duty.Obligation).Count();
}
