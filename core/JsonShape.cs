using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PlanMonitor.Core;

/// <summary>
/// Checks JSON against one of our own schemas (JSON Schema 2020-12, the keywords these schemas use) and reports every error with its JSON path.
/// No schema library restores on every registry we build on. A keyword this does not know is a fault of the schema and throws.
/// </summary>
public sealed class JsonShape
{
    private static readonly HashSet<string> Annotations =
    [
        "$schema",
        "$id",
        "title",
        "description",
        "default",
        "examples",
        "$defs",
        "$comment",
    ];

    private readonly JsonElement root;

    public JsonShape(string schema) => root = JsonDocument.Parse(schema).RootElement;

    /// <summary>The schema shipped under this name ("cycle.schema.json").</summary>
    public static JsonShape Shipped(string name)
    {
        using var stream = typeof(JsonShape).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"No schema {name} is shipped.", nameof(name));
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }

    public IReadOnlyList<FieldProblem> Check(JsonElement value) => [.. Check(value, root, "$")];

    private IEnumerable<FieldProblem> Check(JsonElement value, JsonElement schema, string path)
    {
        var problems = new List<FieldProblem>();
        foreach (var keyword in schema.EnumerateObject().Where(k => !Annotations.Contains(k.Name)))
            problems.AddRange(Check(keyword, value, schema, path));
        return problems;
    }

    private IEnumerable<FieldProblem> Check(JsonProperty keyword, JsonElement value, JsonElement schema, string path)
    {
        var arg = keyword.Value;
        switch (keyword.Name)
        {
            case "$ref":
                return Check(value, Resolve(arg.GetString()!), path);
            case "type":
                return CheckType(value, arg, path);
            case "required" when value.ValueKind == JsonValueKind.Object:
                var missing = arg.EnumerateArray().Where(n => !value.TryGetProperty(n.GetString()!, out _));
                return missing.Select(n => new FieldProblem($"{path}.{n}", "required", ShapeTexts.Required));
            case "properties" when value.ValueKind == JsonValueKind.Object:
                return CheckProperties(value, schema, arg, path);
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                return CheckOthers(value, schema, arg, path);
            case "items" when value.ValueKind == JsonValueKind.Array:
                return value.EnumerateArray().SelectMany((v, i) => Check(v, arg, $"{path}[{i}]"));
            case "minItems" when value.ValueKind == JsonValueKind.Array:
                if (value.GetArrayLength() >= arg.GetInt32())
                    return [];
                return [new(path, "too-few", ShapeTexts.TooFew.With(arg.GetInt32()))];
            case "enum":
                if (arg.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)))
                    return [];
                var list = string.Join(", ", arg.EnumerateArray());
                return [new(path, "not-in-list", ShapeTexts.NotInList.With(list))];
            case "const":
                if (JsonElement.DeepEquals(arg, value))
                    return [];
                return [new(path, "not-in-list", ShapeTexts.NotInList.With(arg.ToString()))];
            case "pattern" when value.ValueKind == JsonValueKind.String:
                if (HasPattern(value.GetString()!, arg.GetString()!))
                    return [];
                return [new(path, "pattern", ShapeTexts.Pattern.With(arg.GetString()!))];
            case "format" when value.ValueKind == JsonValueKind.String:
                if (HasFormat(value.GetString()!, arg.GetString()!))
                    return [];
                return [new(path, "format", ShapeTexts.Format.With(arg.GetString()!))];
            case "minLength" when value.ValueKind == JsonValueKind.String:
                if (value.GetString()!.Length >= arg.GetInt32())
                    return [];
                return [new(path, "too-short", ShapeTexts.TooShort.With(arg.GetInt32()))];
            case "maxLength" when value.ValueKind == JsonValueKind.String:
                if (value.GetString()!.Length <= arg.GetInt32())
                    return [];
                return [new(path, "too-long", ShapeTexts.TooLong.With(arg.GetInt32()))];
            case "minimum" when value.ValueKind == JsonValueKind.Number:
                if (value.GetDouble() >= arg.GetDouble())
                    return [];
                return [new(path, "too-small", ShapeTexts.TooSmall.With(arg.ToString()))];
            case "maximum" when value.ValueKind == JsonValueKind.Number:
                if (value.GetDouble() <= arg.GetDouble())
                    return [];
                return [new(path, "too-large", ShapeTexts.TooLarge.With(arg.ToString()))];
            case "anyOf":
                return CheckAny(value, arg, path);
            case "required"
            or "properties"
            or "additionalProperties"
            or "items"
            or "minItems"
            or "pattern"
            or "format"
            or "minLength"
            or "maxLength"
            or "minimum"
            or "maximum":
                return []; // speaks of another type of value
            default:
                throw new NotSupportedException(
                    $"The schema uses the keyword {keyword.Name}, which this checker does not know."
                );
        }
    }

    private static FieldProblem[] CheckType(JsonElement value, JsonElement arg, string path)
    {
        var types = TypesOf(arg);
        if (types.Any(t => IsOfType(value, t)))
            return [];
        return [new(path, "type", ShapeTexts.Type.With(string.Join(" | ", types)))];
    }

    /// <summary>"string", or ["string", "null"].</summary>
    private static string[] TypesOf(JsonElement arg)
    {
        if (arg.ValueKind == JsonValueKind.Array)
            return [.. arg.EnumerateArray().Select(t => t.GetString()!)];
        return [arg.GetString()!];
    }

    /// <summary>Null for an optional property says the same as leaving it out.</summary>
    private IEnumerable<FieldProblem> CheckProperties(
        JsonElement value,
        JsonElement schema,
        JsonElement properties,
        string path
    )
    {
        foreach (var property in properties.EnumerateObject())
        {
            if (!value.TryGetProperty(property.Name, out var given))
                continue;
            if (given.ValueKind == JsonValueKind.Null && !IsRequired(schema, property.Name))
                continue;
            foreach (var problem in Check(given, property.Value, $"{path}.{property.Name}"))
                yield return problem;
        }
    }

    private IEnumerable<FieldProblem> CheckOthers(JsonElement value, JsonElement schema, JsonElement arg, string path)
    {
        if (arg.ValueKind == JsonValueKind.True)
            return [];
        var isNamed = schema.TryGetProperty("properties", out var properties);
        var known = isNamed ? properties.EnumerateObject().Select(p => p.Name).ToHashSet() : [];
        var others = value.EnumerateObject().Where(p => !known.Contains(p.Name));
        if (arg.ValueKind != JsonValueKind.False)
            return others.SelectMany(p => Check(p.Value, arg, $"{path}.{p.Name}"));
        FieldProblem Unknown(string name) => new($"{path}.{name}", "unknown-property", ShapeTexts.Unknown.With(name));
        return others.Select(p => Unknown(p.Name));
    }

    /// <summary>Tells the errors of the nearest shape, the one with the fewest. A value that fits one of them has none.</summary>
    private List<FieldProblem> CheckAny(JsonElement value, JsonElement shapes, string path)
    {
        var problems = shapes.EnumerateArray().Select(shape => Check(value, shape, path).ToList());
        return problems.MinBy(ofShape => ofShape.Count) ?? [];
    }

    private static bool IsRequired(JsonElement schema, string name) =>
        schema.TryGetProperty("required", out var required)
        && required.EnumerateArray().Any(r => r.GetString() == name);

    private JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (e, name) => e.GetProperty(name));

    /// <summary>In a schema "$" is the end of the text (ECMA-262); in .NET a line break may follow it.</summary>
    private static string ToTheVeryEnd(string pattern) => pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern;

    private static bool HasPattern(string text, string pattern)
    {
        var patience = TimeSpan.FromSeconds(1);
        return Regex.IsMatch(text, ToTheVeryEnd(pattern), RegexOptions.CultureInvariant, patience);
    }

    private static bool IsOfType(JsonElement value, string type)
    {
        var kind = value.ValueKind;
        switch (type)
        {
            case "object":
                return kind == JsonValueKind.Object;
            case "array":
                return kind == JsonValueKind.Array;
            case "string":
                return kind == JsonValueKind.String;
            case "boolean":
                return kind is JsonValueKind.True or JsonValueKind.False;
            case "null":
                return kind == JsonValueKind.Null;
            case "integer":
                return JsonNumbers.Whole(value) is not null;
            case "number":
                return kind == JsonValueKind.Number;
            default:
                throw new NotSupportedException($"The schema names the type {type}.");
        }
    }

    private static bool HasFormat(string text, string format) =>
        format switch
        {
            "date" => IsDate(text),
            "date-time" => IsInstant(text),
            _ => throw new NotSupportedException($"The schema names the format {format}."),
        };

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsInstant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && Regex.IsMatch(text, @"T.*(Z|[+-]\d\d:\d\d)\z");
}

/// <summary>What is said about a file that does not have its shape.</summary>
public static class ShapeTexts
{
    public static readonly Text Json = new("Tệp không phải JSON hợp lệ: {0}", "The file is not valid JSON: {0}");
    public static readonly Text Type = new("Cần kiểu {0}.", "The type must be {0}.");
    public static readonly Text Required = new("Thiếu mục bắt buộc này.", "This is required and missing.");
    public static readonly Text Unknown = new("Không biết thuộc tính {0}.", "The property {0} is unknown.");
    public static readonly Text TooFew = new("Cần ít nhất {0} mục.", "At least {0} entries are needed.");
    public static readonly Text NotInList = new("Chỉ nhận một trong: {0}.", "Must be one of: {0}.");
    public static readonly Text Pattern = new("Không đúng mẫu {0}.", "Does not match {0}.");
    public static readonly Text Format = new("Không đúng định dạng {0}.", "Is not a {0}.");
    public static readonly Text TooShort = new("Cần ít nhất {0} ký tự.", "At least {0} characters are needed.");
    public static readonly Text TooLong = new("Tối đa {0} ký tự.", "At most {0} characters.");
    public static readonly Text TooSmall = new("Nhỏ nhất là {0}.", "At least {0}.");
    public static readonly Text TooLarge = new("Lớn nhất là {0}.", "At most {0}.");
}
