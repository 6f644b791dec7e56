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
        (string At, Actor Who, Func<SubmissionState?, Moment, Decision> Do)[] acts =
        [
            ("02/11/2023 08:00:00", Officer, (s, m) => SubmissionRules.SaveDraft(s, content, m)),
            ("03/11/2023 08:00:00", Officer, (s, m) => SubmissionRules.AskExtension(s, Day("05/12/2023"), "Mưa lũ", m)),
            ("06/11/2023 08:00:00", Reviewer, (s, m) => SubmissionRules.Extend(s, Day("05/12/2023"), "Mưa lũ", m)),
            ("07/11/2023 08:00:00", Reviewer, (s, m) => SubmissionRules.Waive(s, "Sáp nhập", m)),
            ("08/11/2023 08:00:00", Reviewer, (s, m) => SubmissionRules.Unwaive(s!, "Vẫn phải nộp", m)),
            ("20/11/2023 08:00:00", Officer, (s, m) => SubmissionRules.Submit(s, content, false, m)),
            ("21/11/2023 08:00:00", Reviewer, (s, m) => SubmissionRules.Return(s!, "Thiếu số liệu", 2, m)),
            ("22/11/2023 08:00:00", Officer, (s, m) => SubmissionRules.Submit(s, Report("""{"B1":4}"""), false, m)),
            ("22/11/2023 09:00:00", Officer, (s, m) => SubmissionRules.SetAside(s!, content, false, m)),
            ("23/11/2023 08:00:00", Reviewer, (s, m) => SubmissionRules.Accept(s!, "", m)),
            ("06/12/2023 08:00:00", Reviewer, (s, m) => SubmissionRules.Return(s!, "Sai tổng", null, m)),
            ("07/12/2023 08:00:00", Reviewer, (s, m) =>
                SubmissionRules.Contact(s, new(ContactKind.Phone, "Đã gọi", "a", m.Now), m)
            ),
            ("12/12/2023 08:00:00", Officer, (s, m) => SubmissionRules.Submit(s, Report("""{"B1":5}"""), true, m)),
            ("13/12/2023 08:00:00", Reviewer, (s, m) => SubmissionRules.Accept(s!, "", m)),
        ];
        var (states, log) = (new List<(string, SubmissionState)>(), new List<LogEntry>());
        SubmissionState? state = null;
        foreach (var (at, who, act) in acts)
        {
            var decision = act(state, Moment(at, who));
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
