using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Units;

public sealed class UnitRulesTests
{
    private static readonly UnitDirectory Directory = new(Small.Units);

    [Theory]
    [InlineData("19996", null)]
    [InlineData("480-ldtbxh", null)]
    [InlineData("a", null)]
    [InlineData("0123456789012345678901234567890", null)]
    [InlineData("01234567890123456789012345678901", "unit-invalid")]
    [InlineData("", "unit-invalid")]
    [InlineData("-480", "unit-invalid")]
    [InlineData("480 A", "unit-invalid")]
    [InlineData("480|a", "unit-invalid")]
    [InlineData("xã", "unit-invalid")]
    [InlineData("480\n", "unit-invalid")]
    public void A_code_has_digits_lower_case_letters_and_hyphens(string code, string? problem) =>
        Assert.Equal(problem, Check(Commune(code)));

    [Fact]
    public void Names_are_needed_in_both_languages()
    {
        Assert.Equal("unit-invalid", Check(Commune("c9") with { Name = new("Xã", " ") }));
        Assert.Equal("unit-invalid", Check(Commune("c9") with { Name = new("", "Commune") }));
        Assert.Equal("unit-invalid", Check(Commune("c9") with { Name = new(new('a', 201), "Commune") }));
    }

    [Fact]
    public void Validity_does_not_end_before_it_begins()
    {
        var unit = Commune("c9") with { ValidFrom = Day("01/07/2021") };
        Assert.Null(Check(unit with { ValidTo = Day("01/07/2021") }));
        Assert.Equal("unit-invalid", Check(unit with { ValidTo = Day("30/06/2021") }));
    }

    [Fact]
    public void The_unit_above_exists_and_is_not_below()
    {
        Assert.Equal("unit-unknown", Check(Commune("c9") with { Parent = "x" }));
        Assert.Equal("unit-invalid", Check(Commune("c1") with { Parent = "c1" }));
        // The department under the town that stands under the department.
        Assert.Equal("unit-invalid", Check(Directory.Find(Department)! with { Parent = Town }));
        Assert.Null(Check(Commune("c1") with { Parent = Department }));
        Assert.Null(Check(Commune("c1") with { Parent = null }));
    }

    [Theory]
    [InlineData("30/06/2021", false)]
    [InlineData("01/07/2021", true)]
    [InlineData("30/06/2025", true)]
    [InlineData("01/07/2025", false)]
    public void A_code_has_its_meaning_from_its_first_to_its_last_day(string day, bool active)
    {
        var unit = Commune("19996") with { ValidTo = Day("30/06/2025") };
        Assert.Equal(active, UnitRules.IsActive(unit, Day(day)));
        Assert.False(UnitRules.IsActive(unit with { Deactivated = true }, Day(day)));
    }

    [Fact]
    public void A_code_nobody_knows_is_shown_as_it_is()
    {
        Assert.Equal("Xã c1", Directory.NameOf("c1").Vi);
        Assert.Equal(Same("999"), Directory.NameOf("999"));
    }

    private static string? Check(Unit unit) => UnitRules.Check(unit, Directory)?.Code;
}
