using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Forms;

public sealed class FormConfigRulesTests
{
    [Theory]
    [InlineData("0-16 16-", "")]
    [InlineData("16- 0-16", "")]
    [InlineData("0-16 16- ?", "")]
    [InlineData("0-16 15-", "bands-overlap")]
    [InlineData("0-16 18-", "bands-gap")]
    [InlineData("1-16 16-", "bands-open")]
    [InlineData("0-16 16-18", "bands-open")]
    [InlineData("0- 16-", "bands-overlap")]
    [InlineData("0-16 16- ? ?", "bands-mixed")]
    public void Age_bands_neither_overlap_nor_leave_a_gap(string bands, string expected)
    {
        var items = bands
            .Split(' ')
            .Select(
                (b, i) =>
                    b == "?"
                        ? new DimensionItem($"u{i}", Same("?"))
                        : new DimensionItem($"b{i}", Same(b))
                        {
                            From = int.Parse(b.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture),
                            Below = b.Split('-')[1] is { Length: > 0 } below
                                ? int.Parse(below, System.Globalization.CultureInfo.InvariantCulture)
                                : null,
                        }
            );
        Assert.Equal(
            expected,
            Codes(f => f with { Dimensions = [.. f.Dimensions, new("age", Same("Tuổi"), [.. items])] })
        );
    }

    [Fact]
    public void Bands_of_two_times_are_looked_at_separately() =>
        Assert.Equal(
            "",
            Codes(f =>
                f with
                {
                    Dimensions =
                    [
                        .. f.Dimensions,
                        new(
                            "age",
                            Same("Tuổi"),
                            [
                                new("a", Same("a")) { Below = 16, ValidTo = Day("30/06/2025") },
                                new("b", Same("b")) { From = 16, ValidTo = Day("30/06/2025") },
                                new("c", Same("c")) { Below = 18, ValidFrom = Day("01/07/2025") },
                                new("d", Same("d")) { From = 18, ValidFrom = Day("01/07/2025") },
                            ]
                        ),
                    ],
                }
            )
        );

    public static TheoryData<string, Func<Field, Field>> Fields =>
        new()
        {
            { "unknown-reference", f => f with { Splits = [new("none", true)] } },
            { "unknown-reference", f => f with { Splits = [new("sex", true, "none")] } },
            { "splits-need-count", f => f with { Splits = [new("sex", true)], Aggregation = Aggregation.Max } },
            { "aggregation-unfit", f => f with { Aggregation = Aggregation.RatioOfSums } },
            {
                "table-needs-columns",
                f => f with { Type = FieldType.Table, Aggregation = Aggregation.Stack, Splits = [] }
            },
            {
                "table-needs-columns",
                f =>
                    f with
                    {
                        Columns =
                        [
                            new()
                            {
                                Code = "A",
                                Name = Same("a"),
                                Type = FieldType.Narrative,
                            },
                        ],
                    }
            },
            {
                "table-needs-columns",
                f =>
                    f with
                    {
                        Type = FieldType.Table,
                        Aggregation = Aggregation.Stack,
                        Splits = [],
                        Columns =
                        [
                            new()
                            {
                                Code = "A",
                                Name = Same("a"),
                                Type = FieldType.Ratio,
                            },
                        ],
                    }
            },
            { "evidence-unfit", f => f with { Evidence = Need.Required } },
            {
                "derived-unfit",
                f =>
                    f with
                    {
                        Type = FieldType.Ratio,
                        Aggregation = Aggregation.RatioOfSums,
                        Splits = [],
                        Numerator = Same("n"),
                        Denominator = Same("d"),
                        NumeratorFrom = "B2",
                    }
            },
            {
                "derived-unfit",
                f =>
                    f with
                    {
                        Type = FieldType.Ratio,
                        Aggregation = Aggregation.RatioOfSums,
                        Splits = [],
                        Numerator = Same("n"),
                        Denominator = Same("d"),
                        NumeratorFrom = "NONE",
                    }
            },
            { "overlap-unfit", f => f with { OverlapOf = "B1" } },
        };

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_that_cannot_work_is_told(string code, Func<Field, Field> broken) =>
        Assert.Contains(
            code,
            Codes(f =>
                f with
                {
                    Rules = [],
                    Sections =
                    [
                        .. f.Sections.Select(s =>
                            s with
                            {
                                Fields = [.. s.Fields.Select(x => x.Code == "B2" ? broken(x) : x)],
                            }
                        ),
                    ],
                }
            )
        );

    [Theory]
    [InlineData(RuleKind.Compare, "B1", null, null, "rule-incomplete")]
    [InlineData(RuleKind.Compare, "B1", "NONE", null, "unknown-reference")]
    [InlineData(RuleKind.Range, null, null, "B1", "rule-incomplete")]
    [InlineData(RuleKind.Change, null, null, "B1", "rule-incomplete")]
    [InlineData(RuleKind.NotBelowPrevious, null, null, null, "rule-incomplete")]
    [InlineData(RuleKind.Required, null, null, "NONE", "unknown-reference")]
    [InlineData(RuleKind.Text, null, null, "F1", "rule-incomplete")]
    [InlineData(RuleKind.Compare, "B1", "B2", null, "")]
    public void A_rule_that_lacks_something_is_told(
        RuleKind kind,
        string? left,
        string? right,
        string? of,
        string expected
    ) =>
        Assert.Equal(
            expected,
            Codes(f =>
                f with
                {
                    Rules =
                    [
                        new()
                        {
                            Id = "r",
                            Kind = kind,
                            Left = left,
                            Right = right,
                            Of = of,
                            Message = Same("Xem lại."),
                        },
                    ],
                }
            )
        );

    [Theory]
    [InlineData("[0-9]{9,12}", "")]
    [InlineData("[", "pattern-wrong")]
    [InlineData("(a)\\1", "pattern-wrong")] // needs backtracking, which an attacker could make last
    public void An_expression_runs_in_linear_time_or_is_refused(string forbids, string expected) =>
        Assert.Equal(
            expected,
            Codes(f =>
                f with
                {
                    Rules =
                    [
                        new()
                        {
                            Id = "r",
                            Kind = RuleKind.Text,
                            Of = "F1",
                            Forbids = forbids,
                            Message = Same("Xem lại."),
                        },
                    ],
                }
            )
        );

    private static string Codes(Func<Form, Form> change) =>
        string.Join(
            ' ',
            FormConfigRules
                .Check(Small with { Forms = [Small.Forms[0], change(Small.Forms[1]), Small.Forms[2]] })
                .Select(p => p.Code)
                .Distinct()
        );
}
