using PlanMonitor.Core.Access;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Submissions;

/// <summary>What the workflow of a request for an extension asks and does; asking and deciding are acts of <see cref="SubmissionService"/>.</summary>
public sealed class ExtensionService(SubmissionStore store, SubmissionService submissions, CycleSignal signal)
{
    private const int Attempts = 5;

    /// <summary>By when a request is to be answered; null: it was answered or withdrawn, or the cycle is over.</summary>
    public async Task<DateTimeOffset?> AnswerDue(AgendaItem item, CancellationToken cancel) =>
        await Open(item, item.At, cancel) is { } opened
            ? SubmissionRules.ExtensionAnswerDue(item.At, opened.Moment)
            : null;

    /// <summary>Records that nobody answered in time, so that those above the reviewer are told. False: it was answered, or they were told.</summary>
    /// <exception cref="ProblemException">storage-busy: somebody else was first five times.</exception>
    public async Task<bool> Escalate(AgendaItem item, DateTimeOffset now, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await Open(item, now, cancel) is not { State.ExtensionRequest.Unanswered: false } opened)
                return false;
            if (
                !await store.Save(
                    opened.Duty,
                    SubmissionRules.ExtensionUnanswered(opened.State, opened.Moment),
                    opened.Stored!.ETag,
                    cancel
                )
            )
                continue;
            await signal(item.Cycle, item.Collector, null);
            return true;
        }
        throw Problems.StorageBusy.With().AsException();
    }

    /// <summary>Null: this request is not open any more.</summary>
    private async Task<Opened?> Open(AgendaItem item, DateTimeOffset now, CancellationToken cancel)
    {
        var opened = await submissions.Open(
            new(item.Cycle, item.Obligation, item.Period, item.Unit!),
            Actor.System,
            now,
            cancel
        );
        return opened.Cycle.State == CycleState.Running && opened.State?.ExtensionRequest?.At == item.At
            ? opened
            : null;
    }
}
