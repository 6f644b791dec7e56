using static PlanMonitor.Core.Calendar.SpecialDayKind;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Calendar;

public sealed class CalendarRulesTests
{
    [Theory]
    [InlineData("01/01/2028", Holiday, "other-year")]
    [InlineData("10/02/2027", MakeupWork, "not-a-weekend")]
    [InlineData("13/02/2027", InLieu, "a-weekend")]
    [InlineData("13/02/2027", SwapOff, "a-weekend")]
    [InlineData("13/02/2027", Holiday, null)]
    [InlineData("10/02/2027", Holiday, null)]
    public void A_day_must_fit_its_year_and_its_kind(string day, SpecialDayKind kind, string? code) =>
        Assert.Equal(
            code,
            CalendarRules
                .Check(2027, [new(Day(day), kind, Same("Tết"))])
                .FirstOrDefault(p => p.Severity == Severity.Error)
                ?.Code
        );

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        SpecialDay[] days =
        [
            new(Day("08/02/2027"), Holiday, Same(" ")),
            new(Day("08/02/2027"), Holiday, Same("Tết")),
            new(Day("09/02/2027"), SwapOff, Same("Hoán đổi"), new string('x', 201)),
            new(Day("06/02/2027"), Provisional, Same("Tết")),
        ];
        Assert.Equal(
            ["name", "too-long", "repeated", "swaps-uneven", "provisional"],
            CalendarRules.Check(2027, days).Select(p => p.Code)
        );
    }

    [Fact]
    public void The_days_shipped_break_no_rule_and_only_2027_is_provisional()
    {
        Assert.Equal([2023, 2024, 2025, 2026, 2027], Days.Years);
        Assert.All(Days.Years, y =>
            Assert.DoesNotContain(CalendarRules.Check(y, Days.Of(y)), p =>
                p.Severity == Severity.Error || p.Code == "swaps-uneven"
            )
        );
        Assert.Equal([2027], Days.Years.Where(y => Days.Knows(y) == YearKnowledge.Provisional));
        Assert.Equal(YearKnowledge.Unknown, Days.Knows(2028));
    }

    /// <summary>vietnam.md §3.3: weekdays off and Saturdays worked of each year, as the notices have them.</summary>
    [Theory]
    [InlineData(2023, 11, 0)]
    [InlineData(2024, 12, 1)]
    [InlineData(2025, 12, 1)]
    [InlineData(2026, 14, 2)]
    public void So_many_weekdays_are_off_and_so_many_Saturdays_worked(int year, int off, int worked)
    {
        var weekdays = Days.Of(year).Where(d => d.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Equal(
            (off, worked),
            (weekdays.Count(d => !Days.IsWorking(d.Date)), Days.Of(year).Count(d => d.Kind == MakeupWork))
        );
    }

    [Fact]
    public void A_year_replaced_leaves_the_others_as_they_were()
    {
        var other = Days.With(2027, [new(Day("08/02/2027"), Holiday, Same("Tết"))]);
        Assert.Equal(
            (false, true, YearKnowledge.Known),
            (other.IsWorking(Day("08/02/2027")), other.IsWorking(Day("30/04/2027")), other.Knows(2027))
        );
        Assert.Equal(Days.Of(2026), other.Of(2026));
    }

    /// <summary>Nghị định 09/2019/NĐ-CP, Điều 12.</summary>
    [Theory]
    [InlineData("month", "2024-01", "15/12/2023", "14/01/2024")]
    [InlineData("month", "2024-03", "15/02/2024", "14/03/2024")]
    [InlineData("quarter", "2024-q1", "15/12/2023", "14/03/2024")]
    [InlineData("quarter", "2024-q4", "15/09/2024", "14/12/2024")]
    [InlineData("half-year", "2024-h1", "15/12/2023", "14/06/2024")]
    [InlineData("half-year", "2024-h2", "15/06/2024", "14/12/2024")]
    [InlineData("nine-months", "2024-m9", "15/12/2023", "14/09/2024")]
    [InlineData("year", "2024", "15/12/2023", "14/12/2024")]
    public void The_usual_data_windows_are_data(string id, string period, string from, string to)
    {
        var window = DataWindows.Shipped.Single(d => d.Id == id).Of(2024).Single(w => w.Period == period);
        Assert.Equal((Day(from), Day(to)), (window.DataFrom, window.DataTo));
    }

    [Fact]
    public void The_windows_of_one_division_follow_each_other_without_a_gap() =>
        Assert.All(DataWindows.Shipped.Where(d => d.Windows.Count > 1), d =>
        {
            var year = d.Of(2024).ToList();
            Assert.All(year.Zip(year.Skip(1)), p => Assert.Equal(p.First.DataTo.AddDays(1), p.Second.DataFrom));
            Assert.Equal(year[^1].DataTo.AddDays(1), d.Of(2025).First().DataFrom);
        });
}
