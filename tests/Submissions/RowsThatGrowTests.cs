using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Submissions;

/// <summary>What grows with every act ends with a sentence, and leaves room for what others have to do with it.</summary>
public sealed class RowsThatGrowTests
{
    private static readonly string Longest = new('đ', 2000);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_report_is_sent_hundreds_of_times_and_then_it_can_still_be_returned_and_accepted(bool withReasons)
    {
        var m = Situation("20/11/2023 09:00:00");
        SubmissionState? state = null;
        var sent = 0;
        ProblemException? refused = null;
        while (refused is null && sent < 5000)
        {
            try
            {
                state = Send(state, m, ++sent);
            }
            catch (ProblemException e)
            {
                refused = e;
            }
            if (withReasons && refused is null)
                state = new Return(Longest, null).Decide(state, m).State;
        }

        Assert.Equal("revisions-full", refused?.Problem.Code);
        Assert.InRange(sent, 90, 2000);
        Assert.Throws<ProblemException>(() => new Submit(Report("""{"B1":7}""")).DecideAside(state!, m));
        for (var more = 0; more < 50; more++)
            state = new Extend(Day("05/12/2023"), Longest).Decide(state, m).State;
        Assert.InRange(Json.Write(state!).Length, 1, IRecords.MaxBody);
    }

    private static SubmissionState Send(SubmissionState? state, Situation m, int sessions) =>
        new Submit(Report($$"""{"B1":{{sessions}}}""")).Decide(state, m).State;
}
