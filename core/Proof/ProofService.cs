using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Proof;

/// <summary>Gives what others keep: proofs of receipts, and that one head goes on from another.</summary>
public sealed class ProofService(IRecords records, HeadLog log, HeadService heads)
{
    private const int Page = 200;

    /// <exception cref="ProblemException">not-found: no such revision.</exception>
    /// <exception cref="DamagedRecordException">No link names it, or a link after it cannot be read.</exception>
    public async Task<ReceiptProof> OfReceipt(Duty duty, int revision, CancellationToken cancel)
    {
        var (table, partition) = (SubmissionRows.Table, duty.Partition);
        var key = RevisionStore.KeyOf(duty.Unit, revision);
        var row = await records.Read(table, partition, key, cancel) ?? throw Problems.NotFound.With().AsException();
        var (leaf, head) = await heads.TakeOne(table, partition, cancel) ?? throw new DamagedRecordException(key);
        if (head.Size <= leaf.Index)
            throw new DamagedRecordException(head.Name);
        var (link, after) = await LinksFrom(key, leaf, cancel);
        var path = await TreeRules.Inclusion(leaf.Index, head.Size, place => log.Node(place, cancel));
        return new(
            ReceiptProof.KindOfFile,
            table,
            partition,
            key,
            row.Body,
            link,
            after,
            leaf,
            [.. path.Select(Convert.ToHexStringLower)],
            head
        );
    }

    /// <summary>The hashes that prove that the log of a later head begins with that of an earlier one; lower-case hex.</summary>
    /// <exception cref="ProblemException">not-found: the log has no so many leaves.</exception>
    public async Task<IReadOnlyList<string>> Consistency(long earlier, long later, CancellationToken cancel)
    {
        var newest = await log.Newest(cancel);
        if (earlier < 0 || earlier > later || later > newest.Size)
            throw Problems.NotFound.With().AsException();
        var path = await TreeRules.Consistency(earlier, later, place => log.Node(place, cancel));
        return [.. path.Select(Convert.ToHexStringLower)];
    }

    /// <summary>The link that wrote a row, and the contents of those after it up to the leaf, in their order.</summary>
    private async Task<(Link Link, IReadOnlyList<string> After)> LinksFrom(
        string key,
        Leaf leaf,
        CancellationToken cancel
    )
    {
        var after = new List<string>();
        var range = Chain.Links with { From = Chain.KeyOf(leaf.Number) };
        string? cursor = null;
        do
        {
            var page = await records.Query(leaf.Table, leaf.Partition, range, Page, cursor, cancel);
            foreach (var link in page.Rows.Select(Chain.LinkOf))
            {
                if (link.Rows.Any(r => r.Key == key))
                    return (link, [.. after.AsEnumerable().Reverse()]);
                after.Add(link.Content());
            }
            cursor = page.Cursor;
        } while (cursor is not null);
        throw new DamagedRecordException(key);
    }
}
