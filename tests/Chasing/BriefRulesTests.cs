using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Chasing;

public sealed class BriefRulesTests
{
    private static readonly Content Filled = Report("""{"B1":3}""");
    private static readonly DateTimeOffset From = At("24/11/2023 08:00:00");
    private static readonly DateTimeOffset To = At("01/12/2023 08:00:00");

    [Fact]
    public void A_line_says_who_came_who_fell_behind_and_who_was_sent_back_within_the_week()
    {
        var (c1, c2) = (new List<Decision>(), new List<Decision>());
        c1.Add(new Submit(Filled).Decide(null, Situation("27/11/2023 08:00:00")));
        c2.Add(new Submit(Filled).Decide(null, Situation("20/11/2023 08:00:00", duty: ReportOf("c2"))));
        c2.Add(new Return("Thiếu", 5).Decide(c2[0].State, Situation("28/11/2023 08:00:00", Reviewer, ReportOf("c2"))));
        var line = Line(("c1", c1), ("c2", c2));

        Assert.Equal(["c1"], line.Arrived);
        Assert.Equal(["c3"], line.Fell); // its date passed on 29/11; c2 has a new one
        Assert.Equal(["c2"], line.Returned);
        Assert.Equal((3, 1, 1), (line.Now.Expected, line.Now.Received, line.Before.Received));
        Assert.Equal([("c3", 2)], line.Overdue.Select(o => (o.Unit, o.Days)));
        Assert.True(BriefRules.IsShown(line, To));
    }

    [Fact]
    public void What_was_finished_before_the_week_is_not_shown_and_what_was_finished_in_it_is()
    {
        List<Decision> Done(string unit, string day)
        {
            var submitted = new Submit(Filled).Decide(null, Situation($"{day} 08:00:00", duty: ReportOf(unit)));
            return
            [
                submitted,
                new Accept("").Decide(submitted.State, Situation($"{day} 09:00:00", Reviewer, ReportOf(unit))),
            ];
        }
        Assert.False(BriefRules.IsShown(Line([.. Communes.Select(c => (c, Done(c, "22/11/2023")))]), To));
        Assert.True(BriefRules.IsShown(Line([.. Communes.Select(c => (c, Done(c, "27/11/2023")))]), To));
        Assert.False(BriefRules.IsShown(Line(), At("31/10/2023 08:00:00"))); // not open yet
    }

    [Theory]
    [InlineData("30/11/2023 23:59:59", false)] // 15/12 is more than fourteen days away
    [InlineData("01/12/2023 00:00:00", true)]
    [InlineData("16/12/2023 00:00:00", true)] // and when it is past
    public void What_the_collector_owes_upward_is_named_when_its_date_is_near(string to, bool named) =>
        Assert.Equal(named, BriefRules.Own(SmallDuties.Find("report", "2023", Town)!, null, At(to), Days) is not null);

    [Theory]
    [InlineData(3, 3, "không đổi", "unchanged")]
    [InlineData(5, 3, "tăng 2", "+2")]
    [InlineData(2, 3, "giảm 1", "-1")]
    public void A_change_is_said_with_its_sign(int now, int before, string vi, string en) =>
        Assert.Equal(new Text(vi, en), BriefLetters.Change(now, before));

    private static BriefLine Line(params (string Unit, List<Decision> Told)[] units)
    {
        IReadOnlyDictionary<string, SubmissionState> StatesAt(DateTimeOffset at) =>
            units
                .Select(u => HistoryRules.At(u.Told[^1].State, u.Told.Select(d => d.Log), at))
                .OfType<SubmissionState>()
                .ToDictionary(s => s.Unit);
        return BriefRules.Line([.. Communes.Select(ReportOf)], StatesAt(To), StatesAt(From), From, To, Days);
    }
}
