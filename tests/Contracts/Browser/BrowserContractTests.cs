using System.Text.Json;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts.Browser;

/// <summary>The pages' types are written from the records that are serialised, so that the two cannot say different things.</summary>
public sealed class BrowserContractTests
{
    private const string Path = "web/src/contract/contract.ts";
    public const string Switch = "PLANMONITOR_WRITE_CONTRACT";
    public const string Command = $"{Switch}=1 dotnet test tests -p:SkipPages=true --filter Contracts.Browser";

    private const string Heading = $$"""
        // Generated from the records the API answers and takes (tests/Contracts/Browser); do not edit. To write it anew:
        // {{Command}}

        import type { Day, Instant, Language, Row, Splits, Values } from './values'

        export type * from './values'
        """;

    private static readonly BrowserContract Contract = new(SpokenTypes.Answered, SpokenTypes.Taken);

    [Fact]
    public void The_pages_know_exactly_what_the_API_answers_and_takes()
    {
        var written = Contract.Write(Heading.ReplaceLineEndings("\n"));
        var file = System.IO.Path.Combine(Root, Path);
        if (Environment.GetEnvironmentVariable(Switch) is not null)
            File.WriteAllText(file, written);
        var committed = File.ReadAllText(file).ReplaceLineEndings("\n");
        var differing = committed.Split('\n').Zip(written.Split('\n')).FirstOrDefault(l => l.First != l.Second);
        Assert.True(
            committed == written,
            $"{Path} says '{differing.First}' where the API says '{differing.Second}'. Write it anew, build the pages, and see what follows: {Command}"
        );
    }

    [Fact]
    public void The_pages_say_why_there_is_no_number_in_the_words_of_the_files()
    {
        var words = typeof(FigureWords)
            .GetFields()
            .Select(f => (Name: JsonNamingPolicy.CamelCase.ConvertName(f.Name), Text: (Text)f.GetValue(null)!))
            .Append((Name: "undivided", Text: Undivided.Name))
            .ToList();
        Assert.True(words.Count >= 6);
        var lines = words.Select(w => $"  {w.Name}: {{ vi: '{w.Text.Vi}', en: '{w.Text.En}' }},\n");
        var written =
            $"// Generated from core/Figures/FigureWords.cs; do not edit. To write it anew:\n// {Command}\n\n"
            + $"export const words = {{\n{string.Concat(lines)}}}\n";
        var file = System.IO.Path.Combine(Root, "web/src/contract/words.ts");
        if (Environment.GetEnvironmentVariable(Switch) is not null)
            File.WriteAllText(file, written);
        Assert.Equal(written, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_handlers_answer_and_take_is_found()
    {
        Assert.Contains(typeof(SubmissionView), SpokenTypes.Answered);
        Assert.Contains(typeof(ContentBody), SpokenTypes.Taken);
        Assert.InRange(SpokenTypes.Answered.Count, 40, 200);
        Assert.InRange(SpokenTypes.Taken.Count, 25, 200);
    }

    [Fact]
    public void No_two_types_of_the_contract_have_the_same_name() =>
        Assert.Empty(
            Contract.Types.GroupBy(ContractNames.Of).Where(g => g.Count() > 1).Select(g => string.Join(" and ", g))
        );

    [Fact]
    public void No_name_is_told_of_a_type_that_is_not_in_the_contract() =>
        Assert.Empty(ContractNames.Unused(Contract.Types));

    private sealed record Answered(string Always, string? OrNull, IReadOnlyList<string?> Items, DateOnly Day);

    private sealed record Taken(string Needed, IReadOnlyDictionary<string, Severity>? Given = null);

    [Fact]
    public void A_record_is_written_as_its_JSON_is()
    {
        var written = new BrowserContract([typeof(Answered[])], [typeof(Taken)]).Write("// small");
        Assert.Equal(
            """
            // small

            export type Answered = {
              always: string
              orNull: string | null
              items: (string | null)[]
              day: Day
            }

            export type Severity = 'error' | 'explanation' | 'warning'

            export type Taken = {
              needed: string
              given?: Record<string, Severity> | null
            }

            """.ReplaceLineEndings("\n"),
            written
        );
    }
}
