using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>A function as the worker describes it to its host.</summary>
internal sealed class PeerFunction(JsonObject metadata)
{
    private readonly IReadOnlyList<JsonObject> bindings =
    [
        .. metadata["rawBindings"]!.AsArray().Select(b => JsonNode.Parse((string)b!)!.AsObject()),
    ];

    public string Name => (string)metadata["name"]!;

    public string Id => (string)metadata["functionId"]!;

    /// <summary>Null: it has another trigger.</summary>
    public string? Route => (string?)Binding("httpTrigger")?["route"];

    public IReadOnlyList<string> HttpMethods =>
        [.. Binding("httpTrigger")?["methods"]?.AsArray().Select(m => (string)m!) ?? []];

    public bool Has(string bindingType) => Binding(bindingType) is not null;

    public JsonObject LoadRequest => new() { ["functionId"] = Id, ["metadata"] = Described() };

    /// <summary>What the host gives to a call: a value to the trigger, and to a Durable client where the task hub is.</summary>
    public JsonArray Inputs(string triggerType, JsonObject value, string durableClient)
    {
        var inputs = new JsonArray(Input(Binding(triggerType)!, value));
        if (Binding("durableClient") is { } client)
            inputs.Add(Input(client, new() { ["string"] = durableClient }));
        return inputs;
    }

    private static JsonObject Input(JsonObject binding, JsonObject value) =>
        new() { ["name"] = (string)binding["name"]!, ["data"] = value };

    /// <summary>As GrpcWorkerChannel.GetFunctionLoadRequest does it.</summary>
    private JsonObject Described()
    {
        var described = metadata.DeepClone().AsObject();
        described.Remove("rawBindings");
        described["bindings"] = new JsonObject(
            bindings.Select(b =>
                KeyValuePair.Create<string, JsonNode?>(
                    (string)b["name"]!,
                    new JsonObject
                    {
                        ["type"] = (string)b["type"]!,
#pragma warning disable CA1308 // The protocol's own spelling.
                        ["direction"] = ((string)b["direction"]!).ToLowerInvariant(),
#pragma warning restore CA1308
                    }
                )
            )
        );
        return described;
    }

    private JsonObject? Binding(string type) =>
        bindings.FirstOrDefault(b => string.Equals((string)b["type"]!, type, StringComparison.OrdinalIgnoreCase));
}
