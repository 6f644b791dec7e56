namespace PlanMonitor.Core.Ports;

/// <summary>Reads that do not depend on one another, beside each other: on Azure each is a journey of some milliseconds.</summary>
public static class SideBySideReads
{
    /// <summary>At once, of one call: so many hide the journey, and one reader does not take the storage from all others.</summary>
    public const int Most = 16;

    /// <summary>The answers in the order of what was asked for.</summary>
    public static async Task<IReadOnlyList<TAnswer>> SideBySide<TItem, TAnswer>(
        this IEnumerable<TItem> items,
        Func<TItem, Task<TAnswer>> read
    )
    {
        var answers = new List<TAnswer>();
        foreach (var some in items.Chunk(Most))
            answers.AddRange(await Task.WhenAll(some.Select(read)));
        return answers;
    }
}
