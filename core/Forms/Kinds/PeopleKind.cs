namespace PlanMonitor.Core.Forms.Kinds;

/// <summary>Persons. They add up like things, and the sum is never presented as distinct persons.</summary>
public sealed class PeopleKind : CountKind
{
    public override IReadOnlyList<Aggregation> Aggregations => [Aggregation.SumOfPeople];
    public override bool FitsTable => false;
}
