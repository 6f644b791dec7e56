using System.Text.Json;
using System.Text.Json.Nodes;
using PlanMonitor.Core.Calendar;

namespace PlanMonitor.Core.Cycles;

/// <summary>A template as a file brings it.</summary>
public sealed record Template(string Id, string Json);

/// <summary>JSON text -> cycle, or every error with its path: first the shape (templates/schema/cycle.schema.json), then the references and dates.</summary>
public static class TemplateReader
{
    private static readonly JsonShape Shape = JsonShape.Shipped("cycle.schema.json");

    /// <summary>The cycle is null where its shape is wrong; problems may hold warnings beside a cycle.</summary>
    public static (Cycle? Cycle, IReadOnlyList<FieldProblem> Problems) Read(string json, WorkingDays days)
    {
        JsonObject root;
        try
        {
            root =
                JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new JsonException("an object is expected");
        }
        catch (JsonException e)
        {
            return (null, [new("$", "json", ShapeTexts.Json.With(e.Message))]);
        }
        root.Remove("$schema");
        var problems = Shape.Check(JsonSerializer.SerializeToElement(root));
        if (problems.Count > 0)
            return (null, problems);
        try
        {
            var cycle = root.Deserialize<Cycle>(Json.Strict)!;
            return (cycle, CycleRules.Check(cycle, days));
        }
        catch (JsonException e)
        {
            return (null, [new(e.Path ?? "$", "json", ShapeTexts.Json.With(e.Message))]);
        }
    }
}
