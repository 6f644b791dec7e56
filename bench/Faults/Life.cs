using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using PlanMonitor.Api;
using PlanMonitor.Local;

namespace PlanMonitor.Bench;

/// <summary>One process: the services and loops of the one-machine host over a storage that outlives it, on a virtual clock.</summary>
public sealed class Life : IAsyncDisposable
{
    private readonly VirtualClock clock;
    private readonly WorkflowRunner runner;
    private readonly FaultPoints points;

    public Life(
        IRecords records,
        DiskFiles files,
        Template template,
        INotifier notifier,
        FaultPoints points,
        DateTimeOffset start
    )
    {
        this.points = points;
        clock = new(start, 0);
        runner = new(clock, NullLogger.Instance);
        Services = new(
            new MortalRecords(records, points),
            files,
            [template],
            (cycle, collector, settled) => LocalHost.Signal(runner, cycle, collector, settled),
            at => LocalHost.StartPost(runner, at),
            [new MortalNotifier(notifier, points)]
        )
        {
            Clock = clock,
            NewId = () => throw new InvalidOperationException("Nothing is uploaded here."),
            ActorOf = (HttpRequest _, CancellationToken _) => Task.FromResult<Actor?>(null),
        };
        LocalHost.AddWorkflows(runner, Services);
    }

    public Services Services { get; }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What a start of the host does.</summary>
    public async Task Begin(string cycle)
    {
        runner.Start(nameof(CycleWorkflow), cycle, CycleRun.First(cycle));
        runner.Start(nameof(PostWorkflow), "post-start", new PostRound(Now));
        await Settled();
    }

    /// <exception cref="ProcessDiedException">It died on the way.</exception>
    public Task WalkTo(DateTimeOffset instant, Action<DateTimeOffset> reached) => clock.WalkTo(instant, () =>
        {
            reached(Now);
            return Settled();
        });

    public async Task Settled()
    {
        await runner.Settled();
        points.Check();
    }

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        clock.Dispose();
    }
}
