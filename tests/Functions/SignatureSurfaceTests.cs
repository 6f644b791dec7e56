namespace PlanMonitor.Tests.Functions;

/// <summary>
/// functions/signatures at a glance: surface.txt lists every official member that is declared there. The default build keeps the list true to the
/// declarations, the official build keeps it true to the official packages.
/// </summary>
public sealed class SignatureSurfaceTests
{
    private static readonly string Path = System.IO.Path.Combine(Given.Root, "functions", "signatures", "surface.txt");

#if AZURE_OFFICIAL
    /// <summary>The packages of which something is declared; by name, as not all of them are loaded yet.</summary>
    private static readonly string[] Packages = ["Azure.Data.Tables", "Azure.Storage.", "Microsoft.Azure.Functions.Worker", "Microsoft.DurableTask", "DurableTask.Core"];

    [Fact]
    public void Every_declared_member_is_in_the_official_packages_just_so()
    {
        var official = Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(f => Packages.Any(p => System.IO.Path.GetFileName(f).StartsWith(p, StringComparison.Ordinal)))
            .SelectMany(f => System.Reflection.Assembly.LoadFrom(f).GetExportedTypes())
            .SelectMany(Surface.Of)
            .ToHashSet(StringComparer.Ordinal);
        var departures = File.ReadAllLines(Path).Where(l => !official.Contains(l)).ToList();
        Assert.True(departures.Count == 0, $"Not so in the official packages:{string.Concat(departures.Select(d => $"\n  {d}"))}");
    }
#else
    [Fact]
    public void The_list_of_declared_members_is_true()
    {
        var declared = typeof(Microsoft.DurableTask.TaskName).Assembly.GetExportedTypes().SelectMany(Surface.Of).Order(StringComparer.Ordinal).ToList();
        var listed = File.ReadAllLines(Path);
        var actual = System.IO.Path.Combine(AppContext.BaseDirectory, "surface.txt");
        File.WriteAllLines(actual, declared);
        Assert.True(declared.SequenceEqual(listed), $"functions/signatures changed. Read what was added and removed, then: cp {actual} {Path}"
            + string.Concat(declared.Except(listed).Select(l => $"\n+ {l}")) + string.Concat(listed.Except(declared).Select(l => $"\n- {l}")));
    }
#endif
}
