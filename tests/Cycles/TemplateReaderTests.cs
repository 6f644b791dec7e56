using System.Text.Json.Nodes;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Cycles;

public sealed class TemplateReaderTests
{
    private static readonly Dictionary<string, (Action<JsonNode> Break, string Path, string Code)> Broken = new()
    {
        ["unknown property"] = (t => t["plan"]!["colour"] = "red", "$.plan.colour", "unknown-property"),
        ["wrong type"] = (t => t["year"] = "2023", "$.year", "type"),
        ["a fraction for a whole number"] = (t => t["year"] = 2023.5, "$.year", "type"),
        ["missing property"] = (
            t => t["obligations"]![1]!.AsObject().Remove("form"),
            "$.obligations[1].form",
            "required"
        ),
        ["null for a text"] = (t => t["obligations"]![0]!["name"]!["en"] = null, "$.obligations[0].name.en", "type"),
        ["word that is none of the list"] = (
            t => t["obligations"]![0]!["kind"] = "weekly",
            "$.obligations[0].kind",
            "not-in-list"
        ),
        ["day that does not exist"] = (t => t["opensOn"] = "2023-02-30", "$.opensOn", "format"),
        ["number out of range"] = (t => t["settings"]!["reminderHour"] = 24, "$.settings.reminderHour", "too-large"),
        ["bad key"] = (t => t["groups"]![0]!["id"] = "a|b", "$.groups[0].id", "pattern"),
        ["empty list"] = (t => t["units"] = new JsonArray(), "$.units", "too-few"),
    };

    public static TheoryData<string> Names => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_of_the_wrong_shape_is_refused_with_the_path(string name)
    {
        var (breaks, path, code) = Broken[name];
        var (cycle, problems) = Read(breaks);
        Assert.Null(cycle);
        Assert.Contains((path, code), problems);
    }

    [Fact]
    public void All_errors_of_the_shape_are_told_at_once()
    {
        var some = Broken.Where(b => b.Key is not "a fraction for a whole number").Select(b => b.Value).ToList();
        var (_, problems) = Read(t => some.ForEach(s => s.Break(t)));
        Assert.Superset(some.Select(s => (s.Path, s.Code)).ToHashSet(), problems.ToHashSet());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}")]
    [InlineData("{} {}")]
    public void What_is_no_JSON_object_is_refused(string text)
    {
        var (cycle, problems) = TemplateReader.Read(text, Days);
        Assert.Null(cycle);
        Assert.Equal(("$", "json"), (Assert.Single(problems).Path, problems[0].Code));
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var (cycle, problems) = TemplateReader.Read(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)), Days);
        Assert.Null(cycle);
        Assert.Equal("json", Assert.Single(problems).Code);
    }

    [Fact]
    public void A_wrong_reference_is_told_beside_the_cycle()
    {
        var (cycle, problems) = Read(t => t["obligations"]![0]!["collector"] = "999");
        Assert.NotNull(cycle);
        Assert.Contains(("$.obligations[0].collector", "unknown-reference"), problems);
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same_cycle()
    {
        var (cycle, problems) = TemplateReader.Read(Json.Write(Small), Days);
        Assert.DoesNotContain(problems, p => p.Severity == Severity.Error);
        Assert.Equal(Json.Write(Small), Json.Write(cycle));
    }

    [Fact]
    public void Null_for_what_may_be_left_out_is_leaving_it_out()
    {
        var (cycle, problems) = Read(t => t["obligations"]![0]!["through"] = null);
        Assert.Null(cycle!.Obligations[0].Through);
        Assert.DoesNotContain(problems, p => p.Item2 == "type");
    }

    [Fact]
    public void A_number_too_large_for_its_place_is_told_with_the_path()
    {
        var (cycle, problems) = Read(t => t["forms"]![0]!["version"] = 3_000_000_000);
        Assert.Null(cycle);
        Assert.Equal(("$.forms[0].version", "json"), Assert.Single(problems));
    }

    private static (Cycle? Cycle, List<(string, string)> Problems) Read(Action<JsonNode> breaks)
    {
        var template = JsonNode.Parse(TemplateJson)!;
        breaks(template);
        var (cycle, problems) = TemplateReader.Read(template.ToJsonString(), Days);
        return (cycle, [.. problems.Select(p => (p.Path, p.Code))]);
    }
}
