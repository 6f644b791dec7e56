using System.Text.Json.Nodes;

namespace PlanMonitor.Bench;

/// <summary>A request as the pages send it, that is taken: what is changed in it is changed on purpose.</summary>
/// <param name="Body">The type the handler reads; <see cref="Cycle"/>: a configuration, read as a template is.</param>
/// <param name="Path">Where it goes; "{difficulty}" stands for what the town raised.</param>
public sealed record SampleRequest(string Method, string Path, string Login, Type Body, JsonNode Sample)
{
    /// <summary>Where the version that was seen is asked for; null: the route asks for none.</summary>
    public SeenAt? Seen { get; init; }

    /// <summary>A refusal that the sample itself meets, because the act would end the session it needs; null: it is taken.</summary>
    public string? Refusal { get; init; }

    public string Name => $"{Method} {Path}";
}

/// <param name="Key">Of a list: by which property the item is found, and its value; null: the answer itself has the version.</param>
public sealed record SeenAt(string Path, (string Property, string Value)? Key = null);
