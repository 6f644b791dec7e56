using FsCheck;
using FsCheck.Fluent;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Calendar;

public sealed class WorkingDaysTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Choose(Day("01/01/2023").DayNumber, Day("31/12/2026").DayNumber)
        .Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("26/04/2024", 3, "04/05/2024")]
    [InlineData("28/04/2023", 3, "08/05/2023")]
    [InlineData("27/02/2023", 0, "27/02/2023")]
    [InlineData("24/02/2023", 1, "27/02/2023")]
    [InlineData("19/01/2023", 1, "27/01/2023")]
    [InlineData("29/12/2023", 1, "02/01/2024")]
    public void A_term_of_working_days_does_not_count_its_first_day(string from, int days, string to) =>
        Assert.Equal(Day(to), Days.After(Day(from), days));

    [Theory]
    [InlineData("27/02/2023", true)]
    [InlineData("25/02/2023", false)]
    [InlineData("02/01/2023", false)]
    [InlineData("29/04/2024", false)]
    [InlineData("04/05/2024", true)]
    [InlineData("24/11/2026", false)]
    public void Holidays_and_swaps_of_days_are_known(string day, bool worked) =>
        Assert.Equal(worked, Days.IsWorking(Day(day)));

    [Fact]
    public void After_and_Between_agree() =>
        Prop.ForAll(Arb.From(AnyDay), Arb.From(Gen.Choose(1, 80)), (day, n) =>
            {
                var end = Days.After(day, n);
                return Days.IsWorking(end)
                    && Days.Between(day, end) == n
                    && Days.Between(day, end.AddDays(-1)) == n - 1;
            })
            .Check();

    [Fact]
    public void The_next_working_day_is_the_first_one_worked() =>
        Prop.ForAll(Arb.From(AnyDay), day =>
            {
                var next = Days.OnOrAfter(day);
                return Days.IsWorking(next)
                    && Enumerable
                        .Range(day.DayNumber, next.DayNumber - day.DayNumber)
                        .All(n => !Days.IsWorking(DateOnly.FromDayNumber(n)));
            })
            .Check();

    [Fact]
    public void A_calendar_is_read_line_by_line_below_its_header()
    {
        var days = CalendarFile
            .Parse(
                "date,kind,name,source\r\n2023-09-01,holiday,Quốc khánh,TB 5034\n\n2023-09-09,makeup_work,Làm bù,x,made up\n"
            )
            .ToList();
        Assert.Equal(
            [
                new(Day("01/09/2023"), SpecialDayKind.Holiday, Same("Quốc khánh"), "TB 5034"),
                new(Day("09/09/2023"), SpecialDayKind.MakeupWork, new("Làm bù", "made up"), "x"),
            ],
            days
        );
        Assert.True(new WorkingDays(days).IsWorking(Day("09/09/2023")));
    }

    [Theory]
    [InlineData("2023-09-01")]
    [InlineData("2023-09-01,holiday")]
    [InlineData("2023-09-01,feast,Quốc khánh,x")]
    [InlineData("01/09/2023,holiday,Quốc khánh,x")]
    [InlineData("2023-09-31,holiday,Quốc khánh,x")]
    public void A_line_that_is_not_one_of_a_calendar_is_refused(string line) =>
        Assert.Throws<FormatException>(() => CalendarFile.Parse($"date,kind,name,source\n{line}").ToList());
}
