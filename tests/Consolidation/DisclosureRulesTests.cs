using FsCheck.Fluent;
using static PlanMonitor.Tests.Consolidation.Children;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Consolidation;

/// <summary>Small victim counts by unit (vietnam.md §5.4): here small means 1 or 2.</summary>
public sealed class DisclosureRulesTests
{
    private static readonly Field Victims = Small.Forms[1].Fields.First(f => f.Code == "C3");
    private static readonly Field Activities = Small.Forms[1].Fields.First(f => f.Code == "B1");
    private static readonly Deed None = new(
        SubmissionStatus.Submitted,
        false,
        false,
        false,
        Count: 0,
        Helped: 0,
        Found: 0,
        Women: 0,
        Men: 0,
        Yes: null
    );

    [Fact]
    public void When_one_unit_is_small_every_units_count_is_withheld()
    {
        var cell = Withhold(None, None with { Women = 1 }, None with { Women = 4, Men = 5 });
        Assert.All(cell.Parts, p => Assert.True(p is { Withheld: true, Number: null, Splits.Count: 0 }));
        Assert.Equal((10L, false), (cell.Number, cell.Withheld));
    }

    [Theory]
    [InlineData("victims-agree", true)] // names C3, which is withheld
    [InlineData("spent-by-source", false)]
    [InlineData("of-an-earlier-version", true)] // nobody can say what it is about
    public void The_words_that_explain_a_withheld_figure_tell_it(string rule, bool tells)
    {
        List<Cell> cells = [CellOf("C3", withheld: true), CellOf("E2", withheld: false)];
        Assert.Equal(
            tells,
            DisclosureRules.TellsWithheld(new("c1", rule, "Một cháu gái mới về."), Small.Forms[1], cells)
        );
        Assert.False(
            DisclosureRules.TellsWithheld(new("c1", rule, "Một cháu gái mới về."), Small.Forms[1], [cells[1]])
        );
    }

    [Fact]
    public void A_small_part_of_a_breakdown_is_small_as_well()
    {
        var cell = Withhold(None with { Women = 5, Men = 1 }, None with { Women = 6, Men = 6 });
        Assert.All(cell.Parts, p => Assert.True(p.Withheld));
        Assert.Equal(18L, cell.Number);
    }

    [Theory]
    [InlineData(5_000_000L, 0L)]
    [InlineData(5_000_000L, 3_000_000L)]
    public void Money_paid_for_victims_is_withheld_whatever_its_amount(long one, long other)
    {
        Child Paid(int i, long amount) =>
            Child(
                ReportOf("c1") with
                {
                    Unit = $"u{i}",
                },
                SubmissionStatus.Submitted,
                Report($$"""{"E2":{{amount}}}""")
            );
        var money = Small.Forms[1].Fields.First(f => f.Code == "E2") with { Sensitive = true };
        var cell = DisclosureRules.Withhold(Build([Paid(0, one), Paid(1, other)]).Cell("E2"), money, 2);
        Assert.All(cell.Parts, p => Assert.True(p is { Withheld: true, Number: null }));
        Assert.Equal(one + other, cell.Number);
    }

    [Fact]
    public void A_target_on_a_withheld_figure_is_withheld_as_well()
    {
        var sensitive = SightRules.SensitiveIn(Small, "report");
        var told = new Dictionary<string, Cell>();
        var outside = DisclosureRules.Outside(
            Build(None with { Helped = 1, Found = 1 }),
            Small.Forms[1],
            sensitive,
            told
        );
        var target = Assert.Single(ConsolidationRules.Targets(Small, outside));
        Assert.Equal(
            (null, null, null, null, "không hiển thị để bảo vệ nạn nhân"),
            (target.Numerator, target.Denominator, target.Percent, target.Met, target.Shown.Vi)
        );
    }

    [Fact]
    public void Among_units_that_say_nothing_arose_the_one_with_a_victim_is_not_told_apart()
    {
        var helped = Small.Forms[1].Fields.Single(f => f.Code == "A2");
        var parts = DisclosureRules
            .Withhold(Build(None, None with { Found = 1, Helped = 1 }, None).Cell("A2"), helped, 2)
            .Parts;
        Assert.Single(parts.Select(p => (p.State, p.Withheld, p.Numerator, p.Denominator)).Distinct());
    }

    [Fact]
    public void Who_did_not_report_is_named_as_missing_all_the_same() =>
        Assert.Equal(
            [(CellState.Value, true), (CellState.Missing, false)],
            Withhold(None with { Women = 1 }, None with { Status = SubmissionStatus.NotStarted })
                .Parts.Select(p => (p.State, p.Withheld))
        );

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Zeros_and_large_counts_are_shown(int women)
    {
        var shown = Build(None, None with { Women = women }).Cell("C3");
        Assert.Same(shown, DisclosureRules.Withhold(shown, Victims, 2));
    }

    [Fact]
    public void What_is_not_about_victims_is_never_withheld() =>
        Prop.ForAll(AnyDeeds, deeds =>
            {
                var shown = Build(deeds).Cell("B1");
                return ReferenceEquals(shown, DisclosureRules.Withhold(shown, Activities, 2));
            })
            .Check();

    [Fact]
    public void No_small_count_of_a_unit_and_no_small_part_of_one_is_left_in_a_file() =>
        Prop.ForAll(AnyDeeds, deeds =>
            {
                var before = Build(deeds).Cell("C3");
                var after = DisclosureRules.Withhold(before, Victims, 2);
                var anySmall = before.Parts.Any(p =>
                    p.Number is 1 or 2 || p.Splits.Values.Any(s => s.Values.Any(v => v is 1 or 2))
                );
                return !anySmall || after.Parts.All(p => p.Number is null && p.Splits.Count == 0);
            })
            .Check();

    private static Cell Withhold(params Deed[] deeds) => DisclosureRules.Withhold(Build(deeds).Cell("C3"), Victims, 2);

    private static Cell CellOf(string code, bool withheld) =>
        new()
        {
            Field = code,
            State = CellState.Value,
            Reported = 1,
            Expected = 1,
            Parts =
            [
                new()
                {
                    Unit = "c1",
                    State = CellState.Value,
                    Withheld = withheld,
                },
            ],
        };
}
