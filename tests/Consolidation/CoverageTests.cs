using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Consolidation;

/// <summary>What is counted from other submissions: over everybody who owes, and only over what was due.</summary>
public sealed class CoverageTests
{
    private static readonly Dictionary<string, IReadOnlyList<Child>> NoOthers = [];

    [Fact]
    public void With_one_of_eighteen_districts_there_every_figure_is_of_eighteen_and_of_all_their_communes()
    {
        var duties = DutiesOf("quang-nam-2021.json");
        var province = duties.All.Single(d => d.Level == 2);
        var districts = duties.ChildrenOf(province).ToList();
        var communes = districts.ToDictionary(d => d.Unit, d => duties.ChildrenOf(d).ToList());
        var one = districts.First(d => communes[d.Unit].Count == 13);

        var reported = communes[one.Unit].Select(c => Tiers.ChildOf(c, ReportOf(c, 3))).ToList();
        var broadcasts = duties.All.Where(d => d.Obligation.Id == "monthly-broadcast" && d.Collector == one.Unit);
        var others = new Dictionary<string, IReadOnlyList<Child>>
        {
            ["results-report"] = reported,
            ["monthly-broadcast"] = [.. broadcasts.Select(d => Tiers.ChildOf(d, null))],
        };
        var figures = ConsolidationRules.Build(one, reported, others, duties, Day("31/12/2021"));
        var sent = ReportOf(one, 0) with { Figures = figures };
        var children = districts.Select(d => Tiers.ChildOf(d, d == one ? sent : null)).ToList();
        var total = ConsolidationRules.Build(province, children, NoOthers, duties, Day("31/12/2021"));

        foreach (var code in new[] { "B1", "A1", "A5" })
        {
            var cell = total.Cell(code);
            Assert.Equal((code, 1, 18), (code, cell.Reported, cell.Expected));
            Assert.Equal((code, 13, 241), (code, cell.SourceReported, cell.SourceExpected));
        }
    }

    [Theory]
    [InlineData("29/03/2023", 0, 0)]
    [InlineData("31/03/2023", 9, 1)]
    [InlineData("11/12/2023", 81, 9)]
    [InlineData("31/12/2023", 90, 9)]
    public void A_month_counts_from_its_date_on_and_before_it_is_neither_reported_nor_missed(
        string day,
        int of,
        int said
    )
    {
        var duties = DutiesOf("huong-tra-2023.json");
        var town = duties.All.First(d => d is { Level: 1, Obligation.Id: "results-report" });
        var months = duties.All.Where(d => d.Obligation.Id == "monthly-broadcast").ToList();
        var first = months[0].Unit;
        Child ChildOf(Duty duty) =>
            Tiers.ChildOf(duty, duty.Unit == first && duty.Period.Id != "2023-12" ? BroadcastOf(duty) : null);
        var others = new Dictionary<string, IReadOnlyList<Child>>
        {
            ["monthly-broadcast"] = [.. months.Select(ChildOf)],
        };

        var figures = ConsolidationRules.Build(town, [], others, duties, Day(day));
        var cell = figures.Cell("A5");
        Assert.Equal((said, of), ((int)cell.Numerator!, (int)cell.Denominator!));
        Assert.Equal((9, 9, Day(day)), (cell.Reported, cell.Expected, figures.SpeaksTo));
    }

    private static Revision ReportOf(Duty duty, int sessions) =>
        Tiers.ReportOf(duty, 1, Values($$"""{"B1":{{sessions}}}"""), At("10/12/2021 09:00:00"));

    private static Revision BroadcastOf(Duty duty) =>
        Tiers.ReportOf(duty, 1, Values("""{"M1":1}"""), At("10/12/2023 09:00:00"));

    private static Duties DutiesOf(string template)
    {
        var (cycle, problems) = TemplateReader.Read(Guards.Sources.Read($"templates/{template}"), Days);
        Assert.DoesNotContain(problems, p => p.Severity == Severity.Error);
        return new(cycle!, Days);
    }
}
