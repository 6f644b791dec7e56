using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Forms;

public sealed class FormVersionsTests
{
    private static readonly Form Before = Small.Forms[1];

    [Fact]
    public void What_means_the_same_is_taken_over_and_the_rest_is_named_with_its_reason()
    {
        var now = With(
            f =>
                f.Code == "B1" ? f with { Measure = Same("cuộc") }
                : f.Code == "E2" ? f with { Type = FieldType.Count }
                : f.Code == "A2" ? f with { Denominator = Same("khác") }
                : f,
            without: "K1"
        ) with
        {
            Dimensions =
            [
                new(
                    "sex",
                    Same("Giới tính"),
                    [new("female", Same("Nữ")), new("male", Same("Nam")), new("unknown", Same("Chưa rõ"))]
                ),
            ],
        };
        var (values, unmapped) = FormVersions.Map(
            Values(
                """{"A2":{"numerator":1,"denominator":1},"B1":1,"B2":{"total":2,"splits":{"sex":{"female":2}}},"E2":5,"F1":"a","K1":true}"""
            ),
            Before,
            now
        );
        Assert.Equal(["B2", "F1"], values.Keys.Order());
        Assert.Equal((2L, 0), (values["B2"].Number, values["B2"].Splits!.Count));
        Assert.Equal(["A2", "B1", "B2.sex", "E2", "K1"], unmapped.Select(u => u.Field).Order());
        Assert.All(unmapped, u => Assert.NotEmpty(u.Why.Vi));
    }

    [Fact]
    public void A_new_field_and_other_words_of_help_change_nothing_of_the_others()
    {
        var now = With(f => f with { Help = Same("Mới"), Name = Same($"{f.Name.Vi} (mới)") }, without: "") with
        {
            Version = 2,
        };
        Assert.Empty(
            FormVersions
                .Map(Values("""{"B1":1,"C3":{"total":2,"splits":{"sex":{"female":1,"male":1}}}}"""), Before, now)
                .Unmapped
        );
    }

    private static Form With(Func<Field, Field> change, string without) =>
        Before with
        {
            Sections =
            [
                .. Before.Sections.Select(s =>
                    s with
                    {
                        Fields = [.. s.Fields.Where(f => f.Code != without).Select(change)],
                    }
                ),
            ],
        };
}
