using System.Globalization;

namespace PlanMonitor.Bench;

/// <summary>A year with faults beside the same year without.</summary>
/// <param name="Deaths">Processes that died.</param>
/// <param name="Faults">Calls of ports that went wrong otherwise.</param>
/// <param name="Receipts">Acknowledged submissions that were looked for.</param>
/// <param name="Compared">Figures that were computed a second time.</param>
/// <param name="Rows">Rows that were verified.</param>
/// <param name="Wrong">Everything that is not as it should be.</param>
public sealed record ChaosVerdict(
    int Deaths,
    int Faults,
    int Receipts,
    FaultVerdict Messages,
    int Compared,
    int Rows,
    IReadOnlyList<string> Wrong
)
{
    /// <param name="calm">The same year in which nothing goes wrong.</param>
    public static ChaosVerdict Of(ChaosYear year, ChaosResult result, ChaosResult calm)
    {
        var expected = calm.Letters.Select(l => l.Key).ToHashSet();
        var messages = FaultVerdict.Of(expected, result.Letters, result.Messages, result.Received);
        var (compared, differences) = ChaosFigures.Compare(result);
        var receipts = result.Entries.Where(e => e.Receipt is not null).Select(e => e.Receipt).Distinct().Count();
        string[] wrong =
        [
            .. result.Wrong,
            .. result.Broken,
            .. Differing(result.Logs, calm.Logs),
            .. differences,
            .. messages.Lost,
            .. messages.Doubled,
        ];
        return new(year.Deaths.Count, year.Met.Values.Sum(), receipts, messages, compared, result.Rows, wrong);
    }

    private static IEnumerable<string> Differing(
        IReadOnlyDictionary<DutyKey, IReadOnlyList<string>> logs,
        IReadOnlyDictionary<DutyKey, IReadOnlyList<string>> expected
    )
    {
        var differing = expected.Where(e => !logs[e.Key].SequenceEqual(e.Value));
        return differing.Select(e =>
            $"{e.Key}: the log says {string.Join(", ", logs[e.Key])}; right is {string.Join(", ", e.Value)}"
        );
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Deaths} deaths, {Faults} faults: {Receipts} receipts, {Messages}; {Compared} figures, {Rows} rows, {Wrong.Count} wrong"
        );
}
