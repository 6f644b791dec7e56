using FsCheck.Fluent;

namespace PlanMonitor.Tests.Consolidation;

public sealed class AggregationTests
{
    [Theory]
    [InlineData(
        FieldType.Count,
        Aggregation.None,
        Aggregation.Sum,
        Aggregation.Min,
        Aggregation.Max,
        Aggregation.Latest
    )]
    [InlineData(FieldType.People, Aggregation.None, Aggregation.SumOfPeople)]
    [InlineData(
        FieldType.Money,
        Aggregation.None,
        Aggregation.Sum,
        Aggregation.Min,
        Aggregation.Max,
        Aggregation.Latest
    )]
    [InlineData(FieldType.Ratio, Aggregation.None, Aggregation.RatioOfSums)]
    [InlineData(FieldType.YesNo, Aggregation.None, Aggregation.CountYes, Aggregation.Any, Aggregation.All)]
    [InlineData(FieldType.Choice, Aggregation.None, Aggregation.Latest, Aggregation.Tally)]
    [InlineData(FieldType.Date, Aggregation.None, Aggregation.Min, Aggregation.Max, Aggregation.Latest)]
    [InlineData(FieldType.Document, Aggregation.None, Aggregation.Concatenate)]
    [InlineData(FieldType.Narrative, Aggregation.None, Aggregation.Concatenate)]
    [InlineData(FieldType.Table, Aggregation.None, Aggregation.Stack)]
    [InlineData(FieldType.Coverage, Aggregation.UnitsAccepted, Aggregation.PeriodsReported, Aggregation.UnitsMeeting)]
    public void Each_type_adds_up_in_its_own_ways_only(FieldType type, params Aggregation[] fitting) =>
        Assert.Equal(fitting, Enum.GetValues<Aggregation>().Where(a => FieldKinds.Of(type).Fits(a)));

    [Theory]
    [InlineData(0, 9, "0")]
    [InlineData(9, 9, "100")]
    [InlineData(2, 3, "66,7")]
    [InlineData(1, 3, "33,3")]
    [InlineData(1, 8, "12,5")]
    [InlineData(1, 2000, "0,1")] // 0,05 goes up
    [InlineData(1, 2001, "0")]
    [InlineData(1999, 2000, "100")] // 99,95 goes up
    [InlineData(19989, 20000, "99,9")]
    [InlineData(3, 2, "150")]
    [InlineData(4611686018427387904, 9223372036854775807, "50")]
    [InlineData(9223372036854775807, 9223372036854775807, "100")]
    [InlineData(9223372036854775807, 1, "922337203685477580700")]
    public void A_percentage_is_rounded_half_up_to_one_decimal(long numerator, long denominator, string vi) =>
        Assert.Equal(new(vi, vi.Replace(',', '.')), Percent.Of(numerator, denominator));

    [Fact]
    public void There_is_no_percentage_of_nothing() => Assert.Null(Percent.Of(0, 0));

    [Fact]
    public void A_percentage_is_never_further_from_the_truth_than_half_a_tenth() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 1_000_000)), Arb.From(Gen.Choose(1, 1_000_000)), (n, d) =>
            {
                var shown = decimal.Parse(Percent.Of(n, d)!.En, System.Globalization.CultureInfo.InvariantCulture);
                var error = (shown * d) - (100m * n);
                return error <= 0.05m * d && error > -0.05m * d;
            })
            .Check();
}
