using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Forms;

public sealed class RuleChecksTests
{
    private static readonly Form Form = Small.Forms[1] with
    {
        Dimensions =
        [
            .. Small.Forms[1].Dimensions,
            new("age", Same("Tuổi"), [new("young", Same("Trẻ")), new("old", Same("Lớn"))]),
        ],
        Rules = [],
        Sections =
        [
            new(
                "s",
                Same("Mục"),
                [
                    Field("A2", FieldType.Ratio, Aggregation.RatioOfSums) with
                    {
                        Numerator = Same("tử"),
                        Denominator = Same("mẫu"),
                    },
                    Field("B1", FieldType.Count, Aggregation.Sum),
                    Field("B2", FieldType.Count, Aggregation.Sum),
                    Field("C3", FieldType.People, Aggregation.SumOfPeople) with
                    {
                        Splits = [new("sex", true), new("sex", false, "age")],
                    },
                    Field("F1", FieldType.Narrative, Aggregation.Concatenate),
                    Field("H1", FieldType.Table, Aggregation.Stack) with
                    {
                        Columns =
                        [
                            new()
                            {
                                Code = "Place",
                                Name = Same("Nơi"),
                                Type = FieldType.Narrative,
                                Required = true,
                            },
                            new()
                            {
                                Code = "Cost",
                                Name = Same("Chi"),
                                Type = FieldType.Money,
                            },
                        ],
                        MaxRows = 2,
                    },
                    Field("Y1", FieldType.YesNo, Aggregation.CountYes) with
                    {
                        Evidence = Need.Required,
                    },
                ]
            ),
        ],
    };

    [Theory]
    [InlineData("B1", """{"B1":3}""", 3L)]
    [InlineData("B1+B2", """{"B1":3,"B2":4}""", 7L)]
    [InlineData("B1 + B2", """{"B1":3}""", null)]
    [InlineData("A2.numerator", """{"A2":{"numerator":1,"denominator":2}}""", 1L)]
    [InlineData("A2.denominator", """{"A2":{"numerator":1,"denominator":2}}""", 2L)]
    [InlineData("C3.sex.female", """{"C3":{"total":3,"splits":{"sex":{"female":2,"male":1}}}}""", 2L)]
    [InlineData("C3.sex*age.female*young", """{"C3":{"total":3,"splits":{"sex*age":{"female*young":1}}}}""", 1L)]
    [InlineData("C3.sex.female", """{"C3":0}""", 0L)]
    [InlineData("C3.sex.female", """{"C3":3}""", null)]
    [InlineData("H1.rows", """{"H1":[{"Place":"a"},{"Place":"b","Cost":5}]}""", 2L)]
    [InlineData("H1.Cost", """{"H1":[{"Place":"a","Cost":2},{"Place":"b","Cost":5}]}""", 7L)]
    public void A_figure_is_read_by_its_name_and_missing_is_not_zero(string figure, string values, long? expected) =>
        Assert.Equal(expected, FigureReferences.Read(figure, Values(values)));

    [Theory]
    [InlineData("B1+NONE", "NONE")]
    [InlineData("A2", "A2")]
    [InlineData("C3.sex.none", "C3.sex.none")]
    [InlineData("C3.sex*age.female*old", null)]
    [InlineData("H1.Place", "H1.Place")]
    [InlineData("H1.Cost + H1.rows", null)]
    public void A_name_the_form_does_not_have_is_found(string figure, string? unknown) =>
        Assert.Equal(unknown, FigureReferences.Unknown(figure, Form));

    [Theory]
    // compare
    [InlineData("""{"left":"B1","right":"B2"}""", """{"B1":2,"B2":1}""", "B1 r error")]
    [InlineData("""{"left":"B1","right":"B2"}""", """{"B1":2,"B2":2}""", "")]
    [InlineData("""{"left":"B1","right":"B2"}""", """{"B1":2}""", "")]
    [InlineData(
        """{"left":"H1.Cost","right":"B1","operator":"equal"}""",
        """{"H1":[{"Place":"a","Cost":2}],"B1":3}""",
        "H1.Cost r error"
    )]
    // only when a figure is above zero
    [InlineData(
        """{"left":"B1","right":"B2","when":"C3.sex.female"}""",
        """{"B1":2,"B2":1,"C3":{"total":1,"splits":{"sex":{"female":0,"male":1}}}}""",
        ""
    )]
    [InlineData(
        """{"left":"B1","right":"B2","when":"C3.sex.female"}""",
        """{"B1":2,"B2":1,"C3":{"total":1,"splits":{"sex":{"female":1,"male":0}}}}""",
        "B1 r error"
    )]
    [InlineData("""{"kind":"required","of":"F1","when":"B1"}""", """{"B1":1}""", "F1 r error")]
    [InlineData("""{"kind":"required","of":"F1","when":"B1"}""", """{"B1":0}""", "")]
    // range
    [InlineData("""{"kind":"range","of":"B1","min":1,"max":5}""", """{"B1":6}""", "B1 r error")]
    [InlineData("""{"kind":"range","of":"B1","min":1}""", """{"B1":0}""", "B1 r error")]
    [InlineData("""{"kind":"range","of":"B1","min":1,"max":5}""", "{}", "")]
    // against the period before: B1 was 10
    [InlineData("""{"kind":"notBelowPrevious","of":"B1"}""", """{"B1":9}""", "B1 r error")]
    [InlineData("""{"kind":"notBelowPrevious","of":"B1"}""", """{"B1":10}""", "")]
    [InlineData("""{"kind":"notBelowPrevious","of":"B2"}""", """{"B2":0}""", "")]
    [InlineData(
        """{"kind":"change","of":"B1","percent":50,"severity":"needsExplanation"}""",
        """{"B1":16}""",
        "B1 r explanation"
    )]
    [InlineData("""{"kind":"change","of":"B1","percent":50}""", """{"B1":15}""", "")]
    [InlineData("""{"kind":"change","of":"B1","percent":50}""", """{"B1":4}""", "B1 r error")]
    [InlineData("""{"kind":"change","of":"B1","percent":10,"by":5}""", """{"B1":15}""", "")]
    // text
    [InlineData("""{"kind":"text","of":"F1","min":5}""", """{"F1":"abc"}""", "F1 r error")]
    [InlineData(
        """{"kind":"text","of":"F1","forbids":"[0-9]{9}"}""",
        """{"F1":"Chị A, CCCD 046123456789"}""",
        "F1 r error"
    )]
    [InlineData("""{"kind":"text","of":"F1","forbids":"[0-9]{9}"}""", """{"F1":"Hỗ trợ 12 người"}""", "")]
    // severities
    [InlineData("""{"left":"B1","right":"B2","severity":"notice"}""", """{"B1":2,"B2":1}""", "B1 r warning")]
    [InlineData(
        """{"left":"B1","right":"B2","severity":"needsExplanation"}""",
        """{"B1":2,"B2":1}""",
        "B1 r explanation"
    )]
    public void A_rule_speaks_at_its_field_with_its_severity(string rule, string values, string expected) =>
        Assert.Equal(expected, string.Join(", ", Check(rule, values, null)));

    [Theory]
    [InlineData("vì", "B1 r explanation")]
    [InlineData("   vì sao   ", "B1 r explanation")]
    [InlineData("Có thêm hai buổi do đoàn thanh niên tổ chức.", "B1 r warning")]
    public void An_explanation_says_something(string words, string expected) =>
        Assert.Equal(
            expected,
            Assert.Single(
                Check(
                    """{"left":"B1","right":"B2","severity":"needsExplanation"}""",
                    """{"B1":2,"B2":1}""",
                    new() { ["r"] = words }
                )
            )
        );

    [Fact]
    public void Words_for_a_rule_the_form_does_not_have_and_words_without_end_are_refused()
    {
        var problems = FormRules.Check(
            Form,
            Values("{}"),
            complete: false,
            explanations: new Dictionary<string, string> { ["none"] = "Vì thế này." }
        );
        Assert.Equal(("explanations.none", "field-unknown"), (Assert.Single(problems).Path, problems[0].Code));
        var ruled = Form with { Rules = [RuleOf("""{"left":"B1","right":"B2"}""")] };
        Assert.Equal(
            "text-too-long",
            Assert
                .Single(
                    FormRules.Check(
                        ruled,
                        Values("{}"),
                        complete: false,
                        explanations: new Dictionary<string, string> { ["r"] = new('x', 1001) }
                    )
                )
                .Code
        );
    }

    [Theory]
    [InlineData("""{"H1":[{"Place":"a"},{"Place":"b"},{"Place":"c"}]}""", "H1 rows-too-many")]
    [InlineData("""{"H1":[{"Cost":5}]}""", "H1.1.Place required")]
    [InlineData("""{"H1":[{"Place":"a","Cost":-5}]}""", "H1.1.Cost negative")]
    [InlineData("""{"H1":[{"Place":"a","Other":5}]}""", "H1.1.Other field-unknown")]
    [InlineData("""{"H1":[{}]}""", "H1.1 required")]
    [InlineData("""{"H1":5}""", "H1 wrong-type")]
    [InlineData("""{"Y1":true}""", "Y1.evidence required")]
    [InlineData("""{"Y1":false}""", "")]
    [InlineData("""{"Y1":{"yes":true,"evidence":"12/KH-UBND"}}""", "")]
    [InlineData(
        """{"C3":{"total":3,"splits":{"sex":{"female":1,"male":2},"sex*age":{"female*young":1,"male*old":2}}}}""",
        ""
    )]
    [InlineData(
        """{"C3":{"total":3,"splits":{"sex":{"female":1,"male":2},"sex*age":{"female*young":4}}}}""",
        "C3.sex*age parts-above-total"
    )]
    [InlineData(
        """{"C3":{"total":3,"splits":{"sex":{"female":1,"male":2},"sex*age":{"young":1}}}}""",
        "C3.sex*age split-unknown"
    )]
    public void New_kinds_of_values_are_checked_to_the_cell(string values, string expected) =>
        Assert.Equal(
            expected,
            string.Join(", ", FormRules.Check(Form, Values(values), complete: true).Select(p => $"{p.Path} {p.Code}"))
        );

    [Fact]
    public void A_code_is_taken_only_for_periods_that_end_within_its_validity()
    {
        var dated = Form with
        {
            Dimensions =
            [
                new(
                    "sex",
                    Same("Giới tính"),
                    [new("female", Same("Nữ")), new("male", Same("Nam")) { ValidTo = Day("31/12/2022") }]
                ),
                Form.Dimensions[1],
            ],
        };
        var values = Values("""{"C3":{"total":1,"splits":{"sex":{"female":0,"male":1}}}}""");
        Assert.Equal(
            "C3.sex.male code-not-valid",
            string.Join(
                ", ",
                FormRules.Check(dated, values, complete: true, Day("30/11/2023")).Select(p => $"{p.Path} {p.Code}")
            )
        );
        Assert.Empty(FormRules.Check(dated, values, complete: true, Day("30/11/2022")));
    }

    [Fact]
    public void A_derived_part_comes_from_its_figure_and_what_was_sent_for_it_is_not_looked_at()
    {
        var derived = Form with
        {
            Sections =
            [
                new(
                    "s",
                    Same("s"),
                    [.. Form.Fields.Select(f => f.Code == "A2" ? f with { DenominatorFrom = "B1" } : f)]
                ),
            ],
        };
        Assert.Equal(
            (1L, 5L),
            Both(FormRules.Derive(derived, Values("""{"A2":{"numerator":1,"denominator":99},"B1":5}"""))["A2"])
        );
        Assert.False(
            FormRules.Derive(derived, Values("""{"A2":{"numerator":1,"denominator":99}}""")).ContainsKey("A2")
        );
        var wholly = Form with
        {
            Sections =
            [
                new(
                    "s",
                    Same("s"),
                    [
                        .. Form.Fields.Select(f =>
                            f.Code == "A2" ? f with { NumeratorFrom = "B2", DenominatorFrom = "B1" } : f
                        ),
                    ]
                ),
            ],
        };
        Assert.Equal((2L, 5L), Both(FormRules.Derive(wholly, Values("""{"B2":2,"B1":5}"""))["A2"]));
        static (long?, long?) Both(FormValue v) => (v.Numerator, v.Denominator);
    }

    private static FormRule RuleOf(string json) =>
        System.Text.Json.JsonSerializer.Deserialize<FormRule>(
            json.Insert(1, "\"id\":\"r\",\"message\":{\"vi\":\"Xem lại.\",\"en\":\"Look again.\"},"),
            Json.Strict
        )!;

    private static IEnumerable<string> Check(string rule, string values, Dictionary<string, string>? explanations) =>
        FormRules
            .Check(
                Form with
                {
                    Rules = [RuleOf(rule)],
                },
                Values(values),
                complete: true,
                before: new(Values("""{"B1":10}""")),
                explanations: explanations
            )
            .Select(p => $"{p.Path} {p.Code} {JsonNames.Of(p.Severity)}");
}
