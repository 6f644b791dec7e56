using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PlanMonitor.Tests.Simulation;

/// <summary>The output folder of one simulated year; each scenario is run once for all tests.</summary>
internal sealed class Year(string folder)
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Year>>> Runs = new();
    private static readonly string Root = typeof(Year).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SourceRoot").Value!;

    public static string Template { get; } = System.IO.Path.Combine(Root, "templates", "huong-tra-2023.json");

    public static Task<Year> Run(string scenario) => Runs.GetOrAdd(scenario, s => new(() => RunAgain(s, null))).Value;

    public static async Task<Year> RunAgain(string scenario, int? seed)
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-year-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await Local.Simulation.Command(Template, System.IO.Path.Combine(Root, "templates", "scenarios", scenario + ".json"), seed, folder, TextWriter.Null, default);
        return new(folder);
    }

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    public JsonElement Json(string name) => JsonDocument.Parse(Bytes(name)).RootElement;

    public List<JsonElement> Lines(string name) => [.. File.ReadLines(Path(name)).Select(l => JsonDocument.Parse(l).RootElement)];

    public List<string> Files() => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    public string WithoutWallSeconds() => Regex.Replace(File.ReadAllText(Path("summary.json")), "\"wallSeconds\": [0-9.]+", "");
}
