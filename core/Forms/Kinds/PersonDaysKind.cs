namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>
/// Days that persons spent: 30 persons for 2 days are 60. They add up over units without a doubt, other than persons: who came to two units spent days at both.
/// </summary>
public sealed class PersonDaysKind : CountKind
{
    public override IReadOnlyList<Aggregation> Aggregations => [Aggregation.Sum];
}
