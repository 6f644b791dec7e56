using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
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
using PlanMonitor.Core.Workflows;
using PlanMonitor.Local.Storage;

namespace PlanMonitor.Local.Host;

/// <summary>The one-machine host: Kestrel, SQLite, files on disk, workflows in this process, on the real clock or a virtual one.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private static readonly string[] OwnFolders = ["files", "keys"];
    private readonly Storage storage;
    private readonly CancellationTokenSource stop = new();
    private readonly Task heartbeat;

    private LocalHost(WebApplication app, Storage storage, string? firstPassword)
    {
        (App, this.storage, FirstPassword) = (app, storage, firstPassword);
        Url = app.Urls.First();
        heartbeat = storage.Memory.KeepWriting(storage.Clock, stop.Token);
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
        string Folder,
        SqliteRecords Records,
        DiskFiles Files,
        ClockMemory Memory,
        TimeProvider Clock
    );

    /// <exception cref="StartException">A busy port, an unwritable folder, a clock behind what is recorded, or a template with errors.</exception>
    public static async Task<LocalHost> Start(LocalOptions options)
    {
        var storage = await OpenStorage(options);
        var builder = BuilderFor(options.Port);
        AddSignIn(builder.Services, storage.Folder);
        AddPorts(builder.Services, options, storage);
        builder.Services.AddLocalWorkflows().AddPlanMonitorApi(TemplateFolder.Read());
        var app = builder.Build();
        var firstPassword = await Populate(app.Services, options.Demo);
        await StartLoops(app.Services);
        Route(app, storage);
        await Listen(app, options.Port);
        return new(app, storage, firstPassword);
    }

    private static async Task<Storage> OpenStorage(LocalOptions options)
    {
        var folder = OpenFolder(options);
        var records = OpenRecords(folder, options);
        var files = new DiskFiles(Path.Combine(folder, "files"));
        var memory = new ClockMemory(records);
        return new(folder, records, files, memory, await memory.Open(options, CancellationToken.None));
    }

    private static WebApplicationBuilder BuilderFor(int port)
    {
        var options = new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateSlimBuilder(options);
        builder
            .Logging.ClearProviders()
            .AddSimpleConsole(o => o.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning)
            // A start that fails is told in one sentence (StartException); session keys on this machine's disk are meant to be there.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(k =>
        {
            // Loopback only. Port 0 (any free one, for tests) cannot be bound on both loopback addresses at once.
            if (port == 0)
                k.Listen(IPAddress.Loopback, 0);
            else
                k.ListenLocalhost(port);
        });
        return builder;
    }

    private static void AddSignIn(IServiceCollection services, string folder)
    {
        services
            .AddDataProtection()
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "keys")))
            .SetApplicationName("PlanMonitor");
        SessionRoutes.AddSessions(services);
        foreach (var route in SessionRoutes.All)
            services.AddSingleton(route);
        services
            .AddSingleton<SessionRoutes>()
            .AddSingleton<HashPassword>(Passwords.Hash)
            .AddSingleton<WhoAsks>(p =>
                (request, cancel) => SessionRoutes.ActorOf(request, p.GetRequiredService<AccountService>(), cancel)
            );
    }

    private static void AddPorts(IServiceCollection services, LocalOptions options, Storage storage)
    {
        var (clock, demo) = (storage.Clock, options.Demo ? DemoData.Accounts : []);
        var hasOutbox = options.Channels.Of<SmtpOptions>() is null;
        var speed = clock is VirtualClock v ? v.Speed : 1;
        services
            .AddSingleton(clock)
            .AddSingleton<IRecords>(storage.Records)
            .AddSingleton<IFiles>(storage.Files)
            .AddSingleton(storage.Files)
            .AddHostedService<UploadSweep>()
            .AddSingleton(new HealthPart("files", _ => storage.Files.CheckSpace()));
        services
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
        if (!demo)
            return await FirstAdministrator(accounts, now);
        await DemoData.Load(services.GetRequiredService<CycleService>(), accounts, now, CancellationToken.None);
        return null;
    }

    /// <summary>One for each running cycle, and a round of the post for what waits in it.</summary>
    private static async Task StartLoops(IServiceProvider services)
    {
        var runner = services.GetRequiredService<WorkflowRunner>();
        var cycles = await services.GetRequiredService<CycleService>().All(CancellationToken.None);
        foreach (var cycle in cycles.Where(c => c.Value.State == CycleState.Running))
            runner.Start(nameof(CycleWorkflow), cycle.Value.Id, CycleRun.First(cycle.Value.Id));
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        runner.Start(nameof(PostWorkflow), "post-start", new PostRound(now));
    }

    private static void Route(WebApplication app, Storage storage)
    {
        app.UseAuthentication();
        var pages = app.Services.GetRequiredService<Pages>();
        app.Use(
            (context, next) =>
            {
                pages.AddHeaders(context);
                return next(context);
            }
        );
        BlockRoutes.Map(app, storage.Files, storage.Clock);
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
        (storage.Clock as IDisposable)?.Dispose();
        storage.Records.Dispose();
        stop.Dispose();
    }

    private static string OpenFolder(LocalOptions options)
    {
        var folder = Path.GetFullPath(options.DataFolder);
        try
        {
            // Only what this program made is removed; the folder may hold other things.
            if (options.Reset && Directory.Exists(folder))
            {
                foreach (var file in Directory.GetFiles(folder, "planmonitor.db*"))
                    File.Delete(file);
                foreach (var name in OwnFolders.Select(n => Path.Combine(folder, n)).Where(Directory.Exists))
                    Directory.Delete(name, recursive: true);
            }
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".writable");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The data folder {folder} cannot be written: {e.Message} Choose another with --data."
            );
        }
    }

    private static SqliteRecords OpenRecords(string folder, LocalOptions options)
    {
        try
        {
            return new(Path.Combine(folder, "planmonitor.db"), options.MaxDatabasePages);
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            throw new StartException(
                $"The database in {folder} cannot be opened: {e.Message} Restore it from a backup, or start afresh with --reset."
            );
        }
    }

    private static async Task<string?> FirstAdministrator(AccountService accounts, DateTimeOffset now)
    {
        if ((await accounts.All(CancellationToken.None)).Any(a => !a.Value.Demo && AccountRules.Administers(a.Value)))
            return null;
        await DemoData.Close(accounts, now, CancellationToken.None);
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
        var account = new Account
        {
            Login = "administrator",
            Name = "Quản trị hệ thống",
            Grants = [new(Role.Administrator, "")],
        };
        await accounts.Insert(
            account with
            {
                PasswordHash = Passwords.Hash(account, password),
            },
            CancellationToken.None
        );
        return password;
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
