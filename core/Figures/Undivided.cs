namespace PlanMonitor.Core.Figures;

/// <summary>
/// What a total holds beyond its parts: units gave it without saying how many were women, or under 16. It is a figure of its own, "chưa phân tổ", beside
/// the parts that were given; none of these is zero by it.
/// </summary>
public static class Undivided
{
    /// <summary>Stands where the code of an item stands ("C3.sex.undivided").</summary>
    public const string Code = "undivided";

    public static readonly Text Name = new("chưa phân tổ", "not broken down");

    /// <param name="total">Null: there is none, or it is no number.</param>
    /// <param name="parts">Of one breakdown; null: none was given.</param>
    public static long Of(long? total, IReadOnlyDictionary<string, long>? parts)
    {
        var given = parts?.Values.Sum() ?? 0;
        return total > given ? total.Value - given : 0;
    }

    /// <summary>One part of a total. What was not given is zero only where those given make up the total; otherwise nobody said: null.</summary>
    public static long? PartOf(long? total, IReadOnlyDictionary<string, long>? parts, string item)
    {
        if (item == Code)
            return Of(total, parts);
        if (parts is not null && parts.TryGetValue(item, out var count))
            return count;
        return total is not null && Of(total, parts) == 0 ? 0 : null;
    }
}
