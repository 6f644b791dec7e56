namespace PlanMonitor.Core.Submissions;

/// <summary>How a submission stood at an earlier instant, from its log and what carries an instant of its own: nothing of the past is stored twice.</summary>
public static class HistoryRules
{
    /// <summary>Null: nothing had been done yet. What somebody asked for and had not been answered by then is not part of it, nor are difficulties.</summary>
    /// <param name="log">The unit's log, oldest first.</param>
    public static SubmissionState? At(SubmissionState? state, IEnumerable<LogEntry> log, DateTimeOffset at)
    {
        var until = log.TakeWhile(l => l.At <= at).ToList();
        if (state is null || until.Count == 0)
            return null;
        if (until.Count == state.LogCount)
            return state;
        var status = StatusAfter(until);
        var revisions = RevisionsAt(state, status, at);
        var extensions = state.Extensions.Where(e => e.At <= at);
        var lastReturn = until.LastOrDefault(l => l.Event == LogEvent.Returned);
        var isReturned = status == SubmissionStatus.Returned;
        var returned = isReturned ? ReturnAt(state, revisions, lastReturn!) : null;
        return new()
        {
            Unit = state.Unit,
            Status = status,
            Revisions = revisions,
            Extensions = [.. extensions],
            Returned = returned,
            Waiver = WaiverAfter(until),
            LogCount = until.Count,
            LastAt = until[^1].At,
        };
    }

    private static SubmissionStatus StatusAfter(List<LogEntry> log)
    {
        if (log.Select(StatusAfter).LastOrDefault(s => s is not null, null) is { } status)
            return status;
        var isDrafted = log.Any(l => l.Event == LogEvent.DraftSaved);
        return isDrafted ? SubmissionStatus.Draft : SubmissionStatus.NotStarted;
    }

    private static Waiver? WaiverAfter(List<LogEntry> log)
    {
        var last = log.LastOrDefault(l => l.Event is LogEvent.Waived or LogEvent.WaiverEnded);
        return last is { Event: LogEvent.Waived } ? new(last.Detail ?? "", last.By, last.At) : null;
    }

    /// <summary>Null: what happened leaves the status as it was.</summary>
    private static SubmissionStatus? StatusAfter(LogEntry entry)
    {
        if (entry.Event is LogEvent.Submitted or LogEvent.NilDeclared or LogEvent.Amended)
            return SubmissionStatus.Submitted;
        if (entry.Event == LogEvent.Returned)
            return SubmissionStatus.Returned;
        return entry.Event == LogEvent.Accepted ? SubmissionStatus.Accepted : null;
    }

    private static List<RevisionSummary> RevisionsAt(SubmissionState state, SubmissionStatus status, DateTimeOffset at)
    {
        var there = state.Revisions.Where(r => r.SubmittedAt <= at).ToList();
        var counted = there.FindLastIndex(r => r.Fate != RevisionFate.SetAside);
        return [.. there.Select((r, i) => AsItWas(r, i == counted, status))];
    }

    /// <summary>A revision with the fate and the verdict it had while the submission had this status.</summary>
    private static RevisionSummary AsItWas(RevisionSummary revision, bool counted, SubmissionStatus status)
    {
        if (revision.Fate == RevisionFate.SetAside)
            return revision;
        if (!counted)
            return revision with { Fate = RevisionFate.Replaced };
        // A later verdict took the place of the one of then; the status says which that was.
        var verdict = status switch
        {
            SubmissionStatus.Accepted => Verdict.Accepted,
            SubmissionStatus.Returned => Verdict.Returned,
            SubmissionStatus.NotStarted or SubmissionStatus.Draft or SubmissionStatus.Submitted => Verdict.None,
        };
        return revision with { Fate = RevisionFate.Current, Verdict = verdict };
    }

    /// <summary>The day to submit again is kept with the open return, and after the answer with the revision that answered it.</summary>
    private static ReturnNote? ReturnAt(SubmissionState state, List<RevisionSummary> there, LogEntry returned)
    {
        if (state.Returned is { } open && open.At == returned.At)
            return open;
        var later = state.Revisions.Where(r => r.Number > there.Count && r.Fate != RevisionFate.SetAside);
        var answer = later.FirstOrDefault(r => r.SubmitAgainBy is not null);
        if (answer?.SubmitAgainBy is not { } submitAgainBy)
            return null;
        var revision = returned.Revision ?? there.Count;
        return new(revision, returned.Detail ?? "", returned.By, returned.At, submitAgainBy);
    }
}
