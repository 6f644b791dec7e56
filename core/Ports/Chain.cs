using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlanMonitor.Core.Ports;

/// <summary>
/// One batch of a chained table: which rows it wrote or removed, by the SHA-256 of their bodies. A link names the hash of the
/// link before it, so none can be changed, left out or put in between afterwards without changing all that follow.
/// </summary>
/// <param name="Number">From 1, without a gap in a partition.</param>
/// <param name="At">By the clock of the machine that wrote it.</param>
/// <param name="Salt">Drawn for this link: without it nobody can try out what a hash of few possible contents stands for.</param>
/// <param name="Before">Hash of the link before; of the first, the hash of the place (<see cref="Chain.Root"/>).</param>
public sealed record Link(long Number, DateTimeOffset At, string Salt, string Before, IReadOnlyList<LinkedRow> Rows)
{
    /// <summary>What is hashed besides the hash before: a line each, in a fixed order. Keys hold no line ends.</summary>
    public string Text()
    {
        var text = new StringBuilder("planmonitor-link 1\n").Append(
            CultureInfo.InvariantCulture,
            $"{Number}\n{At.UtcDateTime:O}\n{Salt}\n"
        );
        foreach (var row in Rows)
            text.Append(CultureInfo.InvariantCulture, $"{row.Sha256 ?? "-"} {row.Key}\n");
        return text.ToString();
    }

    /// <summary>SHA-256 of the text, lower-case hex: all that the next links need to know of this one.</summary>
    public string Content() => Chain.HexOf(Encoding.UTF8.GetBytes(Text()));

    /// <summary>The hash the next link names.</summary>
    public string Hash() => Chain.Join(Before, Content());
}

/// <param name="Sha256">Of the body as it stands since; null: the row was removed.</param>
public sealed record LinkedRow(string Key, string? Sha256);

/// <summary>The end of a chain: how many links it has and what the last one hashes to.</summary>
public sealed record ChainEnd(long Number, string Hash);

/// <summary>
/// The rules of the chains. Both storages add a batch's link in the batch itself; links lie among the rows of their partition,
/// newest first, under keys that begin with <see cref="Mark"/>, and no query shows them that does not ask for them.
/// </summary>
public static class Chain
{
    /// <summary>With it the keys of links begin, and no other.</summary>
    public const string Mark = "!";

    /// <summary>The first key after those of links.</summary>
    public const string AfterLinks = "\"";

    /// <summary>The key range of all links of a partition, newest first.</summary>
    public static readonly KeyRange Links = KeyRange.StartingWith(Mark);
    private const long Highest = 9_999_999_999;

    private static readonly HashSet<string> Tables = [.. StoredTables.Chained];

    public static bool Holds(string table) => Tables.Contains(table);

    /// <summary>What the first link of a partition names as the hash before it, so that no chain can be moved to another place.</summary>
    public static string Root(string table, string partition) =>
        HexOf(Encoding.UTF8.GetBytes($"planmonitor-chain 1\n{table}\n{partition}\n"));

    public static string KeyOf(long number) => Mark + (Highest - number).ToString("D10", CultureInfo.InvariantCulture);

    /// <summary>The link a batch adds.</summary>
    /// <param name="end">Null: the partition has no link yet.</param>
    public static Link Next(
        string table,
        string partition,
        ChainEnd? end,
        IReadOnlyList<RowChange> changes,
        DateTimeOffset at,
        string salt
    )
    {
        var before = end?.Hash ?? Root(table, partition);
        return new((end?.Number ?? 0) + 1, at, salt, before, [.. changes.Select(Linked)]);
    }

    public static RowChange Insert(Link link) => RowChange.Insert(KeyOf(link.Number), Json.Write(link));

    /// <exception cref="DamagedRecordException">The row is no link.</exception>
    public static Link LinkOf(Row row) => Json.Read<Link>(row.Body, row.Key);

    public static ChainEnd EndOf(Link link) => new(link.Number, link.Hash());

    /// <summary>Where the chain goes on after its newest row: one that was damaged stops nobody's work, and verification names it.</summary>
    /// <exception cref="DamagedRecordException">Not even the key is a link's.</exception>
    public static ChainEnd EndOf(string key, string body)
    {
        var number = IsKey(key) ? NumberOf(key) : throw new DamagedRecordException(key);
        try
        {
            return new(number, Json.Read<Link>(body, key).Hash());
        }
        catch (Exception e) when (e is DamagedRecordException or FormatException)
        {
            return new(number, HashOf(body));
        }
    }

    /// <summary>Whether a row under this key is a link.</summary>
    public static bool IsKey(string key) =>
        key.Length == Mark.Length + 10
        && key.StartsWith(Mark, StringComparison.Ordinal)
        && key.AsSpan(Mark.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    public static long NumberOf(string key) =>
        Highest - long.Parse(key.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The hash of a link: SHA-256 of 0x02, the hash before, the hash of its content.</summary>
    public static string Join(string before, string content) =>
        HexOf([2, .. Convert.FromHexString(before), .. Convert.FromHexString(content)]);

    /// <summary>Lower-case hex SHA-256 of a body as a link names it.</summary>
    public static string HashOf(string body) => HexOf(Encoding.UTF8.GetBytes(body));

    internal static string HexOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static LinkedRow Linked(RowChange change) =>
        new(change.Key, change.Kind == ChangeKind.Delete ? null : HashOf(change.Body));
}
