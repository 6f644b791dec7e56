using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Cycles;

public sealed class DutiesTests
{
    private static readonly Duties OfHuongTra = new(HuongTra, Days);

    [Theory]
    [InlineData("implementation-plan", 14, 0, 0)]
    [InlineData("results-report", 14, 1, 1)]
    [InlineData("monthly-broadcast", 90, 0, 0)]
    [InlineData("womens-union-plan", 0, 1, 0)]
    public void The_plan_of_Huong_Tra_says_who_owes_what(string obligation, int ordered, int invited, int upward)
    {
        var duties = OfHuongTra.All.Where(d => d.Obligation.Id == obligation).ToList();
        Assert.Equal(
            (ordered, invited, upward),
            (
                duties.Count(d => d is { Invited: false, IsConsolidation: false }),
                duties.Count(d => d.Invited),
                duties.Count(d => d.IsConsolidation)
            )
        );
    }

    [Fact]
    public void A_duty_knows_its_deadline_its_collector_and_its_form()
    {
        var duty = OfHuongTra.Find("implementation-plan", "2023", "20005")!;
        Assert.Equal(
            ("480", "480-ldtbxh", "implementation-plan", Day("27/02/2023")),
            (duty.Collector, duty.Through, duty.Form.Id, duty.Due!.LastDay)
        );
        Assert.Equal("huong-tra-2023|implementation-plan|2023|480", duty.Partition);
        Assert.Null(OfHuongTra.Find("implementation-plan", "2023", "99999"));
    }

    [Fact]
    public void The_report_upward_is_the_collectors_own_with_its_own_date()
    {
        var own = SmallDuties.Find("report", "2023", Town)!;
        Assert.Equal(
            (true, Department, "words", "Báo cáo tổng hợp", Day("15/12/2023")),
            (own.IsConsolidation, own.Collector, own.Form.Id, own.Name.Vi, own.Due!.LastDay)
        );
        Assert.Null(OfHuongTra.Find("results-report", "2023", "480")!.Due);
    }

    [Fact]
    public void Reporters_come_in_the_order_of_the_configuration_and_invited_bodies_after_them() =>
        Assert.Equal([.. Communes, Union], SmallDuties.ReportersOf("report", "2023").Select(d => d.Unit));

    [Fact]
    public void Who_is_both_ordered_and_invited_owes_it_once()
    {
        var twice = Small with
        {
            Obligations =
            [
                Small.Obligations[0] with
                {
                    Reporters = ["c1", "group:communes", "c2"],
                    Invited = ["c3", Union],
                },
            ],
        };
        var duties = new Duties(twice, Days).All;
        Assert.Equal(
            [("c1", false), ("c2", false), ("c3", false), (Union, true)],
            duties.Select(d => (d.Unit, d.Invited))
        );
    }

    [Fact]
    public void The_line_above_a_commune_is_its_collector_and_the_collectors_receiver()
    {
        Assert.Equivalent(new Place("c1", Town, [Town, Department]), SmallDuties.PlaceOf(ReportOf("c1")), strict: true);
        Assert.Equivalent(
            new Place(Town, Department, [Department]),
            SmallDuties.PlaceOf(SmallDuties.Find("report", "2023", Town)!),
            strict: true
        );
        Assert.Equal([Town, Department], SmallDuties.PlaceOfCollector(Town).Line);
    }

    [Fact]
    public void Units_that_report_to_each_other_do_not_make_the_line_endless()
    {
        var back = Small.Obligations[1] with
        {
            Id = "back",
            Collector = Department,
            Reporters = ["c1"],
            Invited = [],
            Consolidation = Small.Obligations[1].Consolidation! with { To = Town },
        };
        var duties = new Duties(Small with { Obligations = [.. Small.Obligations, back] }, Days);
        Assert.Equal([Town, Department], duties.PlaceOfCollector(Town).Line);
    }

    [Fact]
    public void A_period_opens_at_midnight_in_Vietnam()
    {
        Assert.False(ReportOf("c1").IsOpen(At("31/10/2023 23:59:59")));
        Assert.True(ReportOf("c1").IsOpen(At("01/11/2023 00:00:00")));
    }

    [Theory]
    [InlineData("01/07/2021", null, false, true)]
    [InlineData("01/07/2021", "29/11/2023", false, true)] // valid until the last day itself
    [InlineData("01/07/2021", "28/11/2023", false, false)]
    [InlineData("30/11/2023", null, false, false)]
    [InlineData("01/07/2021", null, true, false)]
    public void Deactivated_and_expired_units_owe_nothing(string from, string? to, bool deactivated, bool owes)
    {
        var unit = Commune("c1") with
        {
            ValidFrom = Day(from),
            ValidTo = to is null ? null : Day(to),
            Deactivated = deactivated,
        };
        Assert.Equal(owes, Duties.IsOwedBy(unit, ReportOf("c1")));
    }

    [Fact]
    public void A_unit_nobody_knows_owes_nothing() => Assert.False(Duties.IsOwedBy(null, ReportOf("c1")));
}
