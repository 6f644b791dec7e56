using PlanMonitor.Core.Calendar;

namespace PlanMonitor.Core.Submissions;

/// <summary>How a revision is made, summed up in its state row, and judged. What was written of one never changes.</summary>
public static class RevisionRules
{
    public static Revision Make(SubmissionState state, Content content, bool nil, Moment m, Sending? sending)
    {
        var number = state.Revisions.Count + 1;
        return new()
        {
            Number = number,
            Content = content,
            Nil = nil,
            FormVersion = m.Duty.Form.Version,
            Figures = sending?.Figures,
            Sources = sending?.Figures.Sources,
            FiguresSha256 = sending?.Sha256,
            Receipt = ReceiptOf(state, content, nil, m, number, sending is { Amends: true }),
        };
    }

    public static RevisionSummary Summarise(Revision revision, SubmissionState state, Moment m, RevisionFate fate) =>
        new()
        {
            Number = revision.Number,
            SubmittedAt = m.Now,
            By = m.Actor.Signature,
            Nil = revision.Nil,
            Fate = fate,
            DueAt = Timeliness.InForce(m.Duty, state)?.EndsAt,
            SubmitAgainBy = state.Returned?.SubmitAgainBy,
            ReceiptNumber = revision.Receipt.Number,
            ContentSha256 = Json.Hash(revision.Content),
        };

    /// <summary>The revision that counts with its verdict; the others as they were.</summary>
    public static SubmissionState Judge(SubmissionState state, Moment m, Verdict verdict, string? reason)
    {
        RevisionSummary Judged(RevisionSummary r) =>
            r with
            {
                Verdict = verdict,
                VerdictBy = m.Actor.Signature,
                VerdictAt = m.Now,
                Reason = reason,
                AcceptedAt = r.Verdict == Verdict.Accepted ? r.VerdictAt : null,
            };
        return state with
        {
            Revisions = [.. state.Revisions.Select(r => r.Fate == RevisionFate.Current ? Judged(r) : r)],
        };
    }

    /// <param name="amends">An amendment answers a change below and is never late.</param>
    private static Receipt ReceiptOf(
        SubmissionState state,
        Content content,
        bool nil,
        Moment m,
        int number,
        bool amends
    )
    {
        var home = m.Duty.Home;
        var due = Timeliness.InForce(m.Duty, state);
        var isOnTime = m.Duty.Invited || due is null || m.Now < due.EndsAt || amends;
        var dueSentence = due is null ? null : CycleCalendar.Sentence(m.Duty.Deadline, m.Duty.Due, due);
        var receiptNumber = $"{home.Cycle}/{home.Obligation.Id}/{home.Period.Id}/{m.Duty.Unit}/{number:D2}";
        return new()
        {
            Number = receiptNumber,
            At = m.Now,
            Unit = m.Duty.Unit,
            Obligation = home.Obligation.Id,
            Period = home.Period.Id,
            Revision = number,
            By = m.Actor.Signature,
            Nil = nil,
            OnTime = isOnTime,
            DueSentence = dueSentence,
            ValuesSha256 = Json.Hash(content.Values),
            Files = content.Files,
            Document = content.Document,
        };
    }
}
