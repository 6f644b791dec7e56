using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using static PlanMonitor.Tests.Given;
using static PlanMonitor.Tests.Guards.Sources;

namespace PlanMonitor.Tests.Guards;

/// <summary>The published schemas and the code that reads them say the same.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = JsonDocument
        .Parse(Read("templates/schema/cycle.schema.json"))
        .RootElement;

    [Fact]
    public void The_schema_of_a_cycle_has_exactly_the_properties_of_the_code()
    {
        var compared = new HashSet<Type>();
        Compare(typeof(Cycle), Schema, "cycle", compared);
        Assert.Superset(
            new HashSet<Type>
            {
                typeof(PlanDocument),
                typeof(Obligation),
                typeof(Period),
                typeof(Deadline),
                typeof(Form),
                typeof(Field),
                typeof(Unit),
                typeof(ReminderRule),
                typeof(DocumentHeading),
                typeof(Text),
            },
            compared
        );
    }

    public static TheoryData<string> Templates =>
        [
            .. All.Where(p =>
                p.StartsWith("templates/", StringComparison.Ordinal)
                && p.EndsWith(".json", StringComparison.Ordinal)
                && p.Count(c => c == '/') == 1
            ),
        ];

    public static TheoryData<string> Scenarios =>
        [
            .. All.Where(p =>
                p.StartsWith("templates/scenarios/", StringComparison.Ordinal)
                && p.EndsWith(".json", StringComparison.Ordinal)
            ),
        ];

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_shipped_template_satisfies_its_schema_and_has_no_error(string path)
    {
        Assert.Empty(JsonShape.Shipped("cycle.schema.json").Check(JsonDocument.Parse(Read(path)).RootElement));
        Assert.DoesNotContain(TemplateReader.Read(Read(path), Days).Problems, p => p.Severity == Severity.Error);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_shipped_scenario_satisfies_its_schema_and_its_files_are_there(string path)
    {
        var scenario = JsonDocument.Parse(Read(path)).RootElement;
        Assert.Empty(new JsonShape(Read("docs/scenario.schema.json")).Check(scenario));
        var folder = Path.GetDirectoryName(path)!.Replace('\\', '/');
        var files = scenario
            .GetProperty("acts")
            .EnumerateArray()
            .Where(a => a.TryGetProperty("files", out _))
            .SelectMany(a => a.GetProperty("files").EnumerateArray().Select(f => $"{folder}/{f.GetString()}"));
        Assert.Subset(All.ToHashSet(), files.ToHashSet());
    }

    private static void Compare(Type type, JsonElement schema, string path, HashSet<Type> compared)
    {
        if (!compared.Add(type))
            return;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.CanWrite && p.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .ToList();
        var described = schema
            .GetProperty("properties")
            .EnumerateObject()
            .Where(p => p.Name != "$schema")
            .ToDictionary(p => p.Name, p => p.Value);
        Assert.True(
            described.Keys.ToHashSet().SetEquals(properties.Select(Name)),
            $"{path}: {string.Join(", ", described.Keys.Except(properties.Select(Name)).Concat(properties.Select(Name).Except(described.Keys)))}"
        );

        var required = schema.TryGetProperty("required", out var r)
            ? r.EnumerateArray().Select(n => n.GetString()!).ToHashSet()
            : [];
        var needed = properties
            .Where(p => p.GetCustomAttribute<RequiredMemberAttribute>() is not null)
            .Select(Name)
            .Concat(
                type.GetConstructors()
                    .Where(c => c.GetParameters() is [{ Name: var first }, ..] && first != "original")
                    .SelectMany(c => c.GetParameters().Where(a => !a.HasDefaultValue && !AllowsNull(a)))
                    .Select(a => JsonNamingPolicy.CamelCase.ConvertName(a.Name!))
            );
        Assert.Subset(required, needed.ToHashSet());

        foreach (var property in properties)
            CompareValue(property.PropertyType, described[Name(property)], $"{path}.{Name(property)}", compared);
    }

    private static void CompareValue(Type type, JsonElement schema, string path, HashSet<Type> compared)
    {
        schema = Resolved(schema);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            Assert.True(
                schema
                    .GetProperty("enum")
                    .EnumerateArray()
                    .Select(e => e.GetString())
                    .ToHashSet()
                    .SetEquals(Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)),
                path
            );
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            CompareValue(type.GenericTypeArguments[0], schema.GetProperty("items"), $"{path}[]", compared);
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            CompareValue(
                type.GenericTypeArguments[1],
                schema.GetProperty("additionalProperties"),
                $"{path}.*",
                compared
            );
        else if (type.Assembly == typeof(Cycle).Assembly)
            Compare(type, schema, path, compared);
    }

    /// <summary>Follows references and takes, of "this or null", this.</summary>
    private static JsonElement Resolved(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference)
            ? Resolved(reference.GetString()!.Split('/').Skip(1).Aggregate(Schema, (e, name) => e.GetProperty(name)))
        : schema.TryGetProperty("anyOf", out var any)
            ? Resolved(
                any.EnumerateArray()
                    .First(s =>
                        !(
                            s.TryGetProperty("type", out var t)
                            && t.ValueKind == JsonValueKind.String
                            && t.GetString() == "null"
                        )
                    )
            )
        : schema;

    private static bool AllowsNull(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    private static string Name(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);
}
