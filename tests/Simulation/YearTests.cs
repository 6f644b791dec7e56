using System.Text.Json;

namespace PlanMonitor.Tests.Simulation;

/// <summary>Both shipped scenarios through the command, checked against a second computation from the raw output.</summary>
[Slow]
public class YearTests
{
    private static readonly string[] Scenarios = ["ordinary-year", "hard-year"];

    public static TheoryData<string> Shipped() => [.. Scenarios];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task The_year_runs_and_its_consolidated_figures_are_what_the_submissions_add_up_to(string scenario)
    {
        var year = await Year.Run(scenario);

        var (checkedCells, differences) = SecondComputation.Compare(
            year.Json("submissions.json"),
            year.Json("consolidations/results-report/2023/480.json")
        );

        Assert.True(checkedCells > 20, $"only {checkedCells} figures were compared");
        Assert.Empty(differences);
        foreach (var ending in new[] { "docx", "csv" })
            Assert.True(new FileInfo(year.Path($"consolidations/results-report/2023/480.{ending}")).Length > 1000);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task The_summary_agrees_with_the_submissions_and_no_message_came_twice(string scenario)
    {
        var year = await Year.Run(scenario);
        var summary = year.Json("summary.json");
        var submissions = year.Json("submissions.json")
            .EnumerateArray()
            .Where(s => !s.GetProperty("upward").GetBoolean() && !s.GetProperty("invited").GetBoolean())
            .ToList();

        foreach (var line in summary.GetProperty("obligations").EnumerateArray())
        {
            var own = submissions.Where(s => Is(s, "obligation", line) && Is(s, "period", line)).ToList();
            int Count(string timeliness) => own.Count(s => s.GetProperty("timeliness").GetString() == timeliness);
            Assert.Equal(own.Count, line.GetProperty("expected").GetInt32());
            Assert.Equal(Count("onTime"), line.GetProperty("onTime").GetInt32());
            Assert.Equal(Count("late"), line.GetProperty("late").GetInt32());
            Assert.Equal(Count("missing"), line.GetProperty("missing").GetInt32());
            Assert.Equal(
                own.Count(s => s.GetProperty("status").GetString() == "accepted"),
                line.GetProperty("accepted").GetInt32()
            );
            // Now, as the completeness of the report says it; and ever, whatever came after.
            Assert.Equal(
                own.Count(s => s.GetProperty("status").GetString() == "returned"),
                line.GetProperty("returned").GetInt32()
            );
            Assert.Equal(own.Count(WasReturned), line.GetProperty("everReturned").GetInt32());
        }
        Assert.Equal(0, summary.GetProperty("duplicates").GetInt32());
        var messages = year.Lines("messages.jsonl");
        Assert.Equal(summary.GetProperty("messages").GetInt32(), messages.Count);
        Assert.Equal(messages.Count, messages.Select(m => m.GetProperty("key").GetString()).Distinct().Count());
        Assert.All(messages, m => Assert.NotEqual(JsonValueKind.Null, m.GetProperty("sentAt").ValueKind));
    }

    [Fact]
    public async Task The_hard_year_has_what_it_scripts()
    {
        var year = await Year.Run("hard-year");
        var timeline = year.Lines("timeline.jsonl");
        var submissions = year.Json("submissions.json").EnumerateArray().ToList();
        JsonElement Of(string unit, string obligation = "implementation-plan") =>
            submissions.Single(s =>
                s.GetProperty("unit").GetString() == unit
                && s.GetProperty("obligation").GetString() == obligation
                && s.GetProperty("period").GetString() == "2023"
                && !s.GetProperty("upward").GetBoolean()
            );

        Assert.Equal("onTime", Of("20011").GetProperty("timeliness").GetString());
        Assert.Equal(
            ("late", 1),
            (Of("20017").GetProperty("timeliness").GetString(), Of("20017").GetProperty("daysLate").GetInt32())
        );
        Assert.Equal("missing", Of("480-yte").GetProperty("timeliness").GetString());
        Assert.Equal(
            2,
            Of("20008")
                .GetProperty("revisions")
                .EnumerateArray()
                .Count(r => r.GetProperty("verdict").GetString() == "returned")
        );
        Assert.Equal(
            ["not-allowed", "values-invalid", "values-invalid", "values-invalid"],
            timeline
                .Where(e => e.GetProperty("event").GetString() == "refused")
                .Select(e => e.GetProperty("details").GetString()!.Split(": ")[1])
        );
        Assert.Contains(timeline, e =>
            e.GetProperty("event").GetString() == "deadline-amended"
            && e.GetProperty("obligation").GetString() == "results-report"
        );
        Assert.Equal(
            timeline.Select(e => e.GetProperty("at").GetDateTimeOffset()).Order(),
            timeline.Select(e => e.GetProperty("at").GetDateTimeOffset())
        );
    }

    private static bool WasReturned(JsonElement submission) =>
        submission
            .GetProperty("revisions")
            .EnumerateArray()
            .Any(r => r.GetProperty("verdict").GetString() == "returned");

    [Fact]
    public async Task The_same_scenario_and_seed_give_the_same_bytes_and_another_seed_another_year()
    {
        var (first, second) = (await Year.Run("ordinary-year"), await Year.RunAgain("ordinary-year", null));
        var names = first.Files();
        Assert.Equal(names, second.Files());
        foreach (var name in names.Where(n => n != "summary.json"))
            Assert.True(first.Bytes(name).AsSpan().SequenceEqual(second.Bytes(name)), $"{name} differs");
        Assert.Equal(first.WithoutWallSeconds(), second.WithoutWallSeconds());

        var other = await Year.RunAgain("ordinary-year", 8);
        Assert.False(first.Bytes("submissions.json").AsSpan().SequenceEqual(other.Bytes("submissions.json")));
    }

    [Fact]
    public async Task Broken_input_gives_one_sentence_with_every_error_and_its_path()
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
        var scenario = Path.Combine(folder, "s.json");
        await File.WriteAllTextAsync(
            scenario,
            """{"seed": "x", "random": null, "acts": [{"at": "2023-02-20", "as": "unit:1", "do": "dance"}], "until": "2024-01-31"}"""
        );

        var refused = await Assert.ThrowsAsync<StartException>(() =>
            SimulationCommand.Run(new(Year.Template, folder, scenario), TextWriter.Null, default)
        );

        Assert.Contains("$.seed", refused.Message);
        Assert.Contains("$.acts[0].at", refused.Message);
        Assert.Contains("$.acts[0].do", refused.Message);
        Directory.Delete(folder, recursive: true);
    }

    private static bool Is(JsonElement a, string property, JsonElement b) =>
        a.GetProperty(property).GetString() == b.GetProperty(property).GetString();
}
