namespace PlanMonitor.Core;

/// <summary>
/// The loop of one running cycle: when is the next moment something may be due, wait for it or for a change, run what is due, start anew.
/// It holds ids and times only, so it survives deployments; all it decides is in the rules.
/// </summary>
public static class CycleWorkflow
{
    public const string Changed = "CycleChanged";

    public static async Task Run(IWorkflowContext context, string cycleId)
    {
        // What is due is run first: after a restart, an outage or a change it may already be time.
        var collectors = await context.Step<IReadOnlyList<string>>(WorkflowSteps.Collectors, cycleId);
        await context.Parallel<int>(WorkflowSteps.RunDue, [.. collectors.Select(c => new DueInput(cycleId, c, context.UtcNow))]);
        if (await context.Step<DateTimeOffset?>(WorkflowSteps.NextWake, new WakeInput(cycleId, context.UtcNow)) is not { } wake)
            return; // closed
        await context.WaitUntil(wake, Changed);
        context.ContinueAsNew(cycleId);
    }
}

public sealed record DueInput(string Cycle, string Collector, DateTimeOffset Now);

public sealed record WakeInput(string Cycle, DateTimeOffset Now);

/// <summary>The steps of the workflows; each is safe to run early, late or twice.</summary>
public sealed class WorkflowSteps(CycleService cycles, ReminderService reminders)
{
    public const string Collectors = "Collectors";
    public const string RunDue = "RunDue";
    public const string NextWake = "NextWake";

    /// <summary>The parents of a running cycle: one due step each. None: the cycle does not run.</summary>
    public async Task<IReadOnlyList<string>> GetCollectors(string cycleId, CancellationToken cancel)
    {
        var record = (await cycles.Get(cycleId, cancel)).Value;
        return record.State == CycleState.Running ? [.. cycles.DutiesOf(record).All.Select(d => d.Collector).Distinct()] : [];
    }

    public async Task<int> Due(DueInput input, CancellationToken cancel)
    {
        var record = (await cycles.Get(input.Cycle, cancel)).Value;
        return record.State == CycleState.Running ? await reminders.RunDue(record, cycles.DutiesOf(record), input.Collector, input.Now, cancel) : 0;
    }

    public async Task<DateTimeOffset?> Wake(WakeInput input, CancellationToken cancel)
    {
        var record = (await cycles.Get(input.Cycle, cancel)).Value;
        return record.State == CycleState.Running ? WakeRules.Next(record.Configuration, input.Now) : null;
    }
}

/// <summary>When the loop wakes.</summary>
public static class WakeRules
{
    /// <summary>The next reminder hour: reminders go out at that hour of some day, whatever extensions and returns did to their dates. Never more than a day away.</summary>
    public static DateTimeOffset Next(Cycle cycle, DateTimeOffset now)
    {
        var today = VietnamTime.At(VietnamTime.DayOf(now), cycle.Settings.ReminderHour);
        return now < today ? today : VietnamTime.At(VietnamTime.DayOf(now).AddDays(1), cycle.Settings.ReminderHour);
    }
}
