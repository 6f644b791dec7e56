using System.Globalization;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Submissions;

/// <summary>How a revision is made, summed up in its state row, and judged. What was written of one never changes.</summary>
public static class RevisionRules
{
    /// <summary>
    /// Characters of the state of a duty, which names every revision, its verdict and the reasons: hundreds, far more than a year brings. Half of a row: what has been
    /// sent must still find room for being returned, extended and accepted.
    /// </summary>
    private const int MostCharacters = IRecords.MaxBody / 2;

    /// <exception cref="ProblemException">revisions-full.</exception>
    public static Revision Make(SubmissionState state, Content content, Situation m, Sending? sending)
    {
        if (Json.Write(state).Length > MostCharacters)
            throw Problems.RevisionsFull.With(state.Revisions.Count).AsException();
        var number = state.Revisions.Count + 1;
        var receipt = ReceiptOf(state, content, m, number, sending is { Amends: true });
        return new()
        {
            Number = number,
            Content = content,
            FormVersion = m.Duty.Form.Version,
            Figures = sending?.Figures,
            Sources = sending?.Figures.Sources,
            FiguresSha256 = sending?.Sha256,
            WhyIncomplete = sending?.WhyIncomplete,
            Receipt = receipt,
        };
    }

    public static RevisionSummary Summarise(Revision revision, SubmissionState state, Situation m, RevisionFate fate)
    {
        var dueAt = Timeliness.InForce(m.Duty, state)?.EndsAt;
        var submitAgainBy = state.Returned?.SubmitAgainBy;
        var hash = Json.Hash(revision.Content);
        return new()
        {
            Number = revision.Number,
            SubmittedAt = m.Now,
            By = m.Actor.Signature,
            Nil = revision.Content.Nil,
            Fate = fate,
            DueAt = dueAt,
            SubmitAgainBy = submitAgainBy,
            ReceiptNumber = revision.Receipt.Number,
            ContentSha256 = hash,
        };
    }

    /// <summary>The revision that counts with its verdict; the others as they were.</summary>
    public static SubmissionState Judge(SubmissionState state, Situation m, Verdict verdict, string? reason)
    {
        RevisionSummary Judged(RevisionSummary r)
        {
            var acceptedAt = r.Verdict == Verdict.Accepted ? r.VerdictAt : null;
            var judged = r with { Verdict = verdict, VerdictBy = m.Actor.Signature, VerdictAt = m.Now };
            return judged with { Reason = reason, AcceptedAt = acceptedAt };
        }
        var revisions = state.Revisions.Select(r => r.Fate == RevisionFate.Current ? Judged(r) : r);
        return state with { Revisions = [.. revisions] };
    }

    /// <param name="amends">An amendment answers a change below and is never late.</param>
    private static Receipt ReceiptOf(SubmissionState state, Content content, Situation m, int number, bool amends)
    {
        var home = m.Duty.Home;
        var due = Timeliness.InForce(m.Duty, state);
        var isOnTime = m.Duty.Invited || due is null || m.Now < due.EndsAt || amends;
        var dueSentence = due is null ? null : DueDates.Sentence(m.Duty.Deadline, m.Duty.Due, due);
        var (obligation, period, unit) = (home.Obligation.Id, home.Period.Id, m.Duty.Unit);
        var receiptNumber = NumberOf($"{home.Cycle}/{obligation}/{period}/{unit}/{number:D2}", unit, m.Now);
        var valuesHash = Json.Hash(content.Values);
        var receipt = new Receipt
        {
            Number = receiptNumber,
            At = m.Now,
            Unit = unit,
            UnitName = m.Unit?.Name,
            Obligation = obligation,
            Period = period,
            Revision = number,
            By = m.Actor.Signature,
            Nil = content.Nil,
            OnTime = isOnTime,
            ValuesSha256 = valuesHash,
            Files = content.Files,
        };
        return receipt with { DueSentence = dueSentence, Document = content.Document };
    }

    /// <summary>
    /// "20041-231120-482915": the unit, the day, and six digits that follow from what was sent. It can be read out over the telephone; two revisions of one
    /// unit and day have the same with a chance of one in a million.
    /// </summary>
    private static string NumberOf(string revision, string unit, DateTimeOffset at)
    {
        var digits = Convert.ToInt64(Json.Hash(revision)[..12], 16) % 1_000_000;
        var day = VietnamTime.DayOf(at).ToString("yyMMdd", CultureInfo.InvariantCulture);
        return FormattableString.Invariant($"{unit}-{day}-{digits:D6}");
    }
}
