using System.Security.Cryptography;

namespace PlanMonitor.Bench;

/// <summary>
/// Whether what was acknowledged is stored as it was sent, and whether the rows of a duty agree with each other.
/// </summary>
internal sealed class KeptCheck(IServiceProvider services, DiskFiles files, IRecords records, Duties duties)
{
    private readonly RevisionStore revisions = new(records);
    private readonly LogStore logs = new(records);

    private IEnumerable<string> Partitions => duties.All.Select(d => d.Partition).Distinct();

    /// <summary>
    /// Every receipt that somebody has: the revision is there, says what was sent, and its files are there byte for
    /// byte.
    /// </summary>
    public async Task<IReadOnlyList<string>> Receipts(IReadOnlyList<ChaosEntry> entries, CancellationToken cancel)
    {
        var broken = new List<string>();
        foreach (var entry in entries.Where(e => e.Receipt is not null))
        {
            var duty = duties.Find(entry.Key.Obligation, entry.Key.Period, entry.Key.Unit)!;
            var found = await revisions.Find(duty, entry.Revision!.Value, cancel);
            if (await WhatDiffers(entry, found, cancel) is { } what)
                broken.Add($"{entry.Key} revision {entry.Revision}: {what}");
        }
        return broken;
    }

    /// <summary>The state of a duty counts what is there, and at most one of its revisions counts.</summary>
    public async Task<IReadOnlyList<string>> States(CancellationToken cancel)
    {
        var broken = new List<string>();
        foreach (var partition in Partitions)
        {
            var states = await services.Store.States(partition, cancel);
            var rows = await records.All(SubmissionRows.Table, partition, KeyRange.All, cancel);
            foreach (var state in states.Values)
            {
                int Count(string prefix) =>
                    rows.Count(r => r.Key.StartsWith($"{prefix}|{state.Unit}|", StringComparison.Ordinal));
                var counted = (Count("rev"), Count("log"));
                if (counted != (state.Revisions.Count, state.LogCount))
                    broken.Add(
                        $"{partition} {state.Unit}: {counted} revisions and log rows, and its state says others"
                    );
                if (state.Revisions.Count(r => r.Fate == RevisionFate.Current) > 1)
                    broken.Add($"{partition} {state.Unit}: several revisions count");
            }
        }
        return broken;
    }

    /// <summary>By duty: who did what, in order; without the instants and the receipts' numbers.</summary>
    public async Task<IReadOnlyDictionary<DutyKey, IReadOnlyList<string>>> Logs(CancellationToken cancel)
    {
        var read = new Dictionary<DutyKey, IReadOnlyList<string>>();
        foreach (var partition in duties.All.GroupBy(d => d.Partition))
        {
            var entries = (await logs.OfAll(partition.Key, cancel)).ToLookup(l => l.Unit);
            foreach (var duty in partition)
                read[new(ChaosYear.Cycle, duty.Obligation.Id, duty.Period.Id, duty.Unit)] =
                [
                    .. entries[duty.Unit].Select(l => $"{l.Event} {l.Revision} {l.By}"),
                ];
        }
        return read;
    }

    /// <summary>What the verification of the product finds.</summary>
    public async Task<(int Rows, IEnumerable<string> Findings)> Verified(CancellationToken cancel)
    {
        var newest = await services.Heads.Take(cancel);
        var page = await services.Verification.All([newest], cancel);
        return (page.Rows, page.Findings.Select(f => f.ToString()));
    }

    private async Task<string?> WhatDiffers(ChaosEntry sent, Revision? found, CancellationToken cancel)
    {
        if (found is null)
            return "it is not there";
        if (found.Receipt.Number != sent.Receipt)
            return $"its receipt is {found.Receipt.Number}, the person has {sent.Receipt}";
        foreach (var (code, value) in sent.Content!.Values)
        {
            var kept = found.Content.Values.GetValueOrDefault(code);
            if (Json.Write(kept) != Json.Write(value))
                return $"{code} is {Json.Write(kept)}, {Json.Write(value)} was sent";
        }
        if (found.Content.Files.Count != sent.Content.Files.Count)
            return $"it has {found.Content.Files.Count} files, {sent.Content.Files.Count} were sent";
        foreach (var file in sent.Content.Files)
        {
            await using var stream = await files.Open(file.Sha256, cancel);
            var isThere = stream is not null && await HashOf(stream, cancel) == file.Sha256;
            if (!isThere)
                return $"the file {file.Name} is not there as it was sent";
        }
        return null;
    }

    private static async Task<string> HashOf(Stream stream, CancellationToken cancel) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
}
