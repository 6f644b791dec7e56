using PlanMonitor.Core.Access;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Submissions.Acts;

namespace PlanMonitor.Core.Submissions;

/// <summary>What the workflow of a request for an extension asks and does; asking and deciding are acts of <see cref="SubmissionService"/>.</summary>
public sealed class ExtensionService(SubmissionService submissions)
{
    /// <summary>By when a request is to be answered; null: it was answered or withdrawn, or the cycle is over.</summary>
    public async Task<DateTimeOffset?> AnswerDue(AgendaItem item, CancellationToken cancel)
    {
        var opened = await Open(item, item.At, cancel);
        return opened is null ? null : ExtensionRules.AnswerDue(item.At, opened.Situation);
    }

    /// <summary>Records that nobody answered in time, so that those above the reviewer are told. False: it was answered, or they were told.</summary>
    /// <exception cref="ProblemException">storage-busy: somebody else was first five times.</exception>
    public async Task<bool> Escalate(AgendaItem item, DateTimeOffset now, CancellationToken cancel)
    {
        var outcome = await Retry.WhenOvertaken(async () =>
        {
            if (await Open(item, now, cancel) is not { State.ExtensionRequest.Unanswered: false } opened)
                return new Escalation(false);
            var decision = new LeaveUnanswered().Decide(opened.State, opened.Situation);
            var recorded = await submissions.Record(opened, decision, cancel);
            return recorded is null ? null : new Escalation(true);
        });
        return outcome.IsRecorded;
    }

    /// <summary>Null: this request is not open any more.</summary>
    private async Task<Opened?> Open(AgendaItem item, DateTimeOffset now, CancellationToken cancel)
    {
        var key = new DutyKey(item.Cycle, item.Obligation, item.Period, item.Unit!);
        var opened = await submissions.Open(key, new(Actor.System, now, cancel));
        return opened.Cycle.State == CycleState.Running && opened.State?.ExtensionRequest?.At == item.At
            ? opened
            : null;
    }

    private sealed record Escalation(bool IsRecorded);
}
