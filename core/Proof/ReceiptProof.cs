using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Proof;

/// <summary>
/// Everything with which a receipt can be checked on any machine, without this program's data: the row that was recorded, the
/// link that names it, the links after it up to an end that the log holds, and the way from there to a head. Who has that head
/// from elsewhere (a letter, a printed page) needs to trust nobody.
/// </summary>
/// <param name="Body">The revision's row, letter by letter.</param>
/// <param name="Link">Of the batch that wrote it.</param>
/// <param name="After">Contents (<see cref="Ports.Link.Content"/>) of the links after it, up to the one of the leaf.</param>
/// <param name="Path">From the leaf to the root, lower-case hex.</param>
public sealed record ReceiptProof(
    string Kind,
    string Table,
    string Partition,
    string Key,
    string Body,
    Link Link,
    IReadOnlyList<string> After,
    Leaf Leaf,
    IReadOnlyList<string> Path,
    Head Head
)
{
    public const string KindOfFile = "planmonitor-receipt-1";

    /// <exception cref="DamagedRecordException">The row holds no revision.</exception>
    public Receipt Receipt() => Json.Read<Revision>(Body, Key).Receipt;
}

/// <summary>What is wrong with a proof.</summary>
public enum ProofFault
{
    /// <summary>It is no proof of this kind.</summary>
    NotAProof,

    /// <summary>The row is not the one that the link names.</summary>
    RowDiffers,

    /// <summary>The links do not lead to the end that the log holds.</summary>
    ChainDiffers,

    /// <summary>The end does not lead to the root of the head.</summary>
    HeadDiffers,
}

public static class ProofRules
{
    /// <summary>Null: it holds, as far as its head is one that was made.</summary>
    public static ProofFault? Check(ReceiptProof proof)
    {
        if (proof.Kind != ReceiptProof.KindOfFile)
            return ProofFault.NotAProof;
        try
        {
            return WhatDiffers(proof);
        }
        // A hash that is no hexadecimal number.
        catch (FormatException)
        {
            return ProofFault.NotAProof;
        }
    }

    private static ProofFault? WhatDiffers(ReceiptProof proof)
    {
        var named = proof.Link.Rows.FirstOrDefault(r => r.Key == proof.Key);
        if (named?.Sha256 != Chain.HashOf(proof.Body))
            return ProofFault.RowDiffers;
        var leaf = proof.Leaf;
        var end = proof.After.Aggregate(proof.Link.Hash(), Chain.Join);
        var place = (leaf.Table, leaf.Partition, leaf.Number);
        if (place != (proof.Table, proof.Partition, proof.Link.Number + proof.After.Count) || end != leaf.Hash)
            return ProofFault.ChainDiffers;
        var path = proof.Path.Select(Convert.FromHexString).ToList();
        var root = TreeRules.RootOf(TreeRules.LeafHash(leaf.Bytes()), leaf.Index, proof.Head.Size, path);
        return root is null || Convert.ToHexStringLower(root) != proof.Head.Root ? ProofFault.HeadDiffers : null;
    }
}
