namespace PlanMonitor.Documents.Kinds;

/// <summary>Persons: filled in like things.</summary>
internal sealed class PeopleOnPaper : CountOnPaper
{
    public override bool IsOfPersons => true;
}
