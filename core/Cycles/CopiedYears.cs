using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PlanMonitor.Core.Cycles;

/// <summary>
/// The years in the texts of a plan that is copied. Names move: "nhiệm vụ năm 2024" of the plan of 2023 speaks of 2025 in that of 2024. What cites something stays: a
/// dated or numbered document, a span of years. What the old plan said in its own words, and a year before it, is asked about.
/// </summary>
internal sealed class CopiedYears(int from, int to)
{
    /// <summary>"ngày 08 tháng 02 năm 2023", "05/3/2023", "8 February 2023", "2021 - 2025", and the number "13/2023/NĐ-CP".</summary>
    private const string CitedBefore =
        @"(?<!\d)(?<!\d{1,2}[/.\-]\d{1,2}[/.\-])(?<!ngày \d{1,2} tháng \d{1,2} năm )(?<!\d{1,2} [A-Z][a-z]+ )(?<!\d{4} ?[-–] ?)";
    private const string CitedBehind = @"(?!\d)(?! ?[-–] ?\d{4})(?!/)";

    /// <summary>What stands there is of units, of other documents, or of the years together.</summary>
    private static readonly string[] Untouched =
    [
        "units",
        "basis",
        "thread",
        "openQuestions",
        "earlierForms",
        "signer",
    ];

    /// <summary>The old plan's own words.</summary>
    private static readonly string[] Quoted = ["words", "title", "objectives"];
    private static readonly string[] Headings = ["vi", "en", "subject", "opening", "closing"];

    private readonly List<OpenQuestion> asked = [];

    /// <summary>What became of the texts is asked about where it could not be moved.</summary>
    public IReadOnlyList<OpenQuestion> Asked => asked;

    public Cycle Move(Cycle cycle)
    {
        var tree = JsonSerializer.SerializeToNode(cycle, Json.Stored)!;
        Walk(tree, "$", quoted: false);
        return tree.Deserialize<Cycle>(Json.Stored)!;
    }

    /// <summary>The year as it stands in names, and the year after it.</summary>
    public string Named(string text) =>
        Regex.Replace(text, Years(from, from + 1), m => $"{YearOf(m) + to - from}", RegexOptions.CultureInvariant);

    private static int YearOf(Match match) => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture);

    private static string Years(params IEnumerable<int> years) =>
        $"{CitedBefore}(?:{string.Join('|', years)}){CitedBehind}";

    private void Walk(JsonNode node, string path, bool quoted)
    {
        if (node is JsonArray items)
        {
            foreach (var (i, item) in items.ToList().Index())
                Visit(item, $"{path}[{i}]", quoted, moved => items[i] = moved);
        }
        else if (node is JsonObject properties)
        {
            foreach (var (name, value) in properties.ToList().Where(p => !Untouched.Contains(p.Key)))
            {
                // A quotation is a text; a section's title is a name in two languages.
                var isQuote = quoted || (Quoted.Contains(name) && value is not JsonObject);
                var isName = Headings.Contains(name);
                Visit(value, $"{path}.{name}", isQuote, isName ? moved => properties[name] = moved : null);
            }
        }
    }

    /// <param name="put">Null: it is no text that people read.</param>
    private void Visit(JsonNode? node, string path, bool quoted, Action<string>? put)
    {
        if (node is JsonObject or JsonArray)
            Walk(node, path, quoted);
        else if (node is JsonValue value && value.TryGetValue<string>(out var text) && (quoted || put is not null))
            Text(text, path, quoted, put);
    }

    private void Text(string text, string path, bool quoted, Action<string>? put)
    {
        if (quoted && Regex.IsMatch(text, $@"(?<!\d)(?:{from - 1}|{from}|{from + 1})(?!\d)"))
            asked.Add(new(path, CopyTexts.Quoted.With(from, Short(text)), null));
        if (quoted || put is null)
            return;
        if (Regex.IsMatch(text, Years(from - 1)))
            asked.Add(new(path, CopyTexts.Before.With(from - 1, Short(text)), null));
        put(Named(text));
    }

    private static string Short(string text) => text.Length > 120 ? text[..120] + "…" : text;
}
