namespace PlanMonitor.Core.Backup;

/// <summary>What is in an archive; its last entry, as it holds the hashes of the others.</summary>
/// <param name="Format">1; another one is read by another version of the program.</param>
/// <param name="At">When the backup began: everything that was acknowledged before is in it.</param>
/// <param name="Program">Version that wrote it.</param>
/// <param name="Tables">In the order in which they are restored.</param>
/// <param name="Damaged">Objects whose bytes no longer have their hash, or that could not be read; they are not in it.</param>
public sealed record Manifest(
    int Format,
    DateTimeOffset At,
    string Program,
    IReadOnlyList<TablePart> Tables,
    IReadOnlyList<ObjectPart> Objects,
    IReadOnlyList<string> Damaged
)
{
    public const int ThisFormat = 1;
    public const string EntryName = "manifest.json";

    public long Rows => Tables.Sum(t => t.Rows);
}

/// <param name="Rows">A line each, links of the chain among them.</param>
/// <param name="Size">Bytes.</param>
public sealed record TablePart(string Name, long Rows, long Size, string Sha256)
{
    public string EntryName => NameOf(Name);

    public static string NameOf(string table) => $"rows/{table}.ndjson";
}

public sealed record ObjectPart(string Sha256, long Size)
{
    public string EntryName => NameOf(Sha256);

    public static string NameOf(string sha256) => $"objects/{sha256}";
}

/// <summary>A line of a table.</summary>
public sealed record ArchivedRow(string Partition, string Key, string Body);

/// <summary>An archive that cannot be taken, in one sentence for whoever operates.</summary>
public sealed class ArchiveException(string sentence, Exception? inner = null) : Exception(sentence, inner);
