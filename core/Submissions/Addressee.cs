namespace PlanMonitor.Core.Submissions;

/// <summary>To whom a letter about an act goes.</summary>
public enum Addressee
{
    /// <summary>The unit that owes the report.</summary>
    Unit,

    /// <summary>The office that chases it.</summary>
    Office,

    /// <summary>That office, and the leaders of the body it works for.</summary>
    OfficeAndAbove,

    /// <summary>Every unit that owes the same to the same office.</summary>
    AllUnits,
}
