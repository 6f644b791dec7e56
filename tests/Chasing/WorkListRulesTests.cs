using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Chasing;

public sealed class WorkListRulesTests
{
    private static readonly UnitDirectory Units = new(Small.Units);
    private static readonly Content Filled = Report("""{"B1":3}""");

    [Theory]
    [InlineData("24/11/2023 00:00:00", "DueSoon")] // three working days before 29/11
    [InlineData("23/11/2023 23:59:59", "")]
    [InlineData("29/11/2023 23:59:59", "DueSoon")]
    [InlineData("30/11/2023 00:00:00", "Overdue")]
    public void Who_has_sent_nothing_is_listed_from_three_working_days_before_the_last(string now, string expected) =>
        Assert.Equal(expected, Kinds(null, now));

    [Theory]
    [InlineData("23/11/2023 23:59:59", "")] // the third working day after Monday 20/11
    [InlineData("24/11/2023 00:00:00", "Stuck 480 4")]
    [InlineData("27/11/2023 09:00:00", "Stuck 480 5")]
    public void What_waits_for_its_review_longer_than_the_plan_allows_is_at_the_reviewers_desk(
        string now,
        string expected
    )
    {
        var submitted = new Submit(Filled).Decide(null, Situation("20/11/2023 09:00:00")).State;
        var item = List(submitted, now).SingleOrDefault();
        Assert.Equal(expected, item is null ? "" : $"{item.Kind} {item.Desk} {item.Waiting}");
    }

    [Fact]
    public void What_was_accepted_is_nobodys_work()
    {
        var submitted = new Submit(Filled).Decide(null, Situation("20/11/2023 09:00:00")).State;
        Assert.Empty(
            List(
                new Accept("").Decide(submitted, Situation("21/11/2023 09:00:00", Reviewer)).State,
                "10/12/2023 09:00:00"
            )
        );
    }

    [Fact]
    public void A_request_for_more_time_is_listed_with_the_day_by_which_to_answer_and_is_not_urged()
    {
        var asked = new AskExtension(Day("15/12/2023"), "Mưa lũ").Decide(null, Situation("29/11/2023 09:00:00")).State;
        var items = List(asked, "30/11/2023 09:00:00");
        Assert.Equal([WorkKind.Overdue, WorkKind.Extension], items.Select(i => i.Kind));
        Assert.Equal(Day("04/12/2023"), items[1].Due!.LastDay);
        Assert.False(WorkListRules.IsToBeUrged(items[0]));
    }

    [Fact]
    public void An_open_difficulty_is_listed_one_that_blocks_stops_the_urging_and_an_answered_one_is_gone()
    {
        var raised = new Difficulty
        {
            Cycle = Small.Id,
            Obligation = "report",
            Period = "2023",
            Unit = "c1",
            Number = 1,
            Question = "Hỏi?",
            AskedBy = "a",
            AskedAt = At("29/11/2023 09:00:00"),
        };
        var open = new SubmissionState { Unit = "c1", OpenDifficulties = 1 };
        var items = List(open, "30/11/2023 09:00:00", raised);
        Assert.Equal([WorkKind.Overdue, WorkKind.Difficulty], items.Select(i => i.Kind));
        Assert.True(WorkListRules.IsToBeUrged(items[0]));
        Assert.False(
            WorkListRules.IsToBeUrged(List(open with { BlockingDifficulties = [1] }, "30/11/2023 09:00:00", raised)[0])
        );
        Assert.Equal(
            "Overdue",
            Kinds(
                new() { Unit = "c1" },
                "30/11/2023 09:00:00",
                new AnswerDifficulty("Đáp.").After(raised, Situation("29/11/2023 10:00:00", Reviewer))
            )
        );
    }

    [Fact]
    public void A_body_that_is_asked_is_never_chased() =>
        Assert.Empty(Of([ReportOf(Union)], new Dictionary<string, SubmissionState>(), [], "10/12/2023 09:00:00"));

    [Fact]
    public void What_is_past_its_date_comes_first_and_what_waits_longest_before_the_rest()
    {
        var states = new Dictionary<string, SubmissionState>
        {
            ["c1"] = new Submit(Filled).Decide(null, Situation("20/11/2023 09:00:00")).State,
            ["c2"] = new Extend(Day("04/12/2023"), "Mưa lũ")
                .Decide(null, Situation("20/11/2023 09:00:00", Reviewer, ReportOf("c2")))
                .State,
        };
        Assert.Equal(
            ["Overdue c3", "DueSoon c2", "Stuck c1"],
            Of(Communes.Select(ReportOf), states, [], "30/11/2023 09:00:00").Select(i => $"{i.Kind} {i.Duty.Unit}")
        );
    }

    [Theory]
    [InlineData("20/11/2023", null, "20/11/2023 23:59:59", false)]
    [InlineData("20/11/2023", null, "21/11/2023 00:00:00", true)]
    [InlineData("20/11/2023", "15:00", "20/11/2023 14:59:59", false)]
    [InlineData("20/11/2023", "15:00", "20/11/2023 15:00:00", true)]
    public void A_promise_is_broken_from_the_moment_it_named(string day, string? time, string now, bool broken)
    {
        var promisedTime = time is null
            ? (TimeOnly?)null
            : TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        var contact = new Contact(ContactKind.Phone, "Đã gọi, hẹn 15h", Day(day), promisedTime);
        var state = contact.Decide(null, Situation("20/11/2023 09:00:00", Reviewer)).State;
        Assert.Equal(broken, ContactRules.IsBroken(state, At(now)));
        Assert.False(
            ContactRules.IsBroken(new Submit(Filled).Decide(state, Situation("20/11/2023 10:00:00")).State, At(now))
        );
    }

    [Fact]
    public void Nothing_can_be_promised_for_a_moment_that_is_over()
    {
        var note = new ContactNote(ContactKind.Zalo, "Hẹn hôm qua", "a", At("20/11/2023 09:00:00"), Day("19/11/2023"));
        Assert.Equal("promise-past", ContactRules.Check(note)?.Code);
        Assert.Null(ContactRules.Check(note with { PromisedOn = Day("20/11/2023") }));
        Assert.Equal(
            "promise-past",
            ContactRules.Check(note with { PromisedOn = Day("20/11/2023"), PromisedTime = new(9, 0) })?.Code
        );
    }

    private static string Kinds(SubmissionState? state, string now, params Difficulty[] difficulties) =>
        string.Join(' ', List(state, now, difficulties).Select(i => i.Kind));

    private static IReadOnlyList<WorkItem> List(SubmissionState? state, string now, params Difficulty[] difficulties) =>
        Of(
            [ReportOf("c1")],
            state is null ? [] : new Dictionary<string, SubmissionState> { ["c1"] = state },
            difficulties,
            now
        );

    private static IReadOnlyList<WorkItem> Of(
        IEnumerable<Duty> duties,
        Dictionary<string, SubmissionState> states,
        IReadOnlyList<Difficulty> difficulties,
        string now
    ) => WorkListRules.Ordered(WorkListRules.Of(duties, states, difficulties, Units, Small.Settings, Days, At(now)));
}
