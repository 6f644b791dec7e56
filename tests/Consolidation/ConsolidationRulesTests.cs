using FsCheck.Fluent;
using static PlanMonitor.Tests.Consolidation.Children;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Consolidation;

public sealed class ConsolidationRulesTests
{
    private static readonly Deed Sent = new(
        SubmissionStatus.Accepted,
        Invited: false,
        Nil: false,
        Late: false,
        Count: 5,
        Helped: 1,
        Found: 2,
        Women: 1,
        Men: 1,
        Yes: true
    );
    private static readonly Deed NilDeclared = Sent with { Nil = true };
    private static readonly Deed Silent = Sent with { Status = SubmissionStatus.NotStarted };

    [Fact]
    public void A_ratio_is_the_sum_of_numerators_over_the_sum_of_denominators() =>
        Prop.ForAll(AnyDeeds, deeds =>
            {
                var cell = Build(deeds).Cell("A2");
                var (helped, found) = (
                    deeds.Where(d => d.GivesValues).Sum(d => d.Helped),
                    deeds.Where(d => d.GivesValues).Sum(d => d.Found)
                );
                return !deeds.Any(d => d.Counts)
                    ? cell is { State: CellState.Missing, Numerator: null }
                    : (cell.Numerator, cell.Denominator, cell.State)
                        == (helped, found, found == 0 ? CellState.NotApplicable : CellState.Value);
            })
            .Check();

    [Fact]
    public void A_count_is_the_sum_of_what_was_reported_and_missing_is_never_zero() =>
        Prop.ForAll(AnyDeeds, deeds =>
            {
                var cell = Build(deeds).Cell("B1");
                var given = deeds.Where(d => d.GivesValues && d.Count is not null).ToList();
                var expected =
                    given.Count > 0 ? CellState.Value
                    : deeds.Any(d => d.Counts && d.Nil) ? CellState.Nil
                    : CellState.Missing;
                return cell.State == expected
                    && cell.Number == (given.Count > 0 ? given.Sum(d => d.Count) : null)
                    && cell.Expected == deeds.Count(d => d.Owes)
                    && cell.Reported == deeds.Count(d => d.Owes && d.Counts && (d.Nil || d.Count is not null));
            })
            .Check();

    [Fact]
    public void Breakdowns_add_up_part_by_part_and_stay_equal_to_the_total() =>
        Prop.ForAll(AnyDeeds, deeds =>
            {
                var cell = Build(deeds).Cell("C3");
                if (!deeds.Any(d => d.Counts))
                    return cell.State == CellState.Missing && cell.Splits.Count == 0;
                var sex = cell.Splits["sex"];
                return sex["female"] == deeds.Where(d => d.GivesValues).Sum(d => d.Women)
                    && sex["male"] == deeds.Where(d => d.GivesValues).Sum(d => d.Men)
                    && sex.Values.Sum() == cell.Number;
            })
            .Check();

    [Fact]
    public void Yes_is_counted_over_those_that_answered() =>
        Prop.ForAll(AnyDeeds, deeds =>
            {
                var cell = Build(deeds).Cell("K1");
                var answers = deeds.Where(d => d.GivesValues && d.Yes is not null).ToList();
                return answers.Count == 0
                    || (cell.Numerator, cell.Denominator) == (answers.Count(d => d.Yes == true), answers.Count);
            })
            .Check();

    [Fact]
    public void The_order_of_the_children_changes_only_the_order_of_the_parts() =>
        Prop.ForAll(AnyDeeds, Arb.From(Gen.Choose(0, 1000)), (deeds, turn) =>
            {
                var children = deeds.Select(Of).ToList();
                var turned = children
                    .Skip(turn % Math.Max(1, children.Count))
                    .Concat(children.Take(turn % Math.Max(1, children.Count)))
                    .Reverse()
                    .ToList();
                return Json.Write(InOrder(Build(children))) == Json.Write(InOrder(Build(turned)));
            })
            .Check();

    [Fact]
    public void Those_who_owe_are_received_or_missing_on_time_or_late_and_the_invited_stand_apart() =>
        Prop.ForAll(AnyDeeds, deeds =>
            {
                var c = Build(deeds).Completeness;
                var owing = deeds.Where(d => d.Owes).ToList();
                return c.Received + c.Missing.Count == c.Expected
                    && c.OnTime + c.Late == c.Received
                    && c.Received <= c.Expected
                    && c.Expected == owing.Count
                    && c.Received == owing.Count(d => d.Counts)
                    && c.Late == owing.Count(d => d.Counts && d.Late)
                    && c.Nil == owing.Count(d => d.Counts && d.Nil)
                    && c.Returned == owing.Count(d => d.Status == SubmissionStatus.Returned)
                    && c.Accepted == owing.Count(d => d.Status == SubmissionStatus.Accepted)
                    && c.InvitedExpected == deeds.Length - owing.Count
                    && c.InvitedReceived == deeds.Count(d => d.Invited && d.Counts);
            })
            .Check();

    [Fact]
    public void The_sources_are_exactly_the_revisions_that_count() =>
        Prop.ForAll(AnyDeeds, deeds =>
            {
                var children = deeds.Select(Of).ToList();
                return Build(children)
                    .Sources.Select(s => (s.Unit, s.Revision, s.ValuesSha256))
                    .SequenceEqual(
                        children
                            .Where((_, i) => deeds[i].Counts)
                            .Select(c => (c.Duty.Unit, c.Revision!.Number, c.Revision.Receipt.ValuesSha256))
                    );
            })
            .Check();

    [Fact]
    public void A_value_zero_nil_not_applicable_and_missing_are_four_different_things()
    {
        var zero = Sent with { Count = 0, Helped = 0, Found = 0, Women = 0, Men = 0, Yes = null };
        Assert.Equal(
            (CellState.Value, 0L, 1),
            (Build(zero).Cell("B1").State, Build(zero).Cell("B1").Number, Build(zero).Cell("B1").Reported)
        );
        Assert.Equal(
            (CellState.Nil, null, 1),
            (
                Build(NilDeclared).Cell("B1").State,
                Build(NilDeclared).Cell("B1").Number,
                Build(NilDeclared).Cell("B1").Reported
            )
        );
        Assert.Equal(
            (CellState.Missing, null, 0),
            (Build(Silent).Cell("B1").State, Build(Silent).Cell("B1").Number, Build(Silent).Cell("B1").Reported)
        );
        Assert.Equal(
            [CellState.NotApplicable, CellState.NotApplicable],
            [Build(zero).Cell("A2").State, Build(zero).Cell("A2").Parts[0].State]
        );
        Assert.Equal(CellState.Missing, Build(zero).Cell("K1").State);
        Assert.Equal(
            [CellState.Value, CellState.Nil, CellState.Missing],
            Build(zero, NilDeclared, Silent).Cell("B1").Parts.Select(p => p.State)
        );
    }

    [Fact]
    public void A_nil_report_gives_zero_only_where_nil_means_zero()
    {
        var figures = Build(NilDeclared);
        Assert.Equal(
            (CellState.Value, 0L, CellState.NotApplicable, CellState.Nil),
            (figures.Cell("C3").State, figures.Cell("C3").Number, figures.Cell("A2").State, figures.Cell("F1").State)
        );
    }

    [Fact]
    public void What_was_returned_does_not_count_until_it_comes_again()
    {
        var figures = Build(Sent with { Status = SubmissionStatus.Returned }, Sent);
        Assert.Equal((5L, 1, 2), (figures.Cell("B1").Number, figures.Cell("B1").Reported, figures.Cell("B1").Expected));
        Assert.Equal(
            (CellState.Missing, "u0", 1),
            (
                figures.Cell("B1").Parts[0].State,
                Assert.Single(figures.Completeness.Missing),
                figures.Completeness.Returned
            )
        );
    }

    [Fact]
    public void The_figure_of_an_invited_body_is_added_but_not_expected()
    {
        var figures = Build(Sent, Sent with { Invited = true, Count = 7 });
        Assert.Equal(
            (12L, 1, 1),
            (figures.Cell("B1").Number, figures.Cell("B1").Reported, figures.Cell("B1").Expected)
        );
    }

    [Fact]
    public void Words_of_the_units_stand_side_by_side_and_blanks_are_missing()
    {
        Child Says(int i, string words) =>
            Child(
                ReportOf("c1") with
                {
                    Unit = $"u{i}",
                },
                SubmissionStatus.Submitted,
                Report($$"""{"F1":"{{words}}"}""")
            );
        var cell = Build([Says(0, "Khó khăn"), Says(1, " "), Says(2, "Không")]).Cell("F1");
        Assert.Equal(["Khó khăn", null, "Không"], cell.Parts.Select(p => p.Text));
        Assert.Equal((CellState.Value, 2, 3), (cell.State, cell.Reported, cell.Expected));
    }

    [Fact]
    public void Coverage_counts_the_accepted_plans_of_the_communes()
    {
        var statuses = new[] { SubmissionStatus.Accepted, SubmissionStatus.Submitted, SubmissionStatus.NotStarted };
        var plans = Communes
            .Select((c, i) => Child(SmallDuties.Find("plan", "2023", c)!, statuses[i], Content.Empty))
            .Append(
                Child(
                    SmallDuties.Find("plan", "2023", "c1")! with
                    {
                        Unit = "agency",
                    },
                    SubmissionStatus.Accepted,
                    Content.Empty
                )
            )
            .ToList();
        var cell = ConsolidationRules
            .Build(
                Own,
                [],
                new Dictionary<string, IReadOnlyList<Child>> { ["plan"] = plans },
                SmallDuties,
                Day("31/12/2023")
            )
            .Cell("A1");
        Assert.Equal((1L, 3L, CellState.Value), (cell.Numerator, cell.Denominator, cell.State));
    }

    [Fact]
    public void A_period_is_covered_when_something_above_zero_was_reported_in_it()
    {
        var form = Small.Forms[1] with
        {
            Sections =
            [
                new(
                    "s",
                    Same("Mục"),
                    [Field("A5", FieldType.Coverage, Aggregation.PeriodsReported) with { CountsObligation = "plan" }]
                ),
            ],
        };
        var cycle = Small with { Forms = [Small.Forms[0], form, Small.Forms[2]] };
        Child Month(int i, SubmissionStatus status, string values, bool nil = false) =>
            Child(
                ReportOf("c1") with
                {
                    Period = ReportOf("c1").Period with { Id = $"m{i}" },
                },
                status,
                Report(values) with
                {
                    Nil = nil,
                }
            );
        var months = new List<Child>
        {
            Month(1, SubmissionStatus.Accepted, """{"B1":2}"""),
            Month(2, SubmissionStatus.Submitted, """{"B1":1}"""),
            Month(3, SubmissionStatus.Accepted, """{"B1":0}"""),
            Month(4, SubmissionStatus.Accepted, """{"B1":0}""", nil: true),
            Month(5, SubmissionStatus.Returned, """{"B1":4}"""),
            Month(6, SubmissionStatus.NotStarted, "{}"),
        };
        var cell = ConsolidationRules
            .Build(
                Own,
                [],
                new Dictionary<string, IReadOnlyList<Child>> { ["plan"] = months },
                new(cycle, Days),
                Day("31/12/2023")
            )
            .Cell("A5");
        Assert.Equal((2L, 6L), (cell.Numerator, cell.Denominator));
    }

    [Theory]
    [InlineData(1, 2, false, "1/2 (50 %)")]
    [InlineData(2, 2, true, "2/2 (100 %)")]
    [InlineData(0, 0, null, "không phát sinh")]
    public void A_target_is_shown_with_its_two_counts(long helped, long found, bool? met, string shown)
    {
        var result = Assert.Single(
            ConsolidationRules.Targets(Small, Build(Sent with { Helped = helped, Found = found }))
        );
        Assert.Equal((met, shown), (result.Met, result.Shown.Vi));
    }

    [Fact]
    public void A_target_nobody_reported_on_is_not_judged()
    {
        var result = Assert.Single(ConsolidationRules.Targets(Small, Build(Silent)));
        Assert.Equal((null, "chưa báo cáo", null), (result.Met, result.Shown.Vi, result.Percent));
    }

    private static Consolidated InOrder(Consolidated f) =>
        f with
        {
            Sources = [.. f.Sources.OrderBy(s => s.Unit, StringComparer.Ordinal)],
            Completeness = f.Completeness with
            {
                Missing = [.. f.Completeness.Missing.Order(StringComparer.Ordinal)],
                InvitedMissing = [.. f.Completeness.InvitedMissing.Order(StringComparer.Ordinal)],
            },
            Cells =
            [
                .. f.Cells.Select(c =>
                    c with
                    {
                        Parts = [.. c.Parts.OrderBy(p => p.Unit, StringComparer.Ordinal)],
                        Rows = [.. c.Rows.OrderBy(r => r.Unit, StringComparer.Ordinal)],
                    }
                ),
            ],
        };
}
