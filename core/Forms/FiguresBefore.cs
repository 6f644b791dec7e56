namespace PlanMonitor.Core.Forms;

/// <summary>What a unit reported last before this.</summary>
/// <param name="StartsAnew">A new year has begun since, of which this report covers a part: what counts from the beginning of a year starts again.</param>
public sealed record FiguresBefore(IReadOnlyDictionary<string, FormValue> Values, bool StartsAnew = false);
