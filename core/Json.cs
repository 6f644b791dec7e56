using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PlanMonitor.Core;

/// <summary>The one way values become JSON: camelCase names and enum words, Vietnamese letters unescaped.</summary>
public static class Json
{
    /// <summary>For stored rows and answers.</summary>
    public static readonly JsonSerializerOptions Stored = Make(JsonUnmappedMemberHandling.Skip);

    /// <summary>For what comes from outside: an unknown property is refused.</summary>
    public static readonly JsonSerializerOptions Strict = Make(JsonUnmappedMemberHandling.Disallow);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Stored);

    /// <param name="key">Of the row that holds it, to be named where it cannot be read.</param>
    /// <exception cref="DamagedRecordException">It is not what was stored.</exception>
    public static T Read<T>(string json, string? key = null)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Stored)
                ?? throw new DamagedRecordException(key ?? typeof(T).Name);
        }
        catch (JsonException e)
        {
            throw new DamagedRecordException(key ?? typeof(T).Name, e);
        }
    }

    /// <summary>Lower-case hex SHA-256 of the canonical JSON (properties in ordinal order), so that equal values have equal hashes.</summary>
    public static string Hash<T>(T value)
    {
        var canonical = Canonical(JsonSerializer.SerializeToNode(value, Stored))?.ToJsonString(Stored) ?? "null";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    private static JsonNode? Canonical(JsonNode? node)
    {
        if (node is JsonArray array)
            return new JsonArray([.. array.Select(Canonical)]);
        if (node is not JsonObject properties)
            return node?.DeepClone();
        var inOrder = properties.OrderBy(p => p.Key, StringComparer.Ordinal);
        return new JsonObject(inOrder.Select(p => KeyValuePair.Create(p.Key, Canonical(p.Value))));
    }

    private static JsonSerializerOptions Make(JsonUnmappedMemberHandling unmapped)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            UnmappedMemberHandling = unmapped,
            NumberHandling = JsonNumberHandling.Strict,
            // A body without its values is refused, not found to be null further in. What was stored may be older than a property.
            RespectRequiredConstructorParameters = unmapped == JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
