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
                var types =
                    arg.ValueKind == JsonValueKind.Array
                        ? [.. arg.EnumerateArray().Select(t => t.GetString()!)]
                        : new[] { arg.GetString()! };
                return types.Any(t => IsOfType(value, t))
                    ? []
                    : [new(path, "type", ShapeTexts.Type.With(string.Join(" | ", types)))];
            case "required" when value.ValueKind == JsonValueKind.Object:
                return arg.EnumerateArray()
                    .Where(n => !value.TryGetProperty(n.GetString()!, out _))
                    .Select(n => new FieldProblem($"{path}.{n}", "required", ShapeTexts.Required));
            case "properties" when value.ValueKind == JsonValueKind.Object:
                // Null for an optional property says the same as leaving it out.
                bool IsLeftOut(string name, JsonElement v) =>
                    v.ValueKind == JsonValueKind.Null && !IsRequired(schema, name);
                return arg.EnumerateObject()
                    .SelectMany(p =>
                        value.TryGetProperty(p.Name, out var v) && !IsLeftOut(p.Name, v)
                            ? Check(v, p.Value, $"{path}.{p.Name}")
                            : []
                    );
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                return CheckOthers(value, schema, arg, path);
            case "items" when value.ValueKind == JsonValueKind.Array:
                return value.EnumerateArray().SelectMany((v, i) => Check(v, arg, $"{path}[{i}]"));
            case "minItems" when value.ValueKind == JsonValueKind.Array:
                return value.GetArrayLength() >= arg.GetInt32()
                    ? []
                    : [new(path, "too-few", ShapeTexts.TooFew.With(arg.GetInt32()))];
            case "enum":
                return arg.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value))
                    ? []
                    : [new(path, "not-in-list", ShapeTexts.NotInList.With(string.Join(", ", arg.EnumerateArray())))];
            case "const":
                return JsonElement.DeepEquals(arg, value)
                    ? []
                    : [new(path, "not-in-list", ShapeTexts.NotInList.With(arg.ToString()))];
            case "pattern" when value.ValueKind == JsonValueKind.String:
                return Regex.IsMatch(
                    value.GetString()!,
                    ToTheVeryEnd(arg.GetString()!),
                    RegexOptions.CultureInvariant,
                    TimeSpan.FromSeconds(1)
                )
                    ? []
                    : [new(path, "pattern", ShapeTexts.Pattern.With(arg.GetString()!))];
            case "format" when value.ValueKind == JsonValueKind.String:
                return HasFormat(value.GetString()!, arg.GetString()!)
                    ? []
                    : [new(path, "format", ShapeTexts.Format.With(arg.GetString()!))];
            case "minLength" when value.ValueKind == JsonValueKind.String:
                return value.GetString()!.Length >= arg.GetInt32()
                    ? []
                    : [new(path, "too-short", ShapeTexts.TooShort.With(arg.GetInt32()))];
            case "maxLength" when value.ValueKind == JsonValueKind.String:
                return value.GetString()!.Length <= arg.GetInt32()
                    ? []
                    : [new(path, "too-long", ShapeTexts.TooLong.With(arg.GetInt32()))];
            case "minimum" when value.ValueKind == JsonValueKind.Number:
                return value.GetDouble() >= arg.GetDouble()
                    ? []
                    : [new(path, "too-small", ShapeTexts.TooSmall.With(arg.ToString()))];
            case "maximum" when value.ValueKind == JsonValueKind.Number:
                return value.GetDouble() <= arg.GetDouble()
                    ? []
                    : [new(path, "too-large", ShapeTexts.TooLarge.With(arg.ToString()))];
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

    private IEnumerable<FieldProblem> CheckOthers(JsonElement value, JsonElement schema, JsonElement arg, string path)
    {
        var known = schema.TryGetProperty("properties", out var p)
            ? p.EnumerateObject().Select(x => x.Name).ToHashSet()
            : [];
        var others = value.EnumerateObject().Where(x => !known.Contains(x.Name));
        if (arg.ValueKind == JsonValueKind.True)
            return [];
        return arg.ValueKind == JsonValueKind.False
            ? others.Select(x => new FieldProblem(
                $"{path}.{x.Name}",
                "unknown-property",
                ShapeTexts.Unknown.With(x.Name)
            ))
            : others.SelectMany(x => Check(x.Value, arg, $"{path}.{x.Name}"));
    }

    /// <summary>Of several shapes the errors of the nearest one are told: the one with the fewest.</summary>
    private List<FieldProblem> CheckAny(JsonElement value, JsonElement shapes, string path) =>
        shapes.EnumerateArray().Select(s => Check(value, s, path).ToList()).MinBy(p => p.Count) ?? [];

    private static bool IsRequired(JsonElement schema, string name) =>
        schema.TryGetProperty("required", out var required)
        && required.EnumerateArray().Any(r => r.GetString() == name);

    private JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (e, name) => e.GetProperty(name));

    /// <summary>In a schema "$" is the end of the text (ECMA-262); in .NET a line break may follow it.</summary>
    private static string ToTheVeryEnd(string pattern) => pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern;

    private static bool IsOfType(JsonElement value, string type) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            _ => throw new NotSupportedException($"The schema names the type {type}."),
        };

    private static bool HasFormat(string text, string format) =>
        format switch
        {
            "date" => DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            ),
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                && Regex.IsMatch(text, @"T.*(Z|[+-]\d\d:\d\d)$"),
            _ => throw new NotSupportedException($"The schema names the format {format}."),
        };
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
