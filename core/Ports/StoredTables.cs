namespace PlanMonitor.Core.Ports;

/// <summary>A table of the records port.</summary>
/// <param name="IsChained">
/// Every change of it is an act somebody may have to answer for: each batch adds a link (<see cref="Chain"/>). The others hold what is on its way, what ends
/// by itself, or what the rows of these name by hash.
/// </param>
/// <param name="IsKept">In a backup.</param>
public sealed record StoredTable(string Name, bool IsChained = false, bool IsKept = true);

/// <summary>
/// Every table there is (docs/storage.md). In the order in which a restore writes them: what others refer to first, and the agenda last, as its cursor says
/// how far the due steps have come: older than the rest it only makes them look again, newer it would let them skip something. A backup reads them the
/// other way round.
/// </summary>
public static class StoredTables
{
    private static readonly StoredTable[] Recorded =
    [
        new("units", IsChained: true),
        new("accounts", IsChained: true),
        new("files"),
        new("calendar", IsChained: true),
        new("cycles", IsChained: true),
        new("submissions", IsChained: true),
        new("guidance", IsChained: true),
        new("acts", IsChained: true),
    ];

    private static readonly StoredTable[] OnItsWay =
    [
        new("inbox"),
        new("messages", IsChained: true),
        new("post"),
        new("outbox"),
        new("host"),
        // Read before the chains it tells the ends of: a chain that went on meanwhile still holds them.
        new("heads"),
        new("agenda"),
        // Somebody who signed out would be signed in again.
        new("sessions", IsKept: false),
    ];

    public static readonly IReadOnlyList<StoredTable> All = [.. Recorded, .. OnItsWay];

    public static IReadOnlyList<string> Kept { get; } = [.. All.Where(t => t.IsKept).Select(t => t.Name)];

    /// <summary>By name.</summary>
    public static IReadOnlyList<string> Chained { get; } =
    [.. All.Where(t => t.IsChained).Select(t => t.Name).Order(StringComparer.Ordinal)];
}
