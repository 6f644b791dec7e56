using System.Text.Json;
using System.Text.RegularExpressions;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Cycles;

/// <summary>What a template puts into the mouth of its source stands there, letter for letter, slips of the pen included; only whitespace is joined.</summary>
public sealed class SeedQuotesTests
{
    public static TheoryData<string, int> Templates =>
        new()
        {
            { "huong-tra-2023", 50 },
            { "thua-thien-hue-2023", 25 },
            { "province-2022", 15 },
            { "thai-nguyen-2023", 20 },
            { "quang-nam-2021", 20 },
        };

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_quoted_word_stands_in_the_source(string template, int atLeast)
    {
        var source = Joined(SourceOf(template));
        var quotes = QuotesOf(template);
        Assert.True(quotes.Count >= atLeast, $"only {quotes.Count} passages are quoted");
        Assert.All(quotes, q => Assert.Contains(Joined(q.Words), source, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void What_cites_a_paragraph_stands_in_that_paragraph(string template, int atLeast)
    {
        var paragraphs = SourceOf(template).Split('\n');
        var cited = QuotesOf(template).Where(q => q.Clause.StartsWith(Paragraph, StringComparison.Ordinal)).ToList();
        Assert.True(
            template == "huong-tra-2023" ? cited.Count == 0 : cited.Count >= atLeast,
            $"{cited.Count} passages cite a paragraph"
        );
        Assert.All(cited, q =>
            Assert.Contains(
                q.Words,
                paragraphs[
                    int.Parse(q.Clause[Paragraph.Length..], System.Globalization.CultureInfo.InvariantCulture) - 1
                ],
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void Slips_of_the_sources_are_kept()
    {
        foreach (
            var (template, slip) in new[]
            {
                ("province-2022", "hộ trợ"),
                ("province-2022", "đọa phương"),
                ("province-2022", "nận nhận"),
                ("thai-nguyen-2023", "trú trọng"),
                ("thua-thien-hue-2023", "hỗ trơ"),
                ("huong-tra-2023", "chuyên biến"),
                ("huong-tra-2023", "công/trang"),
            }
        )
            Assert.Contains(QuotesOf(template), q => q.Words.Contains(slip, StringComparison.Ordinal));
    }

    private const string Paragraph = "đoạn ";

    /// <summary>The passages: "words" of anything, headings of tasks, and how the plan names a document it stands on.</summary>
    private static List<(string Clause, string Words)> QuotesOf(string template)
    {
        var quotes = new List<(string, string)>();
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "templates", template + ".json")));
        Collect(document.RootElement, quotes);
        return quotes;
    }

    private static void Collect(JsonElement e, List<(string, string)> quotes)
    {
        if (e.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in e.EnumerateArray())
                Collect(item, quotes);
        }
        if (e.ValueKind != JsonValueKind.Object)
            return;
        var clause = Word(e, "clause") ?? Word(e, "at") ?? "";
        foreach (var property in e.EnumerateObject())
        {
            var quoted =
                property.Name is "words" or "subject"
                    && (property.Name == "words" || e.TryGetProperty("relation", out _))
                || (property.Name == "title" && property.Value.ValueKind == JsonValueKind.String);
            if (quoted && property.Value.ValueKind == JsonValueKind.String)
                quotes.Add((clause, property.Value.GetString()!));
            else if (quoted && property.Value.ValueKind == JsonValueKind.Array)
                quotes.AddRange(property.Value.EnumerateArray().Select(w => (clause, w.GetString()!)));
            else
                Collect(property.Value, quotes);
        }
    }

    private static string? Word(JsonElement e, string name) =>
        e.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;

    private static string SourceOf(string template) =>
        File.ReadAllText(Path.Combine(Root, "templates", "sources", template + ".txt"));

    /// <summary>Page breaks and the marks of headings and lists are the copier's, not the plan's.</summary>
    private static string Joined(string text) =>
        Regex.Replace(Regex.Replace(text, @"^(#+ | *- )|\*\*+", "", RegexOptions.Multiline), @"\s+", " ");
}
