using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Core.Submissions;

/// <summary>What a unit reported last before a duty, as the form of that duty asks for it.</summary>
public sealed record EarlierReport(Period Period, FiguresBefore Figures)
{
    public IReadOnlyDictionary<string, FormValue> Values => Figures.Values;

    /// <param name="earlier">The duty it was reported for.</param>
    /// <param name="made">The plan of that duty.</param>
    /// <param name="duty">The duty beside whose values it stands.</param>
    public static EarlierReport Of(Revision revision, Duty earlier, Cycle made, Duty duty, bool isOfYearBefore)
    {
        var startsAnew = isOfYearBefore && duty.Obligation.Periods.Count > 1;
        var values = made.FormOf(earlier.Form.Id, revision.FormVersion) is { } form
            ? FormVersions.Map(revision.Content.Values, form, duty.Form).Values
            : new Dictionary<string, FormValue>();
        return new(earlier.Period, new(values, startsAnew));
    }
}
