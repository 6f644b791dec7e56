using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Workflows;

/// <summary>The steps of the workflows: load, decide, save. Each is safe to run early, late or twice; input and result are ids and times only.</summary>
public sealed class WorkflowSteps(
    CycleService cycles,
    ReminderService reminders,
    ConsolidationService consolidations,
    ExtensionService extensions,
    UnitService units,
    AgendaStore agenda,
    PostService post
)
{
    public const string Plan = nameof(Plan);
    public const string RunDue = nameof(RunDue);
    public const string Levels = nameof(Levels);
    public const string RecordClosing = nameof(RecordClosing);
    public const string AnswerDue = nameof(AnswerDue);
    public const string Escalate = nameof(Escalate);
    public const string Finish = nameof(Finish);
    public const string PlanPost = nameof(PlanPost);
    public const string PostRound = nameof(PostRound);

    /// <summary>The parents of a running cycle that have something to do, one due step each, and when to wake next; null: the cycle does not run.</summary>
    public async Task<CyclePlan?> GetPlan(PlanInput input, CancellationToken cancel)
    {
        if (await Running(input.Cycle, cancel) is not { } record)
            return null;
        var (duties, revision) = (cycles.DutiesOf(record), record.Changes.Count);
        var collectors = await agenda.Due(input.Cycle, revision, duties.Collectors, input.Now, cancel);
        return new(collectors, WakeRules.Next(duties, input.Now));
    }

    public async Task<DueDone> Due(DueInput input, CancellationToken cancel)
    {
        if (input.MeantAt is { } meant)
            Measures.DueLag(input.Now - meant);
        if (await Running(input.Cycle, cancel) is not { } record)
            return new(0, [], null);
        var (duties, ofMany) = (cycles.DutiesOf(record), input.MeantAt is not null);
        return await reminders.RunDue(record, duties, input.Collector, input.Now, cancel, ofMany);
    }

    /// <summary>The collectors that consolidate, lowest level first.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> GetLevels(AgendaItem item, CancellationToken cancel)
    {
        var record = await Running(item.Cycle, cancel);
        return record is null ? [] : ConsolidationRules.Levels(cycles.DutiesOf(record), item);
    }

    /// <summary>False: it was recorded before, and stays as it is.</summary>
    public async Task<bool> Close(ClosingInput input, CancellationToken cancel)
    {
        if (await Running(input.Item.Cycle, cancel) is not { } record)
            return false;
        var (duties, directory) = (cycles.DutiesOf(record), await units.Directory(cancel));
        return await consolidations.RecordClosing(duties, input.Item, input.Collector, input.Now, directory, cancel);
    }

    /// <summary>By when the request is to be answered; null: it was answered or withdrawn, or the cycle is over.</summary>
    public async Task<DateTimeOffset?> GetAnswerDue(AgendaItem item, CancellationToken cancel) =>
        await extensions.AnswerDue(item, cancel);

    /// <summary>False: there was nothing to tell any more.</summary>
    public Task<bool> TellAbove(EscalateInput input, CancellationToken cancel) =>
        extensions.Escalate(input.Item, input.Now, cancel);

    public async Task<bool> Done(AgendaItem item, CancellationToken cancel)
    {
        await agenda.Remove(item, cancel);
        return true;
    }

    /// <summary>Whose round of the post is due, and when the next one is.</summary>
    public Task<PostPlan> GetPostPlan(PostRound round, CancellationToken cancel) => post.Plan(round.At, cancel);

    /// <summary>One person's round; when to look again.</summary>
    public Task<DateTimeOffset?> RunPost(string login, CancellationToken cancel) => post.Round(login, cancel);

    private async Task<CycleRecord?> Running(string cycle, CancellationToken cancel) =>
        (await cycles.Get(cycle, cancel)).Value is { State: CycleState.Running } record ? record : null;
}

public sealed record PlanInput(string Cycle, DateTimeOffset Now);

public sealed record CyclePlan(IReadOnlyList<string> Collectors, DateTimeOffset Wake);

/// <param name="MeantAt">The moment for which this wake was meant; null: it was a change that woke the loop.</param>
/// <param name="Correlation">Trace id of the request that changed something.</param>
public sealed record DueInput(
    string Cycle,
    string Collector,
    DateTimeOffset Now,
    DateTimeOffset? MeantAt,
    string? Correlation
);

public sealed record ClosingInput(AgendaItem Item, string Collector, DateTimeOffset Now);

public sealed record EscalateInput(AgendaItem Item, DateTimeOffset Now);
