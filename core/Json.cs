using System.Collections;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PlanMonitor.Core;

/// <summary>The one way values become JSON: camelCase names and enum words, Vietnamese letters unescaped.</summary>
public static class Json
{
    /// <summary>For stored rows and answers.</summary>
    public static readonly JsonSerializerOptions Stored = Make(JsonUnmappedMemberHandling.Skip);

    /// <summary>For what comes from outside: an unknown property is refused, one that is missing, and a list that holds nothing in a place.</summary>
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

    /// <summary>For who looks at what may be damaged; null: it is not what was stored.</summary>
    public static T? TryRead<T>(string? json)
        where T : class
    {
        try
        {
            return json is null ? null : Read<T>(json);
        }
        catch (DamagedRecordException)
        {
            return null;
        }
    }

    /// <summary>Lower-case hex SHA-256 of the canonical JSON (properties in ordinal order), so that equal values have equal hashes.</summary>
    public static string Hash<T>(T value)
    {
        var canonical = Canonical(JsonSerializer.SerializeToNode(value, Stored))?.ToJsonString(Stored) ?? "null";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    /// <summary>Bytes from outside as JSON text that holds only text: UTF-8, no half of a character in an escape ("\ud800"), no name twice in an object.</summary>
    /// <exception cref="JsonException">They are no such text.</exception>
    public static string TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = StrictUtf8.GetString(bytes);
            Walk(bytes);
            return text;
        }
        // Of the decoder, and of the reader where an escape is half a character.
        catch (Exception e) when (e is DecoderFallbackException or InvalidOperationException)
        {
            throw new JsonException("UTF-8", e);
        }
    }

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private static void Walk(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        var names = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
                names.Push(new(StringComparer.Ordinal));
            else if (reader.TokenType == JsonTokenType.EndObject)
                names.Pop();
            else if (reader.TokenType == JsonTokenType.PropertyName && !names.Peek().Add(reader.GetString()!))
                throw new JsonException(reader.GetString());
            else if (reader is { TokenType: JsonTokenType.String, ValueIsEscaped: true })
                _ = reader.GetString();
        }
    }

    /// <summary>The serializer asks of a property whether it may be null, and never of what is in it.</summary>
    private static void RefuseNothingInLists(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
            return;
        var lists = info.Properties.Where(p => p.Get is not null && IsList(p.PropertyType)).ToList();
        if (lists.Count == 0)
            return;
        info.OnDeserialized = made =>
        {
            if (lists.FirstOrDefault(l => HoldsNothing(l.Get!(made))) is { } wrong)
                throw new JsonException(wrong.Name);
        };
    }

    private static bool IsList(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));

    private static bool HoldsNothing(object? list)
    {
        if (list is IDictionary entries)
            return HoldsNothing(entries.Values);
        if (list is not IEnumerable items || list is string)
            return false;
        foreach (var item in items)
        {
            if (item is null || HoldsNothing(item))
                return true;
        }
        return false;
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
        if (unmapped == JsonUnmappedMemberHandling.Disallow)
        {
            options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RefuseNothingInLists } };
            options.Converters.Add(new DayConverter());
            options.Converters.Add(new InstantConverter());
        }
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>A day from outside is one that somebody can mean (<see cref="VietnamTime.FirstDay"/>).</summary>
internal sealed class DayConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var day = JsonMetadataServices.DateOnlyConverter.Read(ref reader, typeToConvert, options);
        return VietnamTime.IsMeant(day) ? day : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        JsonMetadataServices.DateOnlyConverter.Write(writer, value, options);
}

/// <summary>The same of an instant.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var instant = JsonMetadataServices.DateTimeOffsetConverter.Read(ref reader, typeToConvert, options);
        var isMeant = VietnamTime.IsMeant(DateOnly.FromDateTime(instant.DateTime));
        return isMeant ? instant : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        JsonMetadataServices.DateTimeOffsetConverter.Write(writer, value, options);
}
