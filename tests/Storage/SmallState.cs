using System.Security.Cryptography;
using System.Text;

namespace PlanMonitor.Tests.Storage;

/// <summary>A folder with something of everything, on which no host works.</summary>
internal static class SmallState
{
    /// <summary>A small state with chains, heads, a session, an object and a row longer than a batch takes.</summary>
    /// <returns>The object's hash.</returns>
    public static async Task<string> Fill(string folder, string word)
    {
        OwnerOnly.Folder(folder);
        using var records = new SqliteRecords(Path.Combine(folder, DataFolder.Database));
        for (var i = 0; i < 250; i++)
            await records.Write("submissions", $"p{i % 3}", [RowChange.Insert($"k{i:D3}", $"\"{word} {i}\"")], default);
        await records.Write("accounts", "accounts", [RowChange.Insert("a", new('x', 400_000))], default);
        await records.Write("accounts", "accounts", [RowChange.Insert("b", new('ế', 400_000))], default);
        await records.Write("sessions", "a", [RowChange.Insert("session|1", "{}")], default);
        var bytes = Encoding.UTF8.GetBytes(word);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await new DiskFiles(Path.Combine(folder, DataFolder.Files)).Add(bytes, sha256, default);
        await new DiskHeads(Path.Combine(folder, DataFolder.Heads)).Keep("0000000001", "{}", default);
        return sha256;
    }

    /// <summary>More, beside what a town has: rows longer than a batch takes, many of one partition.</summary>
    public static async Task FillMore(string folder)
    {
        using var records = new SqliteRecords(Path.Combine(folder, DataFolder.Database));
        for (var i = 0; i < 250; i++)
            await records.Write("submissions", $"p{i % 3}", [RowChange.Insert($"k{i:D3}", $"\"{i}\"")], default);
        await records.Write("accounts", "large", [RowChange.Insert("a", new('x', 400_000))], default);
        await records.Write("accounts", "large", [RowChange.Insert("b", new('ế', 400_000))], default);
    }

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
