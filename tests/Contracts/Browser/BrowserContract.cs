using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PlanMonitor.Tests.Contracts.Browser;

/// <summary>Writes what the API answers and takes as TypeScript, from the same metadata by which <see cref="Json.Stored"/> serialises it.</summary>
internal sealed class BrowserContract
{
    private const int Width = 120;

    /// <summary>Words of JSON that need no type of their own. Those not of TypeScript stand in web/src/contract/values.ts.</summary>
    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(string)] = "string",
        [typeof(bool)] = "boolean",
        [typeof(int)] = "number",
        [typeof(long)] = "number",
        [typeof(double)] = "number",
        [typeof(DateOnly)] = "Day",
        [typeof(TimeOnly)] = "string",
        [typeof(DateTimeOffset)] = "Instant",
        [typeof(IReadOnlyDictionary<string, FormValue>)] = "Values",
        [typeof(IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>>)] = "Splits",
        [typeof(FormValue)] = "Value",
    };

    /// <summary>Where the C# type says less than what is there.</summary>
    private static readonly Dictionary<string, string> Narrower = new()
    {
        // One of the two languages of a text.
        ["ChannelChoice.language"] = "Language",
        ["MyChannels.language"] = "Language",
        ["OutboxLetter.language"] = "Language",
        // It is read as it stands in a template.
        ["PreviewCompareBody.configuration"] = "Configuration | null",
        // A cell of a row is a number or a text; anything else is refused.
        ["ProvenancePart.rows"] = "Row[]",
        ["StackedRow.values"] = "Row",
    };

    private readonly NullabilityInfoContext nullability = new();
    private readonly HashSet<Type> answered;
    private readonly HashSet<Type> taken;

    public BrowserContract(IEnumerable<Type> answered, IEnumerable<Type> taken)
    {
        this.answered = Reached(answered, asAnswer: true);
        this.taken = Reached(taken, asAnswer: false);
    }

    public IReadOnlyList<Type> Types => [.. answered.Union(taken).OrderBy(ContractNames.Of, StringComparer.Ordinal)];

    public string Write(string heading)
    {
        var declared = Types.Select(t => t.IsEnum ? EnumText(t) : RecordText(t));
        return $"{heading}\n\n{string.Join("\n\n", declared)}\n";
    }

    /// <summary>The types themselves and whatever they are made of.</summary>
    private static HashSet<Type> Reached(IEnumerable<Type> roots, bool asAnswer)
    {
        var reached = new HashSet<Type>();
        var open = new Queue<Type>(roots);
        while (open.TryDequeue(out var next))
        {
            var type = Nullable.GetUnderlyingType(next) ?? next;
            if (Words.ContainsKey(type) || IsAnything(type))
                continue;
            if (ItemOf(type) is { } item)
                open.Enqueue(item);
            else if (reached.Add(type) && !type.IsEnum)
            {
                foreach (var property in Properties(type, asAnswer))
                    open.Enqueue(property.PropertyType);
            }
        }
        return reached;
    }

    private string RecordText(Type type)
    {
        var lines = Properties(type, answered.Contains(type))
            .Select(p => $"  {p.Name}{Optional(type, p)}: {PropertyText(type, p)}");
        return $"export type {ContractNames.Of(type)} = {{\n{string.Join('\n', lines)}\n}}";
    }

    /// <summary>What is worked out of a body is no part of it.</summary>
    private static IEnumerable<JsonPropertyInfo> Properties(Type type, bool asAnswer)
    {
        var info = Json.Stored.GetTypeInfo(type);
        if (info.Kind != JsonTypeInfoKind.Object)
            throw new NotSupportedException(
                $"{type} has a converter of its own: say in {nameof(Words)} what it writes."
            );
        return info.Properties.Where(p => asAnswer ? p.Get is not null : IsRead(p));
    }

    private static bool IsRead(JsonPropertyInfo property) =>
        property.Set is not null || property.AssociatedParameter is not null;

    /// <summary>What is answered is there, unless it is left out where it is null. What is only taken may be left out where it has a default.</summary>
    private string Optional(Type type, JsonPropertyInfo property)
    {
        var mayBeLeftOut = answered.Contains(type) ? IsLeftOut(property) : HasDefault(property);
        return mayBeLeftOut ? "?" : "";
    }

    private static bool IsLeftOut(JsonPropertyInfo property) =>
        Attribute<JsonIgnoreAttribute>(property)?.Condition == JsonIgnoreCondition.WhenWritingNull;

    private static bool HasDefault(JsonPropertyInfo property) =>
        property.AssociatedParameter?.HasDefaultValue ?? !property.IsRequired;

    private static T? Attribute<T>(JsonPropertyInfo property)
        where T : Attribute => ((PropertyInfo)property.AttributeProvider!).GetCustomAttribute<T>();

    private string PropertyText(Type type, JsonPropertyInfo property)
    {
        if (Narrower.TryGetValue($"{ContractNames.Of(type)}.{property.Name}", out var narrower))
            return narrower;
        var text = TypeText(nullability.Create((PropertyInfo)property.AttributeProvider!));
        var isNeverNull = IsLeftOut(property) && !taken.Contains(type);
        return isNeverNull ? text.Replace(" | null", "", StringComparison.Ordinal) : text;
    }

    private static string TypeText(NullabilityInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var orNull = info.ReadState == NullabilityState.Nullable ? " | null" : "";
        return PresentText(type, info) + orNull;
    }

    private static string PresentText(Type type, NullabilityInfo info)
    {
        if (Words.TryGetValue(type, out var word))
            return word;
        if (IsAnything(type))
            return "unknown";
        if (ItemOf(type) is null)
            return ContractNames.Of(type);
        var item = TypeText(info.ElementType ?? info.GenericTypeArguments[^1]);
        if (IsDictionary(type))
            return $"Record<string, {item}>";
        return item.Contains(' ', StringComparison.Ordinal) ? $"({item})[]" : $"{item}[]";
    }

    private static bool IsAnything(Type type) => type == typeof(JsonElement) || type == typeof(JsonNode);

    /// <summary>Of a list or a dictionary what is in it; null: it is neither.</summary>
    private static Type? ItemOf(Type type)
    {
        if (type == typeof(string))
            return null;
        var info = Json.Stored.GetTypeInfo(type);
        return info.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary ? info.ElementType : null;
    }

    private static bool IsDictionary(Type type) => Json.Stored.GetTypeInfo(type).Kind == JsonTypeInfoKind.Dictionary;

    private static string EnumText(Type type)
    {
        var name = ContractNames.Of(type);
        var values = Enum.GetNames(type).Select(v => $"'{JsonNamingPolicy.CamelCase.ConvertName(v)}'").ToList();
        if (!ContractNames.Lists.TryGetValue(type, out var list))
            return UnionText($"export type {name} =", values);
        return $"{ListText($"export const {list} =", values)}\nexport type {name} = (typeof {list})[number]";
    }

    /// <summary>As Prettier breaks it: on one line, on the next line, or one value a line.</summary>
    private static string UnionText(string declaration, IReadOnlyList<string> values)
    {
        var joined = string.Join(" | ", values);
        if (declaration.Length + 1 + joined.Length <= Width)
            return $"{declaration} {joined}";
        if (2 + joined.Length <= Width)
            return $"{declaration}\n  {joined}";
        return $"{declaration}\n{string.Join('\n', values.Select(v => $"  | {v}"))}";
    }

    private static string ListText(string declaration, IReadOnlyList<string> values)
    {
        var line = $"{declaration} [{string.Join(", ", values)}] as const";
        return line.Length <= Width
            ? line
            : $"{declaration} [\n{string.Join('\n', values.Select(v => $"  {v},"))}\n] as const";
    }
}
