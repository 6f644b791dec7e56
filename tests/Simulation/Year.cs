using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PlanMonitor.Tests.Simulation;

/// <summary>The output folder of one simulated year; each scenario is run once for all tests.</summary>
internal sealed class Year(string folder)
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Year>>> Runs = new();
    private static readonly string Root = typeof(Year)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "SourceRoot")
        .Value!;

    public static string Template { get; } = System.IO.Path.Combine(Root, "templates", "huong-tra-2023.json");

    public static Task<Year> Run(string scenario) => Runs.GetOrAdd(scenario, s => new(() => RunAgain(s, null))).Value;

    public static async Task<Year> RunAgain(string scenario, int? seed)
    {
        var folder = NewFolder();
        await SimulationCommand.Run(
            new(Template, folder, System.IO.Path.Combine(Root, "templates", "scenarios", scenario + ".json"), seed),
            TextWriter.Null,
            default
        );
        return new(folder);
    }

    /// <summary>The province's plan, the town's under it, and plans after its pattern for the other units of the list; run once for all tests.</summary>
    public static Task<Year> RunProvince(IEnumerable<string> districts) =>
        Runs.GetOrAdd(string.Join(' ', districts), units => new(async () =>
            {
                var folder = NewFolder();
                var list = JsonNode.Parse(
                    File.ReadAllText(System.IO.Path.Combine(Root, "templates", "units", "thua-thien-hue-2023.json"))
                )!;
                list["districts"] = new JsonArray([
                    .. list["districts"]!
                        .AsArray()
                        .Where(d => units.Split(' ').Contains(d!["code"]!.GetValue<string>()))
                        .Select(d => d!.DeepClone()),
                ]);
                var listPath = System.IO.Path.Combine(folder, "units.json");
                await File.WriteAllTextAsync(listPath, list.ToJsonString());
                await SimulationCommand.Run(
                    new(
                        System.IO.Path.Combine(Root, "templates", "thua-thien-hue-2023.json"),
                        folder,
                        Below: Template,
                        Siblings: listPath
                    ),
                    TextWriter.Null,
                    default
                );
                return new(folder);
            })).Value;

    private static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-year-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    public JsonElement Json(string name) => JsonDocument.Parse(Bytes(name)).RootElement;

    public List<JsonElement> Lines(string name) =>
        [.. File.ReadLines(Path(name)).Select(l => JsonDocument.Parse(l).RootElement)];

    public List<string> Files() =>
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => System.IO.Path.GetRelativePath(folder, f))
                .Order(StringComparer.Ordinal),
        ];

    public string WithoutWallSeconds() =>
        Regex.Replace(File.ReadAllText(Path("summary.json")), "\"wallSeconds\": [0-9.]+", "");
}
