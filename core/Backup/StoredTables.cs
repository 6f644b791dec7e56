namespace PlanMonitor.Core.Backup;

/// <summary>A table of the records port.</summary>
/// <param name="IsKept">In a backup.</param>
public sealed record StoredTable(string Name, bool IsKept = true);

/// <summary>
/// Every table there is (docs/storage.md). In the order in which a restore writes them: what others refer to first, and the agenda last, as its cursor says
/// how far the due steps have come: older than the rest it only makes them look again, newer it would let them skip something. A backup reads them the
/// other way round.
/// </summary>
public static class StoredTables
{
    private static readonly StoredTable[] Recorded =
    [
        new("units"),
        new("accounts"),
        new("files"),
        new("calendar"),
        new("cycles"),
        new("submissions"),
        new("guidance"),
        new("acts"),
    ];

    private static readonly StoredTable[] OnItsWay =
    [
        new("inbox"),
        new("messages"),
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
}
