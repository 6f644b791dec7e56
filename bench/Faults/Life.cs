using Microsoft.Extensions.DependencyInjection;

namespace PlanMonitor.Bench;

/// <summary>One process: the services and loops of the one-machine host over a storage that outlives it, on a virtual clock.</summary>
public sealed class Life : IAsyncDisposable
{
    private readonly VirtualClock clock;
    private readonly ServiceProvider services;
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
        void Add(IServiceCollection host)
        {
            host.AddSingleton<TimeProvider>(clock);
            host.AddSingleton<INotifier>(new MortalNotifier(notifier, points));
            host.AddSingleton<NewId>(() => throw new InvalidOperationException("Nothing is uploaded here."));
            host.AddLocalWorkflows();
        }
        services = Composed.Over(new MortalRecords(records, points), files, [template], Add);
        runner = services.GetRequiredService<WorkflowRunner>();
    }

    public IServiceProvider Services => services;

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
        await services.DisposeAsync();
        clock.Dispose();
    }
}
