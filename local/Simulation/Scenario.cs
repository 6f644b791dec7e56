using System.Text.Json;
using System.Text.Json.Nodes;
using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Forms;
using PlanMonitor.Local.Host;

namespace PlanMonitor.Local.Simulation;

/// <summary>Who does what and when; docs/scenario.md, docs/scenario.schema.json.</summary>
public sealed record Scenario
{
    public required int Seed { get; init; }
    public required RandomShares? Random { get; init; }
    public required IReadOnlyList<ScenarioAct> Acts { get; init; }
    public required DateOnly Until { get; init; }

    /// <exception cref="StartException">The file is missing or does not have the shape; every error with its path.</exception>
    public static Scenario Read(string path)
    {
        JsonObject root;
        try
        {
            root =
                JsonNode.Parse(File.ReadAllText(path)) as JsonObject
                ?? throw new JsonException("an object is expected");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new StartException($"The scenario {path} cannot be read: {e.Message}");
        }
        root.Remove("$schema");
        using var schema = typeof(Scenario).Assembly.GetManifestResourceStream("scenario.schema.json")!;
        using var reader = new StreamReader(schema);
        var problems = new JsonShape(reader.ReadToEnd()).Check(JsonSerializer.SerializeToElement(root));
        if (problems.Count == 0)
            return root.Deserialize<Scenario>(Json.Strict)!;
        var errors = string.Join('\n', problems.Select(p => $"  {p.Path}: {p.Text.En}"));
        throw new StartException($"The scenario {path} has {problems.Count} errors:\n{errors}");
    }
}

/// <summary>Probabilities for what happens by itself.</summary>
public sealed record RandomShares(double Late, double Never, double Returned, double Nil);

public sealed record ScenarioAct
{
    public required DateTimeOffset At { get; init; }
    public required string As { get; init; }
    public required string Do { get; init; }

    /// <summary>Id of the cycle; left out: the first, which is the one above the others.</summary>
    public string? Cycle { get; init; }
    public string? Unit { get; init; }
    public string? Obligation { get; init; }
    public string? Period { get; init; }

    /// <summary>Left out: values are drawn; an empty object: nothing is entered.</summary>
    public IReadOnlyDictionary<string, FormValue>? Values { get; init; }

    /// <summary>Left out: a sample is attached where the form needs a file; an empty list: none.</summary>
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>Left out: a number and the day before the act where the form needs them.</summary>
    public DocumentReference? Document { get; init; }
    public string? Reason { get; init; }
    public DateOnly? LastDay { get; init; }
    public int? WorkingDays { get; init; }
    public ScenarioDeadline? Deadline { get; init; }

    public bool IsIn(string cycle, bool first) => Cycle is null ? first : Cycle == cycle;
}

public sealed record ScenarioDeadline(DateOnly Date, DeadlineOperator Operator);
