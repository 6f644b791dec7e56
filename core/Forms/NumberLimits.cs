namespace PlanMonitor.Core.Forms;

/// <summary>Numbers above these are mistakes of typing, or of the unit of measure.</summary>
public static class NumberLimits
{
    /// <summary>No count of people or things in one unit and year reaches this.</summary>
    public const long MaxCount = 1_000_000_000;

    /// <summary>Whole đồng.</summary>
    public const long MaxMoney = 1_000_000_000_000_000;
}
