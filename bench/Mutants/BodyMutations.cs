using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PlanMonitor.Bench;

/// <summary>What must become of a body that was changed.</summary>
public enum Wanted
{
    /// <summary>It is no body of this kind: the reader says so.</summary>
    Unread,

    /// <summary>It may be taken or refused; it is no fault of the program.</summary>
    Answered,
}

/// <param name="Path">Where, e.g. "grants.0.role".</param>
/// <param name="What">e.g. "left out".</param>
/// <param name="IsExtreme">It is of the right type.</param>
public sealed record Mutant(string Path, string What, string Json, Wanted Wanted, bool IsExtreme = false)
{
    public override string ToString() => $"{Path} {What}";
}

/// <summary>A body with one thing changed: each property of it left out, null, of another type, and at its extremes. What must be there the type says.</summary>
public static class BodyMutations
{
    /// <summary>Half of a character: valid JSON, and no text. Put in after the writing, which would mend it.</summary>
    private const string Half = "@half@";

    private static readonly JsonNode?[] OfEveryType =
    [
        new JsonObject(),
        new JsonArray(),
        JsonValue.Create("chữ"),
        JsonValue.Create(7),
        JsonValue.Create(true),
    ];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "\0",
        "\u202e",
        "../../x",
        "=1+1",
        "0001-01-01",
        "9999-12-31",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.9999999+14:00",
        "2023-02-30",
        "~|'\"\\",
        new('x', 70_000),
    ];

    private static readonly string[] Numbers =
    [
        "0",
        "-1",
        "1.5",
        "2147483647",
        "-2147483648",
        "9223372036854775807",
        "-9223372036854775808",
        "1e400",
    ];

    public static IEnumerable<Mutant> Of(JsonNode sample, Type type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var info = Json.Strict.GetTypeInfo(type);
        var whole = OfEveryType.Where(v => v is not JsonObject).Append(null);
        foreach (var other in whole)
            yield return new("", "is another thing", Written(other), Wanted.Unread);
        foreach (var (path, place) in Places(sample, info, ""))
        {
            // The second unit of a list is read as the first.
            if (seen.Add(place.Kind))
            {
                foreach (var mutant in At(sample, path, place))
                    yield return mutant;
            }
        }
    }

    /// <param name="Kind">The path without numbers and names of entries.</param>
    /// <param name="Info">Null: a reader of its own decides what it takes there.</param>
    private sealed record Place(string Kind, JsonTypeInfo? Info, bool IsNeeded, bool MayBeNull);

    private static IEnumerable<(string[] Path, Place Place)> Places(JsonNode? node, JsonTypeInfo? info, string kind)
    {
        if (node is JsonObject properties)
        {
            foreach (var (name, value) in properties)
            {
                var place = PlaceOf(name, info, kind);
                yield return ([name], place);
                foreach (var (path, inner) in Places(value, place.Info, place.Kind))
                    yield return ([name, .. path], inner);
            }
        }
        else if (node is JsonArray items)
        {
            var place = new Place($"{kind}.*", InfoOf(info?.ElementType), IsNeeded: false, MayBeNull: info is null);
            for (var i = 0; i < items.Count; i++)
            {
                yield return ([$"{i}"], place);
                foreach (var (path, inner) in Places(items[i], place.Info, place.Kind))
                    yield return ([$"{i}", .. path], inner);
            }
        }
    }

    private static Place PlaceOf(string name, JsonTypeInfo? info, string kind)
    {
        if (info?.Kind == JsonTypeInfoKind.Dictionary)
            return new($"{kind}.*", InfoOf(info.ElementType), IsNeeded: false, MayBeNull: false);
        var property = info?.Properties.FirstOrDefault(p => p.Name == name);
        if (property is null)
            return new($"{kind}.{name}", null, IsNeeded: false, MayBeNull: true);
        var parameter = property.AssociatedParameter;
        var isNeeded = property.IsRequired || parameter is { HasDefaultValue: false };
        var mayBeNull = parameter?.IsNullable ?? property.IsSetNullable;
        if (property.PropertyType.IsValueType)
            mayBeNull = Nullable.GetUnderlyingType(property.PropertyType) is not null;
        return new($"{kind}.{name}", InfoOf(property.PropertyType), isNeeded, mayBeNull);
    }

    /// <summary>Null where a converter of our own reads, or anything is taken.</summary>
    private static JsonTypeInfo? InfoOf(Type? type)
    {
        if (type is null || (Nullable.GetUnderlyingType(type) ?? type) == typeof(JsonElement))
            return null;
        var info = Json.Strict.GetTypeInfo(type);
        return info.Kind == JsonTypeInfoKind.None && type.Assembly == typeof(FormValue).Assembly && !type.IsEnum
            ? null
            : info;
    }

    private static IEnumerable<Mutant> At(JsonNode sample, string[] path, Place place)
    {
        var name = string.Join('.', path);
        var value = Find(sample, path);
        var isTyped = place.Info is not null;
        Mutant Made(string what, JsonNode? other, Wanted wanted) => new(name, what, With(sample, path, other), wanted);
        Wanted If(bool unread) => unread ? Wanted.Unread : Wanted.Answered;
        yield return new(name, "left out", Without(sample, path), If(place.IsNeeded));
        yield return Made("null", null, If(isTyped && !place.MayBeNull));
        foreach (var other in OfEveryType.Where(o => !IsLike(value, o)))
            yield return Made($"is {other!.ToJsonString()}", other, If(isTyped && value is not null));
        yield return Made("is half a character", JsonValue.Create(Half), Wanted.Unread);
        foreach (var text in value is JsonValue v && v.GetValueKind() == JsonValueKind.String ? Texts : [])
            yield return Made(Shown(text), JsonValue.Create(text), Wanted.Answered) with
            {
                IsExtreme = true,
            };
        foreach (var number in value is JsonValue n && n.GetValueKind() == JsonValueKind.Number ? Numbers : [])
            yield return Made($"is {number}", JsonNode.Parse(number), Wanted.Answered) with
            {
                IsExtreme = true,
            };
        if (value is JsonArray)
        {
            yield return Made("holds null", new JsonArray((JsonNode?)null), If(isTyped));
            yield return Made("holds all twice", Twice((JsonArray)value), Wanted.Answered);
        }
        if (value is not JsonObject properties)
            yield break;
        var more = (JsonObject)properties.DeepClone();
        more["zz"] = null;
        var isRead = place.Info?.Kind != JsonTypeInfoKind.Dictionary || InfoOf(place.Info.ElementType) is not null;
        yield return Made("holds another null", more, If(isTyped && isRead));
        var half = (JsonObject)properties.DeepClone();
        half[Half] = 1;
        yield return Made("holds half a character", half, Wanted.Unread);
    }

    /// <summary>As it can stand in a line of a log.</summary>
    private static string Shown(string text) => $"is {JsonSerializer.Serialize(text[..Math.Min(text.Length, 40)])}";

    private static JsonArray Twice(JsonArray items) => [.. items.Concat(items).Select(i => i?.DeepClone())];

    private static bool IsLike(JsonNode? one, JsonNode? other)
    {
        var (a, b) = (KindOf(one), KindOf(other));
        return a == b || (a == JsonValueKind.False && b == JsonValueKind.True);
    }

    private static JsonValueKind KindOf(JsonNode? node) => node?.GetValueKind() ?? JsonValueKind.Null;

    private static JsonNode? Find(JsonNode? node, IEnumerable<string> path) =>
        path.Aggregate(node, (n, step) => n is JsonArray items ? items[Number(step)] : n![step]);

    private static string With(JsonNode sample, string[] path, JsonNode? value)
    {
        var copy = sample.DeepClone();
        var parent = Find(copy, path[..^1])!;
        if (parent is JsonArray items)
            items[Number(path[^1])] = value?.DeepClone();
        else
            parent[path[^1]] = value?.DeepClone();
        return Written(copy);
    }

    private static string Without(JsonNode sample, string[] path)
    {
        var copy = sample.DeepClone();
        if (Find(copy, path[..^1]) is JsonArray items)
            items.RemoveAt(Number(path[^1]));
        else
            ((JsonObject)Find(copy, path[..^1])!).Remove(path[^1]);
        return Written(copy);
    }

    private static int Number(string step) => int.Parse(step, System.Globalization.CultureInfo.InvariantCulture);

    private static string Written(JsonNode? node) =>
        (node?.ToJsonString() ?? "null").Replace(Half, "\\ud800", StringComparison.Ordinal);
}
