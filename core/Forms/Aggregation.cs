namespace PlanMonitor.Core.Forms;

/// <summary>
/// How a field adds up over units. Percentages are never averaged, missing is never zero, 0/0 stays "not applicable", and people counted by two units are
/// never presented as distinct. Which kinds of fields take it stands with each kind.
/// </summary>
public enum Aggregation
{
    /// <summary>It is not added up.</summary>
    None,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The sum of what each unit counted, in which one person may be there twice.</summary>
    SumOfPeople,

    /// <summary>All numerators of all denominators.</summary>
    RatioOfSums,

    /// <summary>How many said yes, of how many that answered.</summary>
    CountYes,

    /// <summary>Whether anybody said yes.</summary>
    Any,

    /// <summary>Whether all that answered said yes.</summary>
    All,

    /// <summary>The smallest, the earliest.</summary>
    Min,

    /// <summary>The largest, the latest day.</summary>
    Max,

    /// <summary>What the unit said that submitted last.</summary>
    Latest,

    /// <summary>How many units chose which option.</summary>
    Tally,

    /// <summary>The words of each unit beside its name.</summary>
    Concatenate,

    /// <summary>The rows of all units under one another.</summary>
    Stack,

    /// <summary>Units whose submission is accepted.</summary>
    UnitsAccepted,

    /// <summary>Periods in which something was reported.</summary>
    PeriodsReported,

    /// <summary>Units of which all conditions hold.</summary>
    UnitsMeeting,
}

/// <summary>How the values of several units become one.</summary>
public enum Adding
{
    /// <summary>They are added up.</summary>
    Sum,

    /// <summary>The smallest counts.</summary>
    Least,

    /// <summary>The largest counts.</summary>
    Most,

    /// <summary>The value of the unit that submitted last counts.</summary>
    Latest,

    /// <summary>Nothing is added: all are shown with their unit.</summary>
    Rows,
}

/// <summary>The list of all aggregations.</summary>
public static class Aggregations
{
    /// <summary>Catalogue: how the numbers of two units become one. A ratio and a yes/no have two numbers, each added by itself.</summary>
    public static Adding AddingOf(Aggregation aggregation) =>
        aggregation switch
        {
            Aggregation.Sum or Aggregation.SumOfPeople or Aggregation.RatioOfSums => Adding.Sum,
            Aggregation.CountYes or Aggregation.Any or Aggregation.All or Aggregation.Tally => Adding.Sum,
            Aggregation.UnitsAccepted or Aggregation.PeriodsReported or Aggregation.UnitsMeeting => Adding.Sum,
            Aggregation.Min => Adding.Least,
            Aggregation.Max => Adding.Most,
            Aggregation.Latest => Adding.Latest,
            Aggregation.Concatenate or Aggregation.Stack or Aggregation.None => Adding.Rows,
        };

    /// <summary>Whether the breakdowns of a field add up with it: of the smallest or the latest there is none.</summary>
    public static bool KeepsSplits(Aggregation aggregation) =>
        aggregation == Aggregation.None || AddingOf(aggregation) == Adding.Sum;
}
