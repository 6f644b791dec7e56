using FsCheck.Fluent;
using static PlanMonitor.Core.Calendar.DeadlineOperator;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Calendar;

public sealed class DueDatesTests
{
    // 29/4 to 3/5/2023 are all days off; 4/5 is worked.
    [Theory]
    [InlineData(Before, false, false, "29/04/2023", "29/04/2023")]
    [InlineData(Before, false, true, "29/04/2023", "04/05/2023")]
    [InlineData(Before, true, false, "30/04/2023", "30/04/2023")]
    [InlineData(Before, true, true, "30/04/2023", "04/05/2023")]
    [InlineData(NoLaterThan, false, false, "30/04/2023", "30/04/2023")]
    [InlineData(NoLaterThan, false, true, "30/04/2023", "04/05/2023")]
    [InlineData(NoLaterThan, true, false, "30/04/2023", "30/04/2023")]
    [InlineData(NoLaterThan, true, true, "30/04/2023", "04/05/2023")]
    [InlineData(Through, false, false, "30/04/2023", "30/04/2023")]
    [InlineData(Through, false, true, "30/04/2023", "04/05/2023")]
    [InlineData(Through, true, false, "30/04/2023", "30/04/2023")]
    [InlineData(Through, true, true, "30/04/2023", "04/05/2023")]
    public void A_deadline_is_read_by_its_operator_and_the_two_settings_of_the_cycle(
        DeadlineOperator kind,
        bool includes,
        bool roll,
        string unmoved,
        string last
    )
    {
        var due = Read("30/04/2023", kind, includes, roll);
        Assert.Equal(
            (Day(unmoved), Day(last), VietnamTime.EndOf(Day(last))),
            (due.UnmovedLastDay, due.LastDay, due.EndsAt)
        );
    }

    /// <summary>vietnam.md §3.5, then the edges of the calendar.</summary>
    [Theory]
    [InlineData("28/02/2023", Before, false, "27/02/2023")]
    [InlineData("28/02/2023", Before, true, "28/02/2023")]
    [InlineData("30/11/2023", Before, false, "29/11/2023")]
    [InlineData("30/11/2023", Before, true, "30/11/2023")]
    [InlineData("30/11/2024", NoLaterThan, false, "02/12/2024")]
    [InlineData("30/11/2025", NoLaterThan, false, "01/12/2025")]
    [InlineData("29/04/2023", NoLaterThan, false, "04/05/2023")]
    [InlineData("24/11/2026", NoLaterThan, false, "25/11/2026")]
    [InlineData("01/03/2024", Before, false, "29/02/2024")]
    [InlineData("29/02/2024", Through, false, "29/02/2024")]
    [InlineData("01/03/2023", Before, false, "28/02/2023")]
    [InlineData("03/01/2025", Before, false, "02/01/2025")]
    [InlineData("31/12/2023", NoLaterThan, false, "02/01/2024")] // Sunday, then the New Year holiday
    [InlineData("22/01/2023", NoLaterThan, false, "27/01/2023")] // mùng 1 Tết
    [InlineData("04/05/2024", Through, false, "04/05/2024")] // a worked Saturday
    [InlineData("29/04/2024", Through, false, "02/05/2024")] // a Monday swapped off
    public void With_roll_forward_the_last_day_is_a_working_day(
        string date,
        DeadlineOperator kind,
        bool includes,
        string last
    ) => Assert.Equal(Day(last), Read(date, kind, includes, roll: true).LastDay);

    [Theory]
    [InlineData("27/02/2023 23:59:59", 0)]
    [InlineData("28/02/2023 00:00:00", 1)]
    [InlineData("28/02/2023 23:59:59", 1)]
    [InlineData("01/03/2023 00:00:00", 2)]
    public void The_last_second_is_in_time_and_the_first_second_after_is_a_day_late(string at, int daysLate) =>
        Assert.Equal(daysLate, DueDates.DaysLate(Read("28/02/2023", Before, false, false), At(at)));

    [Fact]
    public void The_day_ends_at_24_hours_in_Vietnam() =>
        Assert.Equal(
            new DateTimeOffset(2023, 2, 27, 17, 0, 0, TimeSpan.Zero),
            Read("28/02/2023", Before, false, false).EndsAt
        );

    [Theory]
    [InlineData(
        "28/02/2023",
        Before,
        false,
        "trước ngày 28/02/2023, tức hết ngày 27/02/2023",
        "before 28/02/2023, that is, until the end of 27/02/2023"
    )]
    [InlineData("28/02/2023", NoLaterThan, false, "chậm nhất ngày 28/02/2023", "no later than 28/02/2023")]
    [InlineData("30/06/2023", Through, false, "đến hết ngày 30/6/2023", "through 30/6/2023")]
    [InlineData(
        "29/04/2023",
        NoLaterThan,
        true,
        "chậm nhất ngày 29/4/2023, chuyển sang hết ngày 04/5/2023 vì trùng ngày nghỉ",
        "no later than 29/4/2023, moved to the end of 04/5/2023 because of days off"
    )]
    [InlineData(
        "30/04/2023",
        Before,
        true,
        "trước ngày 30/4/2023, tức hết ngày 29/4/2023, chuyển sang hết ngày 04/5/2023 vì trùng ngày nghỉ",
        "before 30/4/2023, that is, until the end of 29/4/2023, moved to the end of 04/5/2023 because of days off"
    )]
    public void One_sentence_says_what_a_deadline_means(
        string date,
        DeadlineOperator kind,
        bool roll,
        string vi,
        string en
    ) => Assert.Equal(new(vi, en), DueDates.Sentence(Deadline(date, kind), Read(date, kind, false, roll)));

    [Fact]
    public void The_words_of_the_plan_are_kept_as_written()
    {
        var deadline = Deadline("28/02/2023", Before, "Trước 28 tháng 2");
        var due = new CycleSettings().Read(deadline, Days);
        Assert.Equal("Trước 28 tháng 2, tức hết ngày 27/02/2023", DueDates.Sentence(deadline, due).Vi);
    }

    [Fact]
    public void An_extension_follows_the_words_of_the_plan()
    {
        var deadline = Deadline("28/02/2023", Before);
        var due = new CycleSettings().Read(deadline, Days);
        Assert.Equal(DueDates.Sentence(deadline, due), DueDates.Sentence(deadline, due, due));
        Assert.Equal(
            new(
                "trước ngày 28/02/2023, tức hết ngày 27/02/2023; được gia hạn đến hết ngày 06/3/2023",
                "before 28/02/2023, that is, until the end of 27/02/2023; extended to the end of 06/3/2023"
            ),
            DueDates.Sentence(deadline, due, DueDates.InForce(due, Day("06/03/2023"), null))
        );
    }

    [Fact]
    public void Where_the_plan_states_no_date_that_is_said_or_the_day_a_return_set()
    {
        Assert.Equal("không nêu ngày cụ thể", DueDates.Sentence(null, null, null).Vi);
        Assert.Equal("đến hết ngày 06/3/2023", DueDates.Sentence(null, null, DueDate.On(Day("06/03/2023"))).Vi);
        var returned = DueDates.InForce(null, null, Day("02/03/2023"));
        Assert.Equal("nộp lại chậm nhất ngày 02/3/2023", DueDates.Sentence(null, null, returned).Vi);
    }

    [Theory]
    [InlineData(
        null,
        "02/03/2023",
        "nộp lại chậm nhất ngày 02/3/2023 (hạn theo kế hoạch: trước ngày 28/02/2023, tức hết ngày 27/02/2023)"
    )]
    [InlineData(
        "01/03/2023",
        "02/03/2023",
        "nộp lại chậm nhất ngày 02/3/2023 (hạn theo kế hoạch: trước ngày 28/02/2023, tức hết ngày 27/02/2023)"
    )]
    [InlineData(
        "02/03/2023",
        "02/03/2023",
        "nộp lại chậm nhất ngày 02/3/2023 (hạn theo kế hoạch: trước ngày 28/02/2023, tức hết ngày 27/02/2023)"
    )]
    [InlineData(
        "06/03/2023",
        "02/03/2023",
        "trước ngày 28/02/2023, tức hết ngày 27/02/2023; được gia hạn đến hết ngày 06/3/2023"
    )]
    public void A_return_is_never_called_an_extension(string? extended, string again, string sentence)
    {
        var deadline = Deadline("28/02/2023", Before);
        var due = new CycleSettings().Read(deadline, Days);
        var inForce = DueDates.InForce(due, extended is null ? null : Day(extended), Day(again));
        Assert.Equal(sentence, DueDates.Sentence(deadline, due, inForce).Vi);
    }

    [Theory]
    [InlineData("20/02/2023 08:00:00", "còn 5 ngày làm việc", "5 working days left")]
    [InlineData("24/02/2023 23:59:59", "còn 1 ngày làm việc", "1 working day left")]
    [InlineData("27/02/2023 00:00:00", "hôm nay là ngày cuối", "today is the last day")]
    [InlineData("27/02/2023 23:59:59", "hôm nay là ngày cuối", "today is the last day")]
    [InlineData("28/02/2023 00:00:00", "quá hạn 1 ngày, kể cả ngày nghỉ", "1 day overdue, days off included")]
    [InlineData("01/03/2023 12:00:00", "quá hạn 2 ngày, kể cả ngày nghỉ", "2 days overdue, days off included")]
    public void It_says_how_long_is_left_or_how_late_it_is(string now, string vi, string en) =>
        Assert.Equal(new(vi, en), DueDates.Left(Read("28/02/2023", Before, false, false), At(now), Days));

    [Fact]
    public void The_date_in_force_is_the_latest_of_deadline_extension_and_day_to_submit_again() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 60).Three()), t =>
            {
                var first = Day("01/03/2023");
                var (deadline, extended, again) = (
                    first.AddDays(t.Item1),
                    first.AddDays(t.Item2),
                    first.AddDays(t.Item3)
                );
                var due = DueDate.On(deadline);
                return DueDates.InForce(due, null, null) == due
                    && DueDates.InForce(due, extended, null)!.LastDay == Max(deadline, extended)
                    && DueDates.InForce(due, extended, again)!.LastDay == Max(Max(deadline, extended), again);
            })
            .Check();

    [Fact]
    public void Without_a_stated_date_only_a_return_sets_one()
    {
        Assert.Null(DueDates.InForce(null, null, null));
        Assert.Equal(Day("06/03/2023"), DueDates.InForce(null, null, Day("06/03/2023"))!.LastDay);
    }

    private static DueDate Read(string date, DeadlineOperator kind, bool includes, bool roll) =>
        DueDates.Read(Deadline(date, kind), includes, roll, Days);

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
