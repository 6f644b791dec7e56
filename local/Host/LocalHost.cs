using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Health;
using PlanMonitor.Api.Hosting;
using PlanMonitor.Channels;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Proof;
using PlanMonitor.Core.Workflows;
using PlanMonitor.Local.SignIn;
using PlanMonitor.Local.Storage;

namespace PlanMonitor.Local.Host;

/// <summary>The one-machine host: Kestrel, SQLite, files on disk, workflows in this process, on the real clock or a virtual one.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private const int MaxConnections = 2000;
    private readonly Storage storage;
    private readonly CancellationTokenSource stop = new();
    private readonly Task heartbeat;

    private LocalHost(WebApplication app, Storage storage, string? firstPassword)
    {
        (App, this.storage, FirstPassword) = (app, storage, firstPassword);
        Url = app.Urls.First();
        heartbeat = storage.Memory.KeepWriting(storage.Clock, () => storage.Watch?.Wrong() is not null, stop.Token);
    }

    public WebApplication App { get; }
    public TimeProvider Clock => storage.Clock;
    public WorkflowRunner Runner => Services.GetRequiredService<WorkflowRunner>();
    public IServiceProvider Services => App.Services;
    public string Url { get; }

    /// <summary>The password made for the first administrator, told once; null where the account was there.</summary>
    public string? FirstPassword { get; }

    /// <summary>What is on this machine, opened.</summary>
    private sealed record Storage(
        FolderLock Lock,
        string Folder,
        SqliteRecords Records,
        DiskFiles Files,
        ClockMemory Memory,
        TimeProvider Clock
    ) : IDisposable
    {
        /// <summary>Null: a virtual clock, which is as right as it is.</summary>
        public ClockWatch? Watch { get; } = Clock is VirtualClock ? null : new(Clock);

        public void Dispose()
        {
            (Clock as IDisposable)?.Dispose();
            Records.Dispose();
            Lock.Dispose();
        }
    }

    /// <exception cref="StartException">A busy port, an unwritable folder, a clock behind what is recorded, or a template with errors.</exception>
    public static async Task<LocalHost> Start(LocalOptions options)
    {
        RefuseOpenDemonstration(options);
        var storage = await OpenStorage(options);
        try
        {
            return await Start(options, storage);
        }
        catch
        {
            storage.Dispose();
            throw;
        }
    }

    private static async Task<LocalHost> Start(LocalOptions options, Storage storage)
    {
        var builder = BuilderFor(options.Port);
        AddSignIn(builder.Services, options);
        AddPorts(builder.Services, options, storage);
        builder.Services.AddLocalWorkflows().AddPlanMonitorApi(TemplateFolder.Read());
        var app = builder.Build();
        await app.Services.GetRequiredService<HeadService>().Begin(CancellationToken.None);
        var firstPassword = await Populate(app.Services, options.Demo);
        await StartLoops(app.Services);
        Route(app, storage, options.Hosts);
        await Listen(app, options.Port);
        return new(app, storage, firstPassword);
    }

    private static async Task<Storage> OpenStorage(LocalOptions options)
    {
        var (folder, held) = DataFolder.Open(options.DataFolder, options.Reset);
        SqliteRecords? records = null;
        try
        {
            records = DataFolder.OpenRecords(folder, options.MaxDatabasePages);
            var files = new DiskFiles(Path.Combine(folder, DataFolder.Files));
            var memory = new ClockMemory(records);
            return new(held, folder, records, files, memory, await memory.Open(options, CancellationToken.None));
        }
        catch
        {
            records?.Dispose();
            held.Dispose();
            throw;
        }
    }

    private static WebApplicationBuilder BuilderFor(int port)
    {
        var options = new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateSlimBuilder(options);
        builder
            .Logging.ClearProviders()
            .AddSimpleConsole(o => o.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning)
            // A start that fails is told in one sentence (StartException).
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.ConfigureKestrel(k =>
        {
            // Beyond it a connection is closed at once, before it costs memory.
            k.Limits.MaxConcurrentConnections = MaxConnections;
            // Loopback only. Port 0 (any free one, for tests) cannot be bound on both loopback addresses at once.
            if (port == 0)
                k.Listen(IPAddress.Loopback, 0);
            else
                k.ListenLocalhost(port);
        });
        return builder;
    }

    /// <summary>Its accounts and their password are told to whoever opens the sign-in page: on this machine, and nowhere else.</summary>
    private static void RefuseOpenDemonstration(LocalOptions options)
    {
        if (options.Demo && options.Hosts.Count > 0)
            throw new StartException(
                "The demonstration, whose passwords everybody knows, is for this machine only. With --host start with --no-demo."
            );
    }

    private static void AddSignIn(IServiceCollection services, LocalOptions options)
    {
        foreach (var route in SessionRoutes.All.Concat(OwnAccountRoutes.All))
            services.AddSingleton(route);
        services
            .AddSingleton(new RealTime(options.RealTime))
            .AddSingleton(options.SignIn)
            .AddSingleton(p => new Passwords(p.GetRequiredService<RealTime>(), options.PasswordIterations))
            .AddSingleton<Throttle>()
            .AddSingleton<HashingLanes>()
            .AddSingleton<SessionStore>()
            .AddSingleton<Doorway>();
        services
            .AddSingleton<SessionRoutes>()
            .AddSingleton<OwnAccountRoutes>()
            .AddSingleton<GivePassword>(p => p.GetRequiredService<Passwords>().Give)
            .AddSingleton<WhoAsks>(p => p.GetRequiredService<Doorway>().ActorOf);
    }

    private static void AddPorts(IServiceCollection services, LocalOptions options, Storage storage)
    {
        var (clock, demo) = (storage.Clock, options.Demo ? DemoData.Accounts : []);
        var hasOutbox = options.Channels.Of<SmtpOptions>() is null;
        var speed = clock is VirtualClock v ? v.Speed : 1;
        services
            .AddSingleton(clock)
            .AddSingleton<IRecords>(storage.Records)
            .AddSingleton<IWholeRecords>(storage.Records)
            .AddSingleton<IFiles>(storage.Files)
            .AddSingleton(storage.Files)
            .AddSingleton(storage.Records);
        services
            .AddHostedService<UploadSweep>()
            .AddHostedService<DatabaseWatch>()
            .AddSingleton(new HealthPart("database", _ => DatabaseWatch.Health(storage.Records)))
            .AddSingleton(new HealthPart("files", _ => storage.Files.CheckSpace()));
        services
            .AddSingleton<IHeads>(new DiskHeads(options.HeadsFolder ?? Path.Combine(storage.Folder, DataFolder.Heads)))
            .AddHostedService<HeadTimer>();
        services
            .AddSingleton(options.Gate)
            .AddSingleton<NewId>(() => Guid.CreateVersion7().ToString("n"))
            .AddSingleton(new HostFeatures(options.IsVirtual, speed, demo, Outbox: hasOutbox))
            .AddSingleton(Pages.Read(Path.Combine(AppContext.BaseDirectory, "wwwroot")));
        if (hasOutbox)
            AddOutbox(services);
        foreach (var notifier in options.Channels.Notifiers())
            services.AddSingleton<INotifier>(notifier);
        if (options.Scanner is { } scanner)
            services.AddSingleton<VirusScan>(scanner.Scan).AddSingleton(new HealthPart("scanner", scanner.Check));
        if (clock is VirtualClock virtualClock)
            AddClock(services, virtualClock);
        if (storage.Watch is { } watch)
            services.AddSingleton(watch).AddSingleton(new HealthPart("clock", _ => Task.FromResult(watch.GetUtcNow())));
    }

    private static void AddOutbox(IServiceCollection services) =>
        services
            .AddSingleton<OutboxNotifier>()
            .AddSingleton<INotifier>(p => p.GetRequiredService<OutboxNotifier>())
            .AddSingleton<OutboxRoutes>()
            .AddSingleton(OutboxRoutes.Reading);

    private static void AddClock(IServiceCollection services, VirtualClock clock) =>
        services
            .AddSingleton(clock)
            .AddSingleton<Jumps>()
            .AddSingleton<ClockRoutes>()
            .AddSingleton(ClockRoutes.Advancing);

    /// <summary>The demonstration, or somebody who may let others in.</summary>
    /// <returns>The first administrator's password; null: there is one already.</returns>
    private static async Task<string?> Populate(IServiceProvider services, bool demo)
    {
        var accounts = services.GetRequiredService<AccountService>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var passwords = services.GetRequiredService<Passwords>();
        if (!demo)
            return await FirstAdministrator(accounts, passwords, now);
        var cycles = services.GetRequiredService<CycleService>();
        await DemoData.Load(cycles, accounts, passwords.Hash, now, CancellationToken.None);
        return null;
    }

    /// <summary>One for each running cycle, and a round of the post for what waits in it.</summary>
    private static async Task StartLoops(IServiceProvider services)
    {
        var runner = services.GetRequiredService<WorkflowRunner>();
        var cycles = await services.GetRequiredService<CycleService>().All(CancellationToken.None);
        foreach (var cycle in cycles.Where(c => c.Value.State == CycleState.Running))
            runner.Start(nameof(CycleWorkflow), cycle.Value.Id, CycleRun.First(cycle.Value.Id));
        await services.GetRequiredService<AccountNotices>().TellAll(CancellationToken.None);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        runner.Start(nameof(PostWorkflow), "post-start", new PostRound(now));
    }

    private static void Route(WebApplication app, Storage storage, IReadOnlyList<string> hosts)
    {
        var names = new HostNames(hosts);
        if (hosts.Count > 0)
            app.UseForwardedHeaders(HostNames.BehindProxy);
        var pages = app.Services.GetRequiredService<Pages>();
        app.Use(
            (context, next) =>
            {
                pages.AddHeaders(context);
                return names.Guard(context, next);
            }
        );
        if (storage.Watch is { } watch)
            app.Use(watch.Guard);
        BlockRoutes.Map(app, storage.Files, storage.Clock, app.Services.GetRequiredService<Gate>());
        var router = app.Services.GetRequiredService<Router>();
        app.MapFallback("{*path}", (HttpRequest request, CancellationToken cancel) => router.Answer(request, cancel));
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await stop.CancelAsync();
        await heartbeat;
        // With its services, the loops among them; what they work on is closed after them.
        await App.DisposeAsync();
        storage.Dispose();
        stop.Dispose();
    }

    private static async Task<string?> FirstAdministrator(
        AccountService accounts,
        Passwords passwords,
        DateTimeOffset now
    )
    {
        if ((await accounts.All(CancellationToken.None)).Any(a => !a.Value.Demo && AccountRules.Administers(a.Value)))
            return null;
        await DemoData.Close(accounts, now, CancellationToken.None);
        var given = passwords.Give(
            new()
            {
                Login = "administrator",
                Name = "Quản trị hệ thống",
                Grants = [new(Role.Administrator, "")],
            }
        );
        await accounts.Insert(given.Account, CancellationToken.None);
        return given.Password;
    }

    private static async Task Listen(WebApplication app, int port)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            throw new StartException(
                $"Port {port} is in use by another program. Stop it, or choose another port with --port."
            );
        }
        catch (SocketException e)
        {
            throw new StartException($"Port {port} cannot be opened: {e.Message}. Choose another port with --port.");
        }
    }
}
