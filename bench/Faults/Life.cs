using Microsoft.Extensions.DependencyInjection;

namespace PlanMonitor.Bench;

/// <summary>
/// One process: the handlers, services and loops of the one-machine host over a storage that outlives it, on a virtual
/// clock. Whatever it asks of a port may go wrong.
/// </summary>
public sealed class Life : IAsyncDisposable
{
    private static readonly TimeSpan WatchdogEvery = TimeSpan.FromHours(4);
    private readonly VirtualClock clock;
    private readonly SqliteRecords sqlite;
    private readonly ServiceProvider services;
    private readonly WorkflowRunner runner;
    private readonly FaultPoints points;
    private readonly Lazy<ServiceProvider> onlooker;
    private ITimer? watchdog;
    private int ids;

    /// <param name="folder">What outlives it.</param>
    /// <param name="number">Of the process, from 1.</param>
    public Life(string folder, INotifier notifier, FaultPoints points, DateTimeOffset start, int number)
    {
        this.points = points;
        clock = new(start, 0);
        sqlite = new(Path.Combine(folder, "planmonitor.db"));
        Files = new(Path.Combine(folder, "files"));
        var heads = new DiskHeads(Path.Combine(folder, "heads"));
        void Add(IServiceCollection host)
        {
            host.AddSingleton<TimeProvider>(clock);
            host.AddSingleton<IWholeRecords>(new FaultyWholeRecords(sqlite, points));
            host.AddSingleton<IHeads>(new FaultyHeads(heads, points));
            host.AddSingleton<INotifier>(new FaultyNotifier(notifier, points));
            host.AddSingleton<NewId>(() => $"life-{number}-{++ids}");
            host.AddSingleton<WhoAsks>((request, _) => InProcessClient.ActorOf(request));
            host.AddSingleton(GateSize.Usual);
            AddLoops(host);
        }
        var (records, files) = (new FaultyRecords(sqlite, points), new FaultyFiles(Files, points));
        services = Composed.Over(records, files, [ChaosYear.Template], Add);
        runner = services.GetRequiredService<WorkflowRunner>();
        Client = new(services, new Tally());
        Stored = new(sqlite, new(sqlite));
        onlooker = new(() => Composed.Over(sqlite, Files, [ChaosYear.Template]));
    }

    public InProcessClient Client { get; }

    /// <summary>Where the browser's blocks go; the wire is not tried here.</summary>
    public DiskFiles Files { get; }

    /// <summary>The states as they are stored, where nothing goes wrong: for who looks on.</summary>
    public SubmissionStore Stored { get; }

    public IServiceProvider Services => services;

    /// <summary>The same over the same storage, where nothing goes wrong.</summary>
    public IServiceProvider Onlooker => onlooker.Value;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What a start of the host does, and its watchdog from then on.</summary>
    public async Task Begin(string cycle)
    {
        Watch(cycle);
        watchdog = clock.CreateTimer(_ => Watch(cycle), null, WatchdogEvery, WatchdogEvery);
        await Settled();
    }

    /// <summary>
    /// A loop that is missing is started, and whatever waits in the post and whose round was lost is sent.
    /// </summary>
    private void Watch(string cycle)
    {
        runner.Start(nameof(CycleWorkflow), cycle, CycleRun.First(cycle));
        runner.Start(nameof(PostWorkflow), "post-watched", new PostRound(Now));
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
        if (watchdog is not null)
            await watchdog.DisposeAsync();
        await services.DisposeAsync();
        if (onlooker.IsValueCreated)
            await onlooker.Value.DisposeAsync();
        sqlite.Dispose();
        clock.Dispose();
    }

    private void AddLoops(IServiceCollection host)
    {
        host.AddLocalWorkflows(inTurns: true, around: (step, once) => points.At(FaultPorts.Step(step), once));
        var (tellLoop, tellPost) = (Registered<CycleSignal>(host), Registered<PostSignal>(host));
        host.AddSingleton<CycleSignal>(p =>
            (cycle, collector, settled) =>
                Told(collector is null ? FaultPorts.PlanSignal : FaultPorts.Signal("the loop"), () =>
                    tellLoop(p)(cycle, collector, settled)
                )
        );
        host.AddSingleton<PostSignal>(p => at => Told(FaultPorts.Signal("the post"), () => tellPost(p)(at)));
    }

    /// <summary>What was added last under a type, before something is put around it.</summary>
    private static Func<IServiceProvider, T> Registered<T>(IServiceCollection host)
    {
        var factory = host.Last(d => d.ServiceType == typeof(T)).ImplementationFactory!;
        return services => (T)factory(services);
    }

    /// <summary>
    /// As the hosts do: what was done is recorded already, and must not look undone because nobody could be told.
    /// </summary>
    private async Task Told(FaultPoint point, Func<Task> tell)
    {
        try
        {
            await points.At(point, tell);
        }
        catch (TimeoutException)
        {
            // A signal that is lost delays, and loses nothing.
        }
    }
}
