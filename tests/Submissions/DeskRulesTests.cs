using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Submissions;

public sealed class DeskRulesTests
{
    // The report opens on Wednesday 01/11/2023.
    private static readonly Duty Duty = ReportOf("c1");

    [Theory]
    [InlineData("31/10/2023 12:00:00", DeskHolder.Nobody, 0, 0, 0)]
    [InlineData("01/11/2023 00:00:00", DeskHolder.Unit, 0, 0, 0)]
    [InlineData("06/11/2023 09:00:00", DeskHolder.Unit, 3, 3, 0)]
    public void Until_it_submits_it_lies_with_the_unit(
        string now,
        DeskHolder holder,
        int days,
        int unit,
        int reviewer
    ) => Assert.Equal((holder, days, unit, reviewer), Shown(null, now));

    [Theory]
    [InlineData("06/11/2023 09:00:00", DeskHolder.Reviewer, 0, 3, 0)]
    [InlineData("13/11/2023 09:00:00", DeskHolder.Reviewer, 5, 3, 5)]
    public void From_then_on_it_is_the_reviewers_time(
        string now,
        DeskHolder holder,
        int days,
        int unit,
        int reviewer
    ) => Assert.Equal((holder, days, unit, reviewer), Shown(Submitted("06/11/2023 09:00:00"), now));

    [Fact]
    public void A_return_gives_it_back_and_a_replacement_leaves_it_where_it_is()
    {
        var returned = new Return("Thiếu phụ lục.", null)
            .Decide(Submitted("06/11/2023 09:00:00"), Situation("08/11/2023 09:00:00", Reviewer))
            .State;
        Assert.Equal((DeskHolder.Unit, 1, 4, 2), Shown(returned, "09/11/2023 09:00:00"));
        var again = new Submit(Report("{}")).Decide(returned, Situation("10/11/2023 09:00:00")).State;
        var replaced = new Submit(Report("""{"B1":1}""")).Decide(again, Situation("13/11/2023 09:00:00")).State;
        Assert.Equal((DeskHolder.Reviewer, 2, 5, 4), Shown(replaced, "14/11/2023 09:00:00"));
        Assert.Equal(At("10/11/2023 09:00:00"), DeskRules.Of(Duty, replaced, At("14/11/2023 09:00:00"), Days).Since);
    }

    [Fact]
    public void What_is_accepted_lies_with_nobody_also_where_it_is_returned_later()
    {
        var accepted = new Accept("hash")
            .Decide(Submitted("06/11/2023 09:00:00"), Situation("07/11/2023 09:00:00", Reviewer))
            .State;
        Assert.Equal((DeskHolder.Nobody, 0, 3, 1), Shown(accepted, "20/11/2023 09:00:00"));
        var reopened = new Return("Số liệu sai.", null)
            .Decide(accepted, Situation("20/11/2023 09:00:00", Reviewer))
            .State;
        Assert.Equal((DeskHolder.Unit, 1, 4, 1), Shown(reopened, "21/11/2023 09:00:00"));
        // Also as it is stored.
        Assert.Equal(
            (DeskHolder.Unit, 1, 4, 1),
            Shown(Json.Read<SubmissionState>(Json.Write(reopened)), "21/11/2023 09:00:00")
        );
    }

    [Fact]
    public void A_released_unit_has_nothing_on_its_desk()
    {
        var waived = new Waive("Không thuộc đối tượng.").Decide(null, Situation("03/11/2023 09:00:00", Reviewer)).State;
        Assert.Equal((DeskHolder.Nobody, 0, 2, 0), Shown(waived, "20/11/2023 09:00:00"));
    }

    [Fact]
    public void It_is_said_in_a_sentence()
    {
        var desk = DeskRules.Of(Duty, Submitted("06/11/2023 09:00:00"), At("07/11/2023 09:00:00"), Days);
        Assert.Equal(
            new(
                "Đang ở Phòng từ 09 giờ 00 ngày 06/11/2023, 1 ngày làm việc",
                "At Phòng since 09:00 on 06/11/2023, 1 working day"
            ),
            DeskTexts.Sentence(desk, Same("Phòng"))
        );
        Assert.Equal("Đơn vị: 3 ngày làm việc; nơi nhận: 1 ngày làm việc", DeskTexts.Totals(desk).Vi);
        Assert.Null(DeskTexts.Sentence(Desk.None, Same("Phòng")));
    }

    private static SubmissionState Submitted(string at) => new Submit(Report("{}")).Decide(null, Situation(at)).State;

    private static (DeskHolder, int, int, int) Shown(SubmissionState? state, string now)
    {
        var desk = DeskRules.Of(Duty, state, At(now), Days);
        return (desk.Holder, desk.WorkingDays, desk.UnitDays, desk.ReviewerDays);
    }
}
