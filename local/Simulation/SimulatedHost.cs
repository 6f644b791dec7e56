using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Hosting;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Local.Host;
using PlanMonitor.Local.Storage;

namespace PlanMonitor.Local.Simulation;

/// <summary>The handlers, workflows and storage of the one-machine host on a virtual clock, without a socket; and what they did.</summary>
public sealed class SimulatedHost : IAsyncDisposable
{
    private readonly VirtualClock clock;
    private readonly SqliteRecords sqlite;
    private readonly string heads;
    private readonly ServiceProvider services;
    private int ids;

    public SimulatedHost(IReadOnlyList<Template> templates, DateTimeOffset start, string work)
    {
        clock = new(start, 0);
        sqlite = new(Path.Combine(work, "planmonitor.db"));
        Records = new(sqlite);
        heads = Path.Combine(work, "heads");
        Files = new(Path.Combine(work, "files"));
        services = Composed(templates);
        Client = new(services, Requests);
    }

    public CountingRecords Records { get; }
    public DiskFiles Files { get; }

    /// <summary>Requests by route.</summary>
    public Tally Requests { get; } = new();

    /// <summary>What the loops did: runs, steps by name, events, starts.</summary>
    public Tally Workflows { get; } = new();
    public InProcessClient Client { get; }

    /// <summary>Acts that were refused, with their problem codes; the run went on.</summary>
    public List<RefusedAct> Refused { get; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    private ServiceProvider Composed(IReadOnlyList<Template> templates)
    {
        var parts = new ServiceCollection().AddLogging();
        parts.AddSingleton<TimeProvider>(clock);
        parts.AddSingleton<IRecords>(Records).AddSingleton<IWholeRecords>(sqlite).AddSingleton<IFiles>(Files);
        parts.AddSingleton<IHeads>(new DiskHeads(heads));
        parts.AddSingleton<INotifier>(new OutboxNotifier(Records));
        parts.AddSingleton<NewId>(() => $"upload-{++ids}");
        parts.AddSingleton<WhoAsks>((request, _) => InProcessClient.ActorOf(request));
        parts.AddSingleton(new HostFeatures(true, 0, []));
        parts.AddSingleton(GateSize.Usual);
        parts.AddLocalWorkflows(what => Workflows.Add(what), inTurns: true);
        return parts.AddPlanMonitorApi(templates).BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Everything due on the way runs at its own time.</summary>
    public Task WalkTo(DateTimeOffset instant) => clock.WalkTo(instant, Settled);

    public Task Settled() => Get<WorkflowRunner>().Settled();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        clock.Dispose();
        sqlite.Dispose();
    }
}

/// <summary>What the whole run asked for, before what is written asks for more.</summary>
public sealed record RunCounts(
    IReadOnlyDictionary<string, long> StorageOperations,
    IReadOnlyDictionary<string, long> Requests,
    IReadOnlyDictionary<string, long> Workflows,
    System.Diagnostics.Stopwatch Watch
);

/// <summary>An act the interface refused.</summary>
public sealed record RefusedAct(ScenarioAct Act, string Actor, string Code);
