using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Forms;

public sealed class FormRulesTests
{
    private static readonly Form Form = Small.Forms[1];

    /// <summary>What makes the small report complete.</summary>
    private const string Complete = """ "B1":5,"C3":0 """;

    [Theory]
    [InlineData("""{"B1":-1}""", "B1 negative")]
    [InlineData("""{"B1":"abc"}""", "B1 wrong-type")]
    [InlineData("""{"B1":"12"}""", "B1 wrong-type")]
    [InlineData("""{"B1":true}""", "B1 wrong-type")]
    [InlineData("""{"B1":1.5}""", "B1 value-unreadable")]
    [InlineData("""{"B1":1e30}""", "B1 value-unreadable")]
    [InlineData("""{"B1":1000000000000000000000000000000}""", "B1 value-unreadable")]
    [InlineData("""{"B1":[1]}""", "B1 value-unreadable")]
    [InlineData("""{"B1":null}""", "B1 value-unreadable")]
    [InlineData("""{"B1":{"sum":1}}""", "B1 value-unreadable")]
    [InlineData("""{"B1":1000000001}""", "B1 too-large")]
    [InlineData("""{"E2":1000000000000001}""", "E2 too-large")]
    [InlineData("""{"E2":-1}""", "E2 negative")]
    [InlineData("""{"C3":{"total":2,"splits":{"sex":{"female":1.5}}}}""", "C3 value-unreadable")]
    [InlineData("""{"A2":{"numerator":-1,"denominator":1}}""", "A2 negative")]
    [InlineData("""{"A2":{"numerator":1,"denominator":1000000001}}""", "A2 too-large")]
    [InlineData("""{"A2":{"numerator":1}}""", "A2 value-unreadable")]
    [InlineData("""{"A2":50}""", "A2 wrong-type")]
    [InlineData("""{"K1":1}""", "K1 wrong-type")]
    [InlineData("""{"L1":"perhaps"}""", "L1 wrong-type")]
    [InlineData("""{"N1":"2023-02-30"}""", "N1 wrong-type")]
    [InlineData("""{"N1":"28/02/2023"}""", "N1 wrong-type")]
    [InlineData("""{"F1":"dài quá hai mươi ký tự"}""", "F1 text-too-long")]
    [InlineData("""{"F1":7}""", "F1 wrong-type")]
    [InlineData("""{"X9":1}""", "X9 field-unknown")]
    [InlineData("""{"A1":{"numerator":1,"denominator":1}}""", "A1 field-unknown")]
    public void A_bad_value_is_told_by_its_field_even_in_a_draft(string values, string problem) =>
        Assert.Equal([problem], Check(values, complete: false));

    [Theory]
    [InlineData("""{"C3":{"total":3,"splits":{"sex":{"female":1,"male":1}}}}""", "C3.sex parts-unequal")]
    [InlineData("""{"C3":{"total":1,"splits":{"sex":{"female":1,"male":1}}}}""", "C3.sex parts-unequal")]
    [InlineData("""{"C3":3}""", "C3.sex split-missing")]
    [InlineData("""{"C3":{"total":2,"splits":{"sex":{"female":3,"male":-1}}}}""", "C3.sex negative")]
    [InlineData("""{"B2":{"total":1,"splits":{"sex":{"female":2}}}}""", "B2.sex parts-above-total")]
    [InlineData("""{"B2":{"total":1,"splits":{"age":{"old":1}}}}""", "B2.age split-unknown")]
    [InlineData("""{"B2":{"total":1,"splits":{"sex":{"other":1}}}}""", "B2.sex split-unknown")]
    [InlineData("""{"B1":{"total":1,"splits":{"sex":{"male":1}}}}""", "B1.sex split-unknown")]
    [InlineData("""{"A2":{"numerator":2,"denominator":1}}""", "A2.numerator numerator-above-denominator")]
    public void A_value_may_contradict_itself_in_a_draft_but_not_in_a_submission(string values, string problem)
    {
        Assert.Empty(Check(values, complete: false));
        Assert.Contains(problem, Check(values, complete: true));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(
        """{"B1":0,"E2":1000000000000000,"K1":false,"L1":"no","N1":"2024-02-29","F1":"đủ hai mươi ký tự ở "}"""
    )]
    [InlineData("""{"B1":1000000000}""")]
    [InlineData("""{"C3":{"total":2,"splits":{"sex":{"female":2}}}}""")]
    [InlineData("""{"C3":0}""")]
    [InlineData("""{"B2":{"total":5,"splits":{"sex":{"female":2,"male":1}}}}""")]
    [InlineData("""{"B2":{"total":5}}""")]
    [InlineData("""{"A2":{"numerator":0,"denominator":0}}""")]
    public void A_good_value_is_accepted(string values) => Assert.Empty(Check(values, complete: false));

    [Fact]
    public void Every_bad_value_is_told_at_once() =>
        Assert.Equal(
            ["B1 negative", "A2.numerator numerator-above-denominator", "X9 field-unknown", "C3 required"],
            Check("""{"B1":-1,"A2":{"numerator":2,"denominator":1},"X9":1}""", complete: true)
        );

    [Theory]
    [InlineData("{}", "B1 required", "C3 required")]
    [InlineData("""{"B1":0,"C3":0}""")]
    public void What_is_required_may_be_missing_in_a_draft_only(string values, params string[] missing)
    {
        Assert.Empty(Check(values, complete: false));
        Assert.Equal(missing, Check(values, complete: true));
    }

    [Fact]
    public void A_required_text_of_blanks_is_missing()
    {
        var form = Form with
        {
            Sections =
            [
                new("s", Same("Mục"), [Field("F1", FieldType.Narrative, Aggregation.None) with { Required = true }]),
            ],
            Rules = [],
        };
        Assert.Equal("required", Assert.Single(FormRules.Check(form, Values("""{"F1":" \n"}"""), complete: true)).Code);
    }

    [Theory]
    [InlineData(""" "A2":{"numerator":0,"denominator":2} """, "A2.denominator victims-agree")]
    [InlineData(""" "E2":10,"E2a":4,"E2b":5 """, "E2a spent-by-source")]
    [InlineData(""" "E2":10,"E2a":4,"E2b":6 """)]
    // Missing is not zero: a rule with a side that was not reported does not speak.
    [InlineData(""" "E2":10,"E2a":4 """)]
    [InlineData(""" "E2a":4,"E2b":6 """)]
    [InlineData(""" "A2":{"numerator":0,"denominator":0} """)]
    public void A_rule_speaks_only_when_all_it_names_was_reported(string more, params string[] problems) =>
        Assert.Equal(problems, Check($"{{{Complete},{more}}}", complete: true));

    [Fact]
    public void A_rule_can_compare_a_numerator() =>
        Assert.Equal(
            ["A2.numerator helped-at-most"],
            Check(
                """{"B1":1,"C3":{"total":2,"splits":{"sex":{"male":2}}},"A2":{"numerator":2,"denominator":2}}""",
                complete: true
            )
        );

    [Theory]
    [InlineData(""" "B1":5,"C3":0,"E2":"x","E2a":4,"E2b":5 """, "E2 wrong-type")]
    [InlineData(""" "B1":5,"C3":0,"K1":1,"E2":10,"E2a":4,"E2b":5 """, "K1 wrong-type", "E2a spent-by-source")]
    [InlineData(""" "E2":10,"E2a":4,"E2b":5 """, "B1 required", "C3 required", "E2a spent-by-source")]
    public void A_rule_waits_for_the_values_it_names_to_be_right_and_for_no_others(
        string values,
        params string[] problems
    ) => Assert.Equal(problems, Check($"{{{values}}}", complete: true));

    [Theory]
    [InlineData("  Đã\u0000 làm\r\n xong\t. ", "Đã làm\n xong\t.")]
    [InlineData("e\u0302\u0301", "ế")]
    [InlineData("\u0007", "")]
    public void Texts_are_cleaned(string text, string clean) => Assert.Equal(clean, VietnameseText.Clean(text));

    private static IEnumerable<string> Check(string values, bool complete) =>
        FormRules.Check(Form, Values(values), complete).Select(p => $"{p.Path} {p.Code}");
}
