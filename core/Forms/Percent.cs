namespace PlanMonitor.Core.Forms;

/// <summary>Percentages are only shown: computed from numerator and denominator, rounded half up to one decimal.</summary>
public static class Percent
{
    /// <summary>"66,7" (Vietnamese) and "66.7" (English); null for a denominator of 0.</summary>
    public static Text? Of(long numerator, long denominator)
    {
        if (denominator == 0)
            return null;
        var tenths = (Int128.CreateChecked(numerator) * 2000 + denominator) / (Int128.CreateChecked(denominator) * 2);
        var (whole, tenth) = (tenths / 10, tenths % 10);
        if (tenth == 0)
            return Text.Same($"{whole}");
        return new($"{whole},{tenth}", $"{whole}.{tenth}");
    }
}
