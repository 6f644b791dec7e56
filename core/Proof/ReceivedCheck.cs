using System.Security.Cryptography;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Proof;

/// <summary>Whether what was received still is what its receipt, its seal and the hashes of its files say.</summary>
public sealed class ReceivedCheck(IFiles files)
{
    /// <param name="stored">A partition of submissions.</param>
    public async Task<IReadOnlyList<Finding>> Check(StoredPartition stored, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        void Add(FindingKind kind, string key) => findings.Add(new(kind, stored.Table, stored.Partition, key));
        foreach (var row in Under("rev|", stored))
        {
            if (Json.TryRead<Revision>(row.Body) is not { } revision || !IsAsReceived(revision))
            {
                Add(FindingKind.RevisionDiffers, row.Key);
                continue;
            }
            foreach (var file in revision.Content.Files)
            {
                if (await CheckObject(file.Sha256, cancel) is { } kind)
                    Add(kind, file.Sha256);
            }
        }
        foreach (var row in Under("log|", stored))
        {
            if (Json.TryRead<LogEntry>(row.Body) is not { Sealed: { Length: > 0 } hash } entry)
                continue;
            if (await CheckObject(hash, cancel) is { } kind)
                Add(kind, hash);
            else if (!await IsSealOf(entry, hash, stored, cancel))
                Add(FindingKind.SealDiffers, row.Key);
        }
        return findings;
    }

    private static IEnumerable<Row> Under(string prefix, StoredPartition stored) =>
        stored.Rows.Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal));

    private static bool IsAsReceived(Revision revision) =>
        Json.Hash(revision.Content.Values) == revision.Receipt.ValuesSha256
        && Json.Hash(revision.Content.Files) == Json.Hash(revision.Receipt.Files)
        && revision.Number == revision.Receipt.Revision;

    private async Task<FindingKind?> CheckObject(string sha256, CancellationToken cancel)
    {
        await using var content = await files.Open(sha256, cancel);
        if (content is null)
            return FindingKind.ObjectMissing;
        var actual = await SHA256.HashDataAsync(content, cancel);
        return Convert.ToHexStringLower(actual) == sha256 ? null : FindingKind.ObjectChanged;
    }

    /// <summary>Whether what was sealed is the revision as it is stored, with its log until then.</summary>
    private async Task<bool> IsSealOf(LogEntry entry, string hash, StoredPartition stored, CancellationToken cancel)
    {
        await using var content = await files.Open(hash, cancel);
        using var reader = new StreamReader(content!);
        if (Json.TryRead<SealedSubmission>(await reader.ReadToEndAsync(cancel)) is not { } sealedThen)
            return false;
        var key = RevisionStore.KeyOf(entry.Unit, sealedThen.Revision.Number);
        var row = stored.Rows.FirstOrDefault(r => r.Key == key);
        if (Json.TryRead<Revision>(row?.Body) is not { } revision)
            return false;
        var logged = Under($"log|{entry.Unit}|", stored)
            .Take(sealedThen.Log.Count)
            .Select(r => Json.TryRead<LogEntry>(r.Body));
        return Json.Write(revision) == Json.Write(sealedThen.Revision)
            && logged.SequenceEqual(sealedThen.Log)
            && sealedThen.AcceptedBy == entry.By;
    }
}
