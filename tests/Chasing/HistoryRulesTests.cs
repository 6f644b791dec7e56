using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Chasing;

public sealed class HistoryRulesTests
{
    /// <summary>A long story of one submission; after every act the state of then is found again from the state of the end and the log.</summary>
    [Fact]
    public void The_state_of_every_earlier_instant_is_found_again()
    {
        var (states, log) = Told();
        var end = states[^1].State;
        foreach (var (at, then) in states)
        {
            Assert.Equal(Seen(then, at), Seen(HistoryRules.At(end, log, At(at)), at));
            Assert.Equal(Seen(then, at), Seen(HistoryRules.At(end, log, At(at).AddMinutes(59)), at));
        }
        Assert.Same(end, HistoryRules.At(end, log, At(states[^1].At)));
    }

    [Fact]
    public void Before_the_first_act_nothing_stood_there()
    {
        var (states, log) = Told();
        Assert.Null(HistoryRules.At(states[^1].State, log, At(states[0].At).AddTicks(-1)));
        Assert.Null(HistoryRules.At(null, [], At("01/12/2023 00:00:00")));
    }

    private static (List<(string At, SubmissionState State)> States, List<LogEntry> Log) Told()
    {
        var content = Report("""{"B1":3}""");
        (string At, Actor Who, Func<SubmissionState?, Situation, Decision> Do)[] acts =
        [
            ("02/11/2023 08:00:00", Officer, (s, m) => new SaveDraft(content).Decide(s, m)),
            ("03/11/2023 08:00:00", Officer, (s, m) => new AskExtension(Day("05/12/2023"), "Mưa lũ").Decide(s, m)),
            ("06/11/2023 08:00:00", Reviewer, (s, m) => new Extend(Day("05/12/2023"), "Mưa lũ").Decide(s, m)),
            ("07/11/2023 08:00:00", Reviewer, (s, m) => new Waive("Sáp nhập").Decide(s, m)),
            ("08/11/2023 08:00:00", Reviewer, (s, m) => new Unwaive("Vẫn phải nộp").Decide(s, m)),
            ("20/11/2023 08:00:00", Officer, (s, m) => new Submit(content).Decide(s, m)),
            ("21/11/2023 08:00:00", Reviewer, (s, m) => new Return("Thiếu số liệu", 2).Decide(s, m)),
            ("22/11/2023 08:00:00", Officer, (s, m) => new Submit(Report("""{"B1":4}""")).Decide(s, m)),
            ("22/11/2023 09:00:00", Officer, (s, m) => new Submit(content).DecideAside(s!, m)),
            ("23/11/2023 08:00:00", Reviewer, (s, m) => new Accept("").Decide(s, m)),
            ("06/12/2023 08:00:00", Reviewer, (s, m) => new Return("Sai tổng", null).Decide(s, m)),
            ("07/12/2023 08:00:00", Reviewer, (s, m) =>
                new Contact(ContactKind.Phone, "Đã gọi", null, null).Decide(s, m)
            ),
            ("12/12/2023 08:00:00", Officer, (s, m) =>
                new Submit(Report("""{"B1":5}""") with { Nil = true }).Decide(s, m)
            ),
            ("13/12/2023 08:00:00", Reviewer, (s, m) => new Accept("").Decide(s, m)),
        ];
        var (states, log) = (new List<(string, SubmissionState)>(), new List<LogEntry>());
        SubmissionState? state = null;
        foreach (var (at, who, act) in acts)
        {
            var decision = act(state, Situation(at, who));
            log.Add(decision.Log);
            states.Add((at, state = decision.State));
        }
        return (states, log);
    }

    /// <summary>What lists and briefs tell of a state.</summary>
    private static string Seen(SubmissionState? s, string at) =>
        string.Join(
            ' ',
            s!.Status,
            s.Current?.Number,
            s.Current?.Verdict,
            s.Revisions.Count,
            string.Join(',', s.Revisions.Select(r => r.Fate)),
            s.ExtendedTo,
            s.Returned?.SubmitAgainBy,
            s.Waiver?.Reason,
            Timeliness.Of(ReportOf("c1"), s, At(at), Days),
            new Child(ReportOf("c1"), s, null).Counts
        );
}
