using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Proof;

/// <summary>
/// The log as it stood: how many leaves it had, and the root of the hash tree over them (lower-case hex SHA-256, RFC 6962).
/// </summary>
/// <param name="At">By the clock of the machine.</param>
public sealed record Head(long Size, string Root, DateTimeOffset At)
{
    public static readonly Head None = new(0, Convert.ToHexStringLower(TreeRules.Nothing), DateTimeOffset.MinValue);

    [JsonIgnore]
    public string Name => Size.ToString("D10", CultureInfo.InvariantCulture);
}

/// <summary>A leaf of the log: the end of a chain as it stood at a head.</summary>
/// <param name="Number">Of the last link.</param>
/// <param name="Hash">Of the last link.</param>
public sealed record Leaf(long Index, string Table, string Partition, long Number, string Hash)
{
    /// <summary>What is hashed: a line each. Names of partitions hold no line ends.</summary>
    public byte[] Bytes() =>
        Encoding.UTF8.GetBytes(
            FormattableString.Invariant($"planmonitor-leaf 1\n{Table}\n{Partition}\n{Number}\n{Hash}\n")
        );
}
