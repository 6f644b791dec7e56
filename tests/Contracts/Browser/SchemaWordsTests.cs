using System.Text.RegularExpressions;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts.Browser;

/// <summary>Words that a configuration or a report may use are written from the enums: a new kind is not forgotten in a schema.</summary>
public sealed partial class SchemaWordsTests
{
    [Theory]
    [InlineData("templates/schema/cycle.schema.json", typeof(FieldType))]
    [InlineData("templates/schema/cycle.schema.json", typeof(Aggregation))]
    [InlineData("templates/schema/cycle.schema.json", typeof(ReminderMoment))]
    [InlineData("templates/schema/cycle.schema.json", typeof(ReminderAudience))]
    [InlineData("docs/report.schema.json", typeof(FieldType))]
    [InlineData("docs/report.schema.json", typeof(Aggregation))]
    public void A_schema_lists_exactly_the_words_of_an_enum(string path, Type words)
    {
        var file = Path.Combine(Root, path);
        var names = Enum.GetNames(words).Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName).ToList();
        var committed = File.ReadAllText(file);
        Assert.Contains(Lists().Matches(committed), list => IsOf(list, names));
        var written = Lists().Replace(committed, list => IsOf(list, names) ? Written(list, names) : list.Value);
        if (Environment.GetEnvironmentVariable(BrowserContractTests.Switch) is not null)
            File.WriteAllText(file, written);
        Assert.True(
            File.ReadAllText(file) == written,
            $"{path} lists other words than {words.Name}: {BrowserContractTests.Command}"
        );
    }

    /// <summary>Most of its words are: a list of something else shares one or two ("none", "date").</summary>
    private static bool IsOf(Match list, List<string> names)
    {
        var words = Words().Matches(list.Groups["words"].Value).Select(m => m.Groups["word"].Value);
        return words.Count(names.Contains) > names.Count / 2;
    }

    /// <summary>In one line, or a line for each, as it stood.</summary>
    private static string Written(Match list, IEnumerable<string> names)
    {
        var space = Space().Match(list.Groups["words"].Value).Value;
        var isOneLine = !space.Contains('\n', StringComparison.Ordinal);
        var words = string.Join(isOneLine ? ", " : $",{space}", names.Select(n => $"\"{n}\""));
        return isOneLine ? $"\"enum\": [{words}]" : $"\"enum\": [{space}{words}{space[..^2]}]";
    }

    [GeneratedRegex(@"""enum"": \[(?<words>[^\]]*)\]")]
    private static partial Regex Lists();

    [GeneratedRegex(@"""(?<word>\w+)""")]
    private static partial Regex Words();

    [GeneratedRegex(@"^\s*")]
    private static partial Regex Space();
}
