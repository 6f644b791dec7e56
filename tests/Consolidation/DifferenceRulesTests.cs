using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Consolidation;

public sealed class DifferenceRulesTests
{
    private static readonly Tiers Tree = new(2, 1);

    [Theory]
    [InlineData("""{"B1":3}""", """{"B1":4}""", "B1", "+1: x0-0 3 → 4, tổng 3 → 4")]
    [InlineData("""{"B1":3}""", """{"B1":1}""", "B1", "-2: x0-0 3 → 1, tổng 3 → 1")]
    [InlineData("""{"B1":3}""", "{}", "B1", "x0-0 3 → chưa báo cáo, tổng 3 → chưa báo cáo")]
    [InlineData(
        """{"A2":{"numerator":0,"denominator":0}}""",
        """{"A2":{"numerator":1,"denominator":2}}""",
        "A2",
        "x0-0 không áp dụng (0/0) → 1/2 (50 %), tổng không áp dụng (0/0) → 1/2 (50 %)"
    )]
    [InlineData("""{"F1":"a"}""", """{"F1":"b"}""", "F1", "x0-0: nội dung đã thay đổi")]
    [InlineData(
        """{"H1":[{"Place":"a","Cost":1}]}""",
        """{"H1":[{"Place":"a","Cost":2}]}""",
        "H1",
        "x0-0: nội dung đã thay đổi"
    )]
    [InlineData(
        """{"C3":{"total":2,"splits":{"sex":{"female":1,"male":1}}}}""",
        """{"C3":{"total":2,"splits":{"sex":{"female":2,"male":0}}}}""",
        "C3.sex.female",
        "+1: x0-0 1 → 2, tổng 1 → 2"
    )]
    public void A_change_is_said_with_its_unit_and_its_total(
        string before,
        string after,
        string path,
        string sentence
    ) =>
        Assert.Equal(
            sentence,
            DifferenceRules.Sentence(Between(before, after).Changes.Single(c => c.Path == path), Same).Vi
        );

    [Fact]
    public void What_is_the_same_is_no_difference() =>
        Assert.True(Between("""{"B1":3,"F1":"a"}""", """{"B1":3,"F1":"a"}""").IsNone);

    [Fact]
    public void Two_units_that_change_against_each_other_are_a_change_though_the_total_stays()
    {
        var change = Assert.Single(
            DifferenceRules
                .Between(
                    Figures("""{"B1":3}""", """{"B1":1}"""),
                    Figures("""{"B1":1}""", """{"B1":3}"""),
                    Tiers.ReportForm
                )
                .Changes
        );
        Assert.Equal("x0-0 3 → 1, x0-1 1 → 3", DifferenceRules.Sentence(change, Same).Vi);
    }

    [Fact]
    public void Who_came_and_who_left_is_named()
    {
        var difference = DifferenceRules.Between(
            Figures("""{"B1":0}""", null),
            Figures(null, """{"B1":0}"""),
            Tiers.ReportForm
        );
        Assert.Equal(("x0-1", "x0-0"), (Assert.Single(difference.Arrived), Assert.Single(difference.Left)));
    }

    private static Difference Between(string before, string after) =>
        DifferenceRules.Between(Figures(before, null), Figures(after, null), Tiers.ReportForm);

    private static Consolidated Figures(params string?[] values)
    {
        var reports = Tree
            .Communes.Zip(values)
            .Where(c => c.Second is not null)
            .ToDictionary(
                c => c.First.Unit,
                c => Tiers.ReportOf(c.First, 1, Values(c.Second!), At("20/11/2023 09:00:00"))
            );
        return Tree.District(Tree.Districts.First(), reports);
    }
}
