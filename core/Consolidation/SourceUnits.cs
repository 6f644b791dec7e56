using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;

namespace PlanMonitor.Core.Consolidation;

/// <summary>
/// How many units at the source stand behind one that sent nothing: with 1 of 18 districts there, a figure is of 13 of 241 communes, not of 13 of 13.
/// </summary>
internal sealed class SourceUnits(Duties duties, Duty own)
{
    private readonly Dictionary<(string Obligation, string? Units), Dictionary<string, int>> known = [];

    /// <summary>Null: the plan does not say it, because the unit consolidates in a plan of its own.</summary>
    public int? Behind(Duty child, Field field)
    {
        if (child.Level == 0)
            return child.FedBy is null ? 1 : null;
        var obligation = field.Kind().IsEntered ? child.Obligation.Id : field.CountsObligation!;
        var counted = CountedIn(obligation, field.CountsUnits);
        return counted.GetValueOrDefault(child.Unit);
    }

    /// <summary>By unit of the tree: who owes the obligation at the source below it.</summary>
    private Dictionary<string, int> CountedIn(string obligation, string? units)
    {
        if (known.TryGetValue((obligation, units), out var counted))
            return counted;
        var wanted = units is null ? null : Duties.Expand(duties.Cycle, [units]).ToHashSet(StringComparer.Ordinal);
        var owing = duties.All.Where(d => d is { Level: 0, Invited: false } && d.Obligation.Id == obligation);
        var ofPeriod = obligation == own.Obligation.Id ? owing.Where(d => d.Period.Id == own.Period.Id) : owing;
        var sources = ofPeriod.Where(d => wanted?.Contains(d.Unit) != false).DistinctBy(d => d.Unit);
        var above = sources.SelectMany(d => duties.PlaceOf(d).Line);
        counted = above.GroupBy(unit => unit).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return known[(obligation, units)] = counted;
    }
}
