using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.Journeys;

/// <summary>The file of a receipt's proof with one value changed, for every value it holds at any depth.</summary>
internal static class ChangedProof
{
    public static IEnumerable<(string Place, string Json)> InTurn(string proof)
    {
        foreach (var path in Places(JsonNode.Parse(proof)!))
        {
            var root = JsonNode.Parse(proof)!;
            if (Change(root, path))
                yield return (string.Join('/', path), root.ToJsonString());
        }
    }

    private static IEnumerable<IReadOnlyList<object>> Places(JsonNode node)
    {
        if (node is JsonValue)
            return
            [
                [],
            ];
        var children = node is JsonObject o
            ? o.Where(p => p.Value is not null).Select(p => ((object)p.Key, p.Value!))
            : node.AsArray().Select((n, i) => ((object)i, n!));
        return children.SelectMany(c => Places(c.Item2).Select(p => (IReadOnlyList<object>)[c.Item1, .. p]));
    }

    private static bool Change(JsonNode root, IReadOnlyList<object> path)
    {
        // When a head was taken is told, not proved: its root is.
        if (path is ["head", "at"])
            return false;
        var parent = path.SkipLast(1).Aggregate(root, (n, step) => step is int i ? n[i]! : n[(string)step]!);
        JsonNode changed = path[^1] is int at ? Other(parent[at]!) : Other(parent[(string)path[^1]]!);
        if (path[^1] is int index)
            parent[index] = changed;
        else
            parent[(string)path[^1]] = changed;
        return true;
    }

    private static JsonNode Other(JsonNode value)
    {
        if (value.GetValueKind() == JsonValueKind.Number)
            return value.GetValue<long>() + 1;
        var text = value.GetValue<string>();
        return DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var instant)
            ? Json.Write(instant.AddSeconds(1)).Trim('"')
            : (text[0] == '0' ? '1' : '0') + text[1..];
    }
}
