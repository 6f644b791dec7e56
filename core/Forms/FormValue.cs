using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanMonitor.Core.Forms;

/// <summary>
/// One entered value. Absent is missing; zero is a number. On the wire: a number; { total, splits }, in a draft also without the total; { numerator, denominator }; true/false or
/// { yes, evidence }; a text; { number, date, issuer }; or rows of a table.
/// </summary>
[JsonConverter(typeof(FormValueConverter))]
public sealed record FormValue
{
    /// <summary>No group at all: a figure nobody asked to be split.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> NoSplits =
        new Dictionary<string, IReadOnlyDictionary<string, long>>();

    public long? Number { get; init; }

    /// <summary>dimension -> item -> count.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>>? Splits { get; init; }
    public long? Numerator { get; init; }
    public long? Denominator { get; init; }
    public bool? Yes { get; init; }

    /// <summary>What proves a yes.</summary>
    public string? Evidence { get; init; }
    public string? Text { get; init; }
    public DocumentReference? Document { get; init; }

    /// <summary>Rows of a table, each by column code; a cell that is not there is missing.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, FormValue>>? Rows { get; init; }

    /// <summary>What was sent and cannot be read as any of these; kept so that the refusal can name the field.</summary>
    public string? Unreadable { get; init; }

    public static FormValue Of(long number) => new() { Number = number };

    public static FormValue Of(string text) => new() { Text = text };

    public static FormValue Of(bool yes) => new() { Yes = yes };

    public static FormValue Ratio(long numerator, long denominator) =>
        new() { Numerator = numerator, Denominator = denominator };
}

/// <summary>Reads the wire form without ever failing the whole body: a wrong value becomes <see cref="FormValue.Unreadable"/>.</summary>
public sealed class FormValueConverter : JsonConverter<FormValue>
{
    public override bool HandleNull => true;

    public override FormValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var e = document.RootElement;
        switch (e.ValueKind)
        {
            case JsonValueKind.Number when Whole(e) is { } number:
                return FormValue.Of(number);
            case JsonValueKind.True or JsonValueKind.False:
                return FormValue.Of(e.GetBoolean());
            case JsonValueKind.String:
                return FormValue.Of(e.GetString()!);
            case JsonValueKind.Object:
                return ReadObject(e);
            case JsonValueKind.Array:
                return ReadRows(e, options);
            default:
                return Bad(e);
        }
    }

    public override void Write(Utf8JsonWriter writer, FormValue value, JsonSerializerOptions options)
    {
        if (value.Numerator is { } numerator)
        {
            writer.WriteStartObject();
            writer.WriteNumber("numerator", numerator);
            writer.WriteNumber("denominator", value.Denominator ?? 0);
            writer.WriteEndObject();
        }
        else if (value.Splits is { } splits)
        {
            writer.WriteStartObject();
            if (value.Number is { } total)
                writer.WriteNumber("total", total);
            writer.WritePropertyName("splits");
            JsonSerializer.Serialize(writer, splits, options);
            writer.WriteEndObject();
        }
        else if (value.Number is { } number)
            writer.WriteNumberValue(number);
        else if (value is { Yes: { } proved, Evidence: { } evidence })
        {
            writer.WriteStartObject();
            writer.WriteBoolean("yes", proved);
            writer.WriteString("evidence", evidence);
            writer.WriteEndObject();
        }
        else if (value.Yes is { } yes)
            writer.WriteBooleanValue(yes);
        else if (value.Document is { } document)
            JsonSerializer.Serialize(writer, document, options);
        else if (value.Rows is { } rows)
            JsonSerializer.Serialize(writer, rows, options);
        else
            writer.WriteStringValue(value.Text ?? value.Unreadable);
    }

    private static FormValue ReadObject(JsonElement e)
    {
        var names = e.EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Contains("yes"))
            return ReadYesNo(e, names);
        if (names.Contains("number"))
            return ReadDocument(e, names);
        if (names.SetEquals(["numerator", "denominator"]))
        {
            var (numerator, denominator) = (Whole(e.GetProperty("numerator")), Whole(e.GetProperty("denominator")));
            return numerator is { } n && denominator is { } d ? FormValue.Ratio(n, d) : Bad(e);
        }
        if (names.Count == 0 || !names.IsSubsetOf(["total", "splits"]))
            return Bad(e);
        var total = names.Contains("total") ? Whole(e.GetProperty("total")) : null;
        if (total is null && names.Contains("total"))
            return Bad(e);
        if (!names.Contains("splits"))
            return FormValue.Of(total!.Value);
        var splits = ReadSplits(e.GetProperty("splits"));
        var isNothing = splits is null || (total is null && splits.Count == 0);
        return isNothing ? Bad(e) : new() { Number = total, Splits = splits };
    }

    private static FormValue ReadYesNo(JsonElement e, HashSet<string> names)
    {
        if (!names.SetEquals(["yes", "evidence"]))
            return Bad(e);
        var (yes, evidence) = (e.GetProperty("yes"), e.GetProperty("evidence"));
        if (yes.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return Bad(e);
        if (evidence.ValueKind != JsonValueKind.String)
            return Bad(e);
        return new() { Yes = yes.GetBoolean(), Evidence = evidence.GetString() };
    }

    private static FormValue ReadDocument(JsonElement e, HashSet<string> names)
    {
        string? Word(string name) =>
            e.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
        if (!names.IsSubsetOf(["number", "date", "issuer"]) || Word("number") is not { } number)
            return Bad(e);
        var culture = CultureInfo.InvariantCulture;
        if (!DateOnly.TryParseExact(Word("date"), "yyyy-MM-dd", culture, DateTimeStyles.None, out var date))
            return Bad(e);
        return new() { Document = new(number, date, Word("issuer")) };
    }

    private static FormValue ReadRows(JsonElement e, JsonSerializerOptions options)
    {
        // A table in a table is nobody's: its cells would be unreadable anyway.
        static bool IsFlat(JsonElement cell) => cell.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object);
        static bool IsRow(JsonElement row) =>
            row.ValueKind == JsonValueKind.Object && row.EnumerateObject().All(c => IsFlat(c.Value));
        if (!e.EnumerateArray().All(IsRow))
            return Bad(e);
        IReadOnlyDictionary<string, FormValue> RowOf(JsonElement row) =>
            row.Deserialize<Dictionary<string, FormValue>>(options)!;
        return new() { Rows = [.. e.EnumerateArray().Select(RowOf)] };
    }

    private static Dictionary<string, IReadOnlyDictionary<string, long>>? ReadSplits(JsonElement e)
    {
        if (e.ValueKind != JsonValueKind.Object)
            return null;
        var splits = new Dictionary<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal);
        foreach (var dimension in e.EnumerateObject())
        {
            if (dimension.Value.ValueKind != JsonValueKind.Object)
                return null;
            var items = new Dictionary<string, long>(StringComparer.Ordinal);
            foreach (var item in dimension.Value.EnumerateObject())
            {
                if (Whole(item.Value) is not { } count)
                    return null;
                items[item.Name] = count;
            }
            splits[dimension.Name] = items;
        }
        return splits;
    }

    private static long? Whole(JsonElement e) => JsonNumbers.Whole(e);

    private static FormValue Bad(JsonElement e)
    {
        var raw = e.GetRawText();
        return new() { Unreadable = raw.Length > 60 ? raw[..60] + "…" : raw };
    }
}

/// <summary>Số, ký hiệu, ngày ban hành and cơ quan ban hành of a document.</summary>
/// <param name="Issuer">Null: the unit that submits.</param>
public sealed record DocumentReference(
    string Number,
    DateOnly Date,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Issuer = null
);
