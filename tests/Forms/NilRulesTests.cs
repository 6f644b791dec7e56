namespace PlanMonitor.Tests.Forms;

public class NilRulesTests
{
    private static readonly IReadOnlyDictionary<string, FormValue> Nothing = new Dictionary<string, FormValue>();

    /// <summary>The form of the seeds with victims in a section of their own.</summary>
    private static Form Form
    {
        get
        {
            var form = Given.Small.Forms[1];
            var fields = form.Fields.ToLookup(f => f.Code is "C3" or "E2");
            return form with
            {
                Nil = new(Given.Same("Không phát sinh nạn nhân"), ["victims"]),
                Sections =
                [
                    new("rest", Given.Same("Còn lại"), [.. fields[false]]),
                    new("victims", Given.Same("Nạn nhân"), [.. fields[true]]),
                ],
            };
        }
    }

    [Fact]
    public void Nil_is_zero_only_where_the_form_says_so_and_says_nothing_outside_its_sections()
    {
        Assert.Equal(["A2", "C3", "E2"], NilRules.Answered(Form).Select(f => f.Code).Order());
        var values = NilRules.Answer(Form, Nothing);
        Assert.Equal(["A2", "C3"], values.Keys.Order());
        Assert.Equal(FormValue.Ratio(0, 0), values["A2"]);
        Assert.Equal("""{"total":0,"splits":{"sex":{"female":0,"male":0}}}""", Json.Write(values["C3"]));
        Assert.Equal(["B1 required"], Problems("{}"));
        Assert.Empty(Problems("""{"B1":3}"""));
    }

    [Theory]
    [InlineData(
        """{"B1":3,"C3":{"total":1,"splits":{"sex":{"male":1}}}}""",
        "C3 nil-contradicted",
        "A2.denominator victims-agree"
    )]
    [InlineData("""{"B1":3,"E2":5000000,"E2a":5000000,"E2b":0}""", "E2 nil-contradicted")]
    [InlineData("""{"B1":3,"C3":0,"A2":{"numerator":0,"denominator":0}}""")]
    public void What_is_entered_against_it_is_named_and_kept(string values, params string[] problems) =>
        Assert.Equal(problems, Problems(values));

    [Fact]
    public void The_shipped_forms_declare_victims_and_their_support_only_or_all_they_ask_for()
    {
        var forms = Given.Seeds.SelectMany(c => c.Forms).Where(f => f.Nil is not null).ToList();
        Assert.True(forms.Count > 5);
        Assert.All(forms, f => Assert.True(AnswersAll(f) || OnlyOfVictims(f), f.Title.Vi));
        static bool AnswersAll(Form form) => form.Fields.All(NilRules.Answered(form).Contains);
        static bool OnlyOfVictims(Form form) => form.Nil!.Sections.All(s => s is "victims" or "support");
    }

    private static IEnumerable<string> Problems(string values)
    {
        var answered = NilRules.Answer(Form, Json.Read<Dictionary<string, FormValue>>(values));
        return FormRules.Check(Form, answered, complete: true, nil: true).Select(p => $"{p.Path} {p.Code}");
    }
}
