using System.Text.Json;

namespace PlanMonitor.Core;

public static class JsonNumbers
{
    /// <summary>2, 2.0 and 2e0 are one number (RFC 8259, 6), whichever way a program writes it. Null: no whole number.</summary>
    public static long? Whole(JsonElement e)
    {
        if (e.ValueKind != JsonValueKind.Number)
            return null;
        if (e.TryGetInt64(out var whole))
            return whole;
        // A decimal that was rounded while it was read could hide a fraction: such a number has more than 28 digits.
        if (e.GetRawText().Length > 28 || !e.TryGetDecimal(out var exact) || exact != decimal.Truncate(exact))
            return null;
        return exact is >= long.MinValue and <= long.MaxValue ? (long)exact : null;
    }
}
