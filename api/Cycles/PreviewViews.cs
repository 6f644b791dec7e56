namespace PlanMonitor.Api;

/// <summary>Every deadline and every message of a year before anything is published.</summary>
public sealed record Preview(IReadOnlyList<PreviewDeadline> Deadlines, IReadOnlyList<PreviewMessage> Messages);

public sealed record PreviewDeadline(string Obligation, string Period, Text Name, Text PeriodName, int Units, DeadlineView? Deadline);

public sealed record PreviewMessage(DateTimeOffset At, string Rule, string Obligation, string Period, string Unit, Text To, Text Subject);

public static class PreviewViews
{
    public static Preview Of(Duties duties, UnitDirectory units, DateTimeOffset now) => new(
        [.. duties.All.GroupBy(d => (d.Obligation.Id, d.Period.Id, d.IsConsolidation, d.Level)).Select(g => new PreviewDeadline(
            g.Key.Item1, g.Key.Item2, g.First().Name, g.First().Period.Name, g.Count(), DeadlineView.Of(g.First(), null, now, duties.Days)))],
        [.. ReminderPreview.Of(duties, units).OrderBy(m => m.At).Select(m => new PreviewMessage(m.At, m.Rule, m.Obligation, m.Period, m.Unit, units.NameOf(m.Unit), m.Subject))]);
}
