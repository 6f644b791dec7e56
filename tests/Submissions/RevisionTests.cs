using FsCheck.Fluent;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Submissions;

public sealed class RevisionTests
{
    /// <summary>What of a revision may never change; its fate and verdict may.</summary>
    private static object Written(RevisionSummary r) =>
        (r.Number, r.SubmittedAt, r.By, r.Nil, r.DueAt, r.SubmitAgainBy, r.ReceiptNumber, r.ContentSha256);

    [Fact]
    public void Whatever_is_done_revisions_stay_as_they_were_written() =>
        Prop.ForAll(
                Arb.From(Gen.Zip(Gen.Elements(Enum.GetValues<SubmissionActName>()), Gen.Choose(0, 3000)).ListOf()),
                acts =>
                {
                    SubmissionState? state = null;
                    var now = At("01/11/2023 00:00:00");
                    foreach (var (act, minutes) in acts)
                    {
                        now += TimeSpan.FromMinutes(minutes);
                        var moment = Situation(
                            "01/11/2023 00:00:00",
                            act
                                is SubmissionActName.Accept
                                    or SubmissionActName.Return
                                    or SubmissionActName.Extend
                                    or SubmissionActName.RefuseExtension
                                    or SubmissionActName.Remind
                                ? Reviewer
                                : Officer
                        ) with
                        {
                            Now = now,
                        };
                        var next = Do(act, state, moment);
                        if (next is null)
                            continue;
                        if (!IsSound(state, next, now))
                            return false;
                        state = next;
                    }
                    return true;
                }
            )
            .Check();

    [Fact]
    public void A_new_revision_replaces_the_one_before_and_has_its_own_receipt()
    {
        var first = new Submit(Report("""{"B1":1}""")).Decide(null, Situation("20/11/2023 09:00:00"));
        var second = new Submit(Report("""{"B1":2}""")).Decide(first.State, Situation("21/11/2023 09:00:00"));
        Assert.Equal([RevisionFate.Replaced, RevisionFate.Current], second.State.Revisions.Select(r => r.Fate));
        // They can be read out over the telephone.
        var numbers = second.State.Revisions.Select(r => r.ReceiptNumber).ToList();
        Assert.All(numbers, number => Assert.Matches(@"^c1-2311\d{2}-\d{6}$", number));
        Assert.Equal(2, numbers.Distinct().Count());
        Assert.Equal(second.State.Current!.ReceiptNumber, second.Revision!.Receipt.Number);
        Assert.NotEqual(first.Revision!.Receipt.ValuesSha256, second.Revision.Receipt.ValuesSha256);
    }

    [Fact]
    public void What_lost_a_race_is_kept_without_counting()
    {
        var won = new Submit(Report("""{"B1":1}""")).Decide(null, Situation("20/11/2023 09:00:00")).State;
        var aside = new Submit(Report("""{"B1":2}""")).DecideAside(won, Situation("20/11/2023 09:00:01"));
        Assert.Equal([RevisionFate.Current, RevisionFate.SetAside], aside.State.Revisions.Select(r => r.Fate));
        Assert.Equal(
            (1, SubmissionStatus.Submitted, 2),
            (aside.State.Current!.Number, aside.State.Status, aside.Revision!.Number)
        );
    }

    [Fact]
    public void A_receipt_says_what_was_received()
    {
        var file = new FileRef("kế hoạch.pdf", new('a', 64), 12, FileType.Pdf);
        var content = Report("""{"B1":1}""") with { Files = [file], Document = new("21/BC-UBND", Day("19/11/2023")) };
        var receipt = new Submit(content).Decide(null, Situation("29/11/2023 23:59:59")).Revision!.Receipt;
        Assert.Equal(
            (1, "c1", "report", "2023", true, false),
            (receipt.Revision, receipt.Unit, receipt.Obligation, receipt.Period, receipt.OnTime, receipt.Nil)
        );
        Assert.Equal(
            (At("29/11/2023 23:59:59"), Officer.Signature, content.Document),
            (receipt.At, receipt.By, receipt.Document)
        );
        Assert.Equal("trước ngày 30/11/2023, tức hết ngày 29/11/2023", receipt.DueSentence!.Vi);
        Assert.Equal([file], receipt.Files);
        Assert.Equal(Json.Hash(content.Values), receipt.ValuesSha256);
        Assert.False(new Submit(content).Decide(null, Situation("30/11/2023 00:00:00")).Revision!.Receipt.OnTime);
    }

    [Fact]
    public void A_return_carries_its_reason_and_the_day_to_submit_again()
    {
        var submitted = new Submit(Content.Empty).Decide(null, Situation("20/11/2023 09:00:00")).State;
        var returned = new Return("Thiếu số liệu", null)
            .Decide(submitted, Situation("24/11/2023 10:00:00", Reviewer))
            .State;
        Assert.Equal(
            new(1, "Thiếu số liệu", Reviewer.Signature, At("24/11/2023 10:00:00"), Day("29/11/2023")),
            returned.Returned
        );
        Assert.Equal(
            (Verdict.Returned, "Thiếu số liệu", Reviewer.Signature),
            (returned.Current!.Verdict, returned.Current.Reason, returned.Current.VerdictBy)
        );
        Assert.Equal(
            Day("08/12/2023"),
            new Return("Thiếu số liệu", 10)
                .Decide(submitted, Situation("24/11/2023 10:00:00", Reviewer))
                .State.Returned!.SubmitAgainBy
        );
        var again = new Submit(Content.Empty).Decide(returned, Situation("29/11/2023 08:00:00")).State;
        Assert.Equal((null, Day("29/11/2023")), (again.Returned, again.Current!.SubmitAgainBy));
    }

    [Fact]
    public void A_return_takes_away_no_day_that_the_deadline_leaves()
    {
        var submitted = new Submit(Content.Empty).Decide(null, Situation("06/11/2023 09:00:00")).State;
        Assert.Equal(
            Day("29/11/2023"),
            new Return("Thiếu số liệu", null)
                .Decide(submitted, Situation("07/11/2023 10:00:00", Reviewer))
                .State.Returned!.SubmitAgainBy
        );
    }

    [Theory]
    [InlineData("""{}""", false, 0, false, "values nothing-entered")]
    [InlineData("""{"K2":true}""", true, 0, true, "document required, files required")]
    [InlineData("""{"K2":true}""", true, 3, false, "files files-too-many, document required")]
    [InlineData("""{}""", true, 0, false, "K2 required, document required, files required")]
    public void What_the_form_asks_for_beside_values_is_checked(
        string values,
        bool plan,
        int files,
        bool blankDocument,
        string expected
    )
    {
        var form = plan ? Small.Forms[0] : Small.Forms[2];
        var content = Report(values) with
        {
            Files = [.. Enumerable.Range(0, files).Select(i => new FileRef($"{i}.pdf", new('a', 64), 1, FileType.Pdf))],
            Document = blankDocument ? new(" ", Day("20/02/2023")) : null,
        };
        Assert.Equal(
            expected,
            string.Join(
                ", ",
                ContentRules.Check(form, content, complete: true, Day("20/02/2023")).Select(p => $"{p.Path} {p.Code}")
            )
        );
    }

    [Theory]
    [InlineData("20/02/2023", 100)]
    [InlineData("21/02/2023", 100, "document.date document-later")]
    [InlineData("20/02/2023", 101, "document.number text-too-long")]
    public void A_document_is_dated_no_later_than_it_is_sent(string date, int length, params string[] expected)
    {
        var content = Content.Empty with { Document = new(new('1', length), Day(date)) };
        Assert.Equal(
            expected,
            ContentRules
                .Check(Small.Forms[0], content, complete: false, Day("20/02/2023"))
                .Select(p => $"{p.Path} {p.Code}")
        );
    }

    private static SubmissionState? Do(SubmissionActName act, SubmissionState? state, Situation m)
    {
        // What lost a race is recorded although nobody may submit just then.
        if (act == SubmissionActName.Consolidate)
            return state is null ? null : new Submit(Content.Empty).DecideAside(state, m).State;
        if (SubmissionActs.RuleOf(act).WhyNot(state, m) is not null)
            return null;
        var content = Report($$"""{"B1":{{m.Now.Minute}}}""");
        return (
            act switch
            {
                SubmissionActName.Draft => new SaveDraft(content).Decide(state, m),
                SubmissionActName.Submit => new Submit(content).Decide(state, m),
                SubmissionActName.Accept => new Accept("").Decide(state, m),
                SubmissionActName.Return => new Return("Thiếu số liệu", null).Decide(state, m),
                SubmissionActName.Extend => new Extend(VietnamTime.DayOf(m.Now).AddDays(9), "Mưa lũ").Decide(state, m),
                SubmissionActName.AskExtension => new AskExtension(
                    VietnamTime.DayOf(m.Now).AddDays(9),
                    "Mưa lũ"
                ).Decide(state, m),
                SubmissionActName.RefuseExtension => new RefuseExtension("Không").Decide(state, m),
                SubmissionActName.Remind => new Remind(null).Decide(state, m),
                _ => Decision.Of(SubmissionActs.RaisesDifficulty, SubmissionState.OrNew(state, m.Duty.Unit), m, "Hỏi"),
            }
        ).State;
    }

    private static bool IsSound(SubmissionState? before, SubmissionState after, DateTimeOffset now)
    {
        var earlier = before?.Revisions ?? [];
        return earlier.Select(Written).SequenceEqual(after.Revisions.Take(earlier.Count).Select(Written))
            && earlier
                .Zip(after.Revisions)
                .All(r =>
                    r.First.Fate == r.Second.Fate
                    || (r.First.Fate, r.Second.Fate) == (RevisionFate.Current, RevisionFate.Replaced)
                )
            && after.Revisions.Select(r => r.Number).SequenceEqual(Enumerable.Range(1, after.Revisions.Count))
            && after.Revisions.Count(r => r.Fate == RevisionFate.Current) <= 1
            && (after.Current is not null || after.Status is SubmissionStatus.NotStarted or SubmissionStatus.Draft)
            && (after.Returned is not null) == (after.Status == SubmissionStatus.Returned)
            && after.LogCount == (before?.LogCount ?? 0) + 1
            && after.LastAt == now;
    }
}
