using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Tests.Documents;

public sealed class PrintedFigureTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000_000, "1.000.000")]
    [InlineData(long.MaxValue, "9.223.372.036.854.775.807")]
    public void Thousands_are_parted_by_dots(long number, string printed) =>
        Assert.Equal(printed, VietnameseNumbers.Whole(number));

    [Theory]
    [InlineData("2023-02-08", "08/02/2023")]
    [InlineData("2023-01-30", "30/01/2023")]
    [InlineData("2023-07-05", "05/7/2023")]
    [InlineData("2023-11-30", "30/11/2023")]
    public void Only_days_below_ten_and_the_first_two_months_get_a_zero(string day, string printed) =>
        Assert.Equal(
            printed,
            VietnameseNumbers.Day(
                DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            )
        );

    [Fact]
    public void A_tag_says_the_field_the_item_and_the_unit() =>
        Assert.Equal("C3.sex.female@19996", FigureTag.Split("C3", "sex", "female", "19996"));

    [Fact]
    public void A_tag_too_long_for_Word_is_cut_and_stays_distinct()
    {
        var dimension = new string('d', 80);
        var tag = FigureTag.Split("C3", dimension, "x", "19996");
        Assert.Equal(64, tag.Length);
        Assert.NotEqual(FigureTag.Split("C3", dimension, "y", "19996"), tag);
    }
}
