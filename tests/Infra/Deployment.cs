using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Infra;

/// <summary>What a parameter file would deploy. What only Azure can say stands there as the expression it is: "[reference('…').clientId]".</summary>
internal sealed class Deployment
{
    private static readonly ConcurrentDictionary<string, Lazy<Deployment>> Made = new();

    private Deployment(JsonNode snapshot)
    {
        Text = snapshot.ToJsonString();
        Url = snapshot["outputs"]!["PLANMONITOR_URL"]!.ToString();
        Resources = [.. snapshot["predictedResources"]!.AsArray().Select(r => new Resource(r!))];
    }

    public string Text { get; }

    public string Url { get; }

    public IReadOnlyList<Resource> Resources { get; }

    public Resource App => One("Microsoft.Web/sites");

    public Resource Identity => One("Microsoft.ManagedIdentity/userAssignedIdentities");

    public Resource SignIn => Assert.Single(Of("Microsoft.Web/sites/config"), c => c.LastName == "authsettingsV2");

    /// <summary>The value of every app setting by its name.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        Assert.Single(Of("Microsoft.Web/sites/config"), c => c.LastName == "appsettings").Node["properties"]!
            .AsObject()
            .ToDictionary(s => s.Key, s => s.Value!.ToString());

    /// <summary>Storage accounts by what they are for.</summary>
    public Resource HostAccount => Account("sthost");

    public Resource DataAccount => Account("stdata");

    public static Deployment For(string parameterFile) =>
        Made.GetOrAdd(parameterFile, p => new(() => new(BicepCompiler.Snapshot(Path.Combine(Root, "infra", p))))).Value;

    /// <summary>What a copy of the files would deploy in which texts are replaced by others.</summary>
    public static Deployment With(string parameterFile, params (string File, string From, string To)[] edits)
    {
        using var copy = new BicepCopy(edits);
        return new(BicepCompiler.Snapshot(copy.File(parameterFile)));
    }

    /// <summary>There is at least one, so that a rule about all of them means something.</summary>
    public IReadOnlyList<Resource> Of(string type)
    {
        var found = Resources.Where(r => r.Type == type).ToList();
        Assert.True(found.Count > 0, $"nothing of the type {type} is made");
        return found;
    }

    public Resource One(string type) => Assert.Single(Of(type));

    private Resource Account(string prefix) =>
        Assert.Single(Of("Microsoft.Storage/storageAccounts"), a =>
            a.Name.StartsWith(prefix, StringComparison.Ordinal)
        );
}

/// <summary>One resource; its parts by their path, as text: "properties.httpsOnly" is "true", "false" or null.</summary>
internal sealed record Resource(JsonNode Node)
{
    public string Type => Node["type"]!.ToString();

    public string Name => Node["name"]!.ToString();

    public string LastName => Name.Split('/')[^1];

    public string Id => Node["id"]!.ToString();

    public string? this[string path] => Part(path)?.ToString();

    public JsonNode? Part(string path) => path.Split('.').Aggregate((JsonNode?)Node, (node, part) => node?[part]);

    public IReadOnlyList<JsonNode> List(string path) => [.. (Part(path)?.AsArray() ?? []).Select(n => n!)];

    /// <summary>Fails, naming resource and path, when it says anything else or nothing.</summary>
    public void Says(string path, string value)
    {
        var said = this[path];
        Assert.True(said == value, $"{Type} {Name}: {path} must be {value}, is {said ?? "not set"}");
    }

    /// <summary>Names of all properties in it, however deep.</summary>
    public IEnumerable<string> PropertyNames => NamesIn(Node);

    /// <summary>What an extension of another resource belongs to; null when it is on the whole group.</summary>
    public string? Scope =>
        Regex.Match(Id, @"^\[extensionResourceId\('(/subscriptions/[^']+/providers/[^']+)', ") is { Success: true } m
            ? m.Groups[1].Value
            : null;

    public override string ToString() => $"{Type} {Name}";

    private static IEnumerable<string> NamesIn(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.SelectMany(p => NamesIn(p.Value).Prepend(p.Key)),
            JsonArray a => a.SelectMany(NamesIn),
            _ => [],
        };
}

/// <summary>The Bicep files in a folder of their own, with texts replaced by others.</summary>
internal sealed class BicepCopy : IDisposable
{
    private readonly TempFolder folder = new();

    public BicepCopy(params (string File, string From, string To)[] edits)
    {
        Directory.CreateDirectory(folder.File("modules"));
        foreach (var original in BicepFiles.All)
            System.IO.File.Copy(Path.Combine(Root, "infra", original), File(original));
        foreach (var (file, from, to) in edits)
        {
            var text = System.IO.File.ReadAllText(File(file));
            if (!text.Contains(from, StringComparison.Ordinal))
                throw new InvalidOperationException($"{file} does not hold: {from}");
            System.IO.File.WriteAllText(File(file), text.Replace(from, to, StringComparison.Ordinal));
        }
    }

    public string File(string name) => folder.File(name);

    public void Dispose() => folder.Dispose();
}

internal static class BicepFiles
{
    /// <summary>Every .bicep and .bicepparam, as its path in infra.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory
            .GetFiles(Path.Combine(Root, "infra"), "*.bicep*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(Root, "infra"), f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>One a size.</summary>
    public static IEnumerable<string> Sizes => All.Where(f => f.EndsWith(".bicepparam", StringComparison.Ordinal));
}
