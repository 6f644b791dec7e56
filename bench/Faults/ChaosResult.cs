using Microsoft.Extensions.DependencyInjection;

namespace PlanMonitor.Bench;

/// <summary>What a year left behind, read where nothing goes wrong.</summary>
/// <param name="Entries">What the people know.</param>
/// <param name="Wrong">Answers that nobody should have got.</param>
/// <param name="Logs">By duty: who did what, in order.</param>
/// <param name="Received">Ids of the messages the mail server took, one for each time.</param>
/// <param name="Figures">Of the office's report, as they stand.</param>
/// <param name="Broken">Acknowledged revisions that are not as they were sent, rows that do not agree, links that do
/// not hold.</param>
/// <param name="Rows">Rows that were verified.</param>
public sealed record ChaosResult(
    IReadOnlyList<ChaosEntry> Entries,
    IReadOnlyList<string> Wrong,
    IReadOnlyDictionary<DutyKey, IReadOnlyList<string>> Logs,
    IReadOnlyList<Message> Letters,
    IReadOnlyList<OutgoingRow> Messages,
    IReadOnlyList<string> Received,
    Consolidated Figures,
    Form Form,
    IReadOnlyList<string> Broken,
    int Rows
)
{
    private const string Office = "480";
    private static readonly Actor Reader = new("phong", "Phòng", [new(Role.Reviewer, Office)]);

    /// <param name="folder">Of a year that is over.</param>
    /// <param name="received">Ids of the messages the mail server took, one for each time.</param>
    public static async Task<ChaosResult> Read(string folder, IReadOnlyList<string> received, CancellationToken cancel)
    {
        using var records = new SqliteRecords(Path.Combine(folder, "planmonitor.db"));
        var files = new DiskFiles(Path.Combine(folder, "files"));
        var heads = new DiskHeads(Path.Combine(folder, "heads"));
        await using var services = Composed.Over(records, files, [ChaosYear.Template], host =>
            host.AddSingleton<IHeads>(heads)
        );
        var ledger = new ChaosLedger(folder);
        var entries = ledger.Read();
        var duties = services.Cycles.DutiesOf((await services.Cycles.Get(ChaosYear.Cycle, cancel)).Value);
        var kept = new KeptCheck(services, files, records, duties);
        var (rows, found) = await kept.Verified(cancel);
        var letters = await services.Ledger.Read(ChaosYear.Cycle, Office, cancel);
        var (figures, form) = await Report(services, cancel);
        return new(
            entries,
            ledger.AllWrong(),
            await kept.Logs(cancel),
            letters,
            await MessagesOf(services.Inbox, letters, cancel),
            received,
            figures,
            form,
            [.. await kept.Receipts(entries, cancel), .. await kept.States(cancel), .. found],
            rows
        );
    }

    private static async Task<(Consolidated Figures, Form Form)> Report(
        IServiceProvider services,
        CancellationToken cancel
    )
    {
        var key = new DutyKey(ChaosYear.Cycle, ChaosFigures.Obligation, ChaosFigures.Period, Office);
        var opened = await services.Submissions.Open(key, new(Reader, ChaosYear.Until, cancel));
        var consolidations = services.GetRequiredService<ConsolidationService>();
        var collected = await consolidations.Build(opened, VietnamTime.DayOf(ChaosYear.Until), cancel);
        return (collected.Figures, ConsolidationService.FormOf(opened));
    }

    private static async Task<IReadOnlyList<OutgoingRow>> MessagesOf(
        Inbox inbox,
        IReadOnlyList<Message> letters,
        CancellationToken cancel
    )
    {
        var messages = new Dictionary<string, OutgoingRow>();
        foreach (var login in letters.Select(l => l.To).Distinct())
        {
            for (var at = ChaosYear.Until; at > ChaosYear.Start; at -= Inbox.Span)
            {
                foreach (var row in await inbox.Outgoing(login, at, cancel))
                    messages[row.Value.Mail.Id] = row.Value;
            }
        }
        return [.. messages.Values];
    }
}
