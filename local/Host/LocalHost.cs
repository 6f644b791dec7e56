using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;

namespace PlanMonitor.Local;

/// <summary>The one-machine host: Kestrel, SQLite, files on disk, workflows in this process, on the real clock or a virtual one.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private static readonly string[] OwnFolders = ["files", "keys"];
    private readonly SqliteRecords records;
    private readonly CancellationTokenSource stop = new();
    private readonly Task heartbeat;

    private LocalHost(
        WebApplication app,
        SqliteRecords records,
        ClockMemory memory,
        TimeProvider clock,
        WorkflowRunner runner,
        Services services,
        string url,
        string? firstPassword
    )
    {
        (App, this.records, Clock, Runner, Services, Url, FirstPassword) = (
            app,
            records,
            clock,
            runner,
            services,
            url,
            firstPassword
        );
        heartbeat = memory.KeepWriting(clock, stop.Token);
    }

    public WebApplication App { get; }
    public TimeProvider Clock { get; }
    public WorkflowRunner Runner { get; }
    public Services Services { get; }
    public string Url { get; }

    /// <summary>The password made for the first administrator, told once; null where the account was there.</summary>
    public string? FirstPassword { get; }

    /// <exception cref="StartException">A busy port, an unwritable folder, a clock behind what is recorded, or a template with errors.</exception>
    public static async Task<LocalHost> Start(LocalOptions options)
    {
        var folder = OpenFolder(options);
        var records = OpenRecords(folder, options);
        var files = new DiskFiles(Path.Combine(folder, "files"));
        await files.Sweep(TimeProvider.System.GetUtcNow().AddDays(-1), CancellationToken.None);
        var memory = new ClockMemory(records);
        var clock = await memory.Open(options, CancellationToken.None);

        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
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
            if (options.Port == 0)
                k.Listen(IPAddress.Loopback, 0);
            else
                k.ListenLocalhost(options.Port);
        });
        builder
            .Services.AddDataProtection()
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "keys")))
            .SetApplicationName("PlanMonitor");
        SessionRoutes.AddSessions(builder.Services);
        var app = builder.Build();

        var outbox = options.Channels.Smtp is null ? new OutboxNotifier(records) : null;
        var runner = new WorkflowRunner(clock, app.Logger);
        Services services = null!;
        services = new Services(
            records,
            files,
            TemplateFolder.Read(),
            (cycle, collector, settled) => Signal(runner, cycle, collector, settled),
            at => StartPost(runner, at),
            [.. outbox is null ? [] : new[] { outbox }, .. options.Channels.Notifiers()]
        )
        {
            Clock = clock,
            NewId = () => Guid.CreateVersion7().ToString("n"),
            ActorOf = (request, cancel) => SessionRoutes.ActorOf(request, services, cancel),
            HashPassword = Passwords.Hash,
            Health = new([
                new("records", cancel => records.Read("accounts", "health", "health", cancel)),
                new("files", _ => files.CheckSpace()),
            ]),
            Features = new(
                options.IsVirtual,
                clock is VirtualClock v ? v.Speed : 1,
                options.Demo ? DemoData.Accounts : [],
                Outbox: outbox is not null
            ),
        };
        AddWorkflows(runner, services);
        var firstPassword = options.Demo ? null : await FirstAdministrator(services);
        if (options.Demo)
            await DemoData.Load(services, CancellationToken.None);
        foreach (
            var cycle in (await services.Cycles.All(CancellationToken.None)).Where(c =>
                c.Value.State == CycleState.Running
            )
        )
            runner.Start(nameof(CycleWorkflow), cycle.Value.Id, CycleRun.First(cycle.Value.Id));
        runner.Start(nameof(PostWorkflow), "post-start", new PostRound(clock.GetUtcNow()));

        app.UseAuthentication();
        var pages = Pages.Read(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        app.Use(
            (context, next) =>
            {
                pages.AddHeaders(context);
                return next(context);
            }
        );
        BlockRoutes.Map(app, files, clock);
        List<ApiRoute> own = [.. SessionRoutes.All];
        if (clock is VirtualClock virtualClock)
            own.AddRange(ClockRoutes.Of(virtualClock, runner));
        if (outbox is not null)
            own.AddRange(OutboxRoutes.Of(outbox));
        var router = new Router(services, pages, own);
        app.MapFallback("{*path}", (HttpRequest request, CancellationToken cancel) => router.Answer(request, cancel));
        await Listen(app, options.Port);
        return new(app, records, memory, clock, runner, services, app.Urls.First(), firstPassword);
    }

    /// <summary>The workflows and their steps, by name; shared with the simulation.</summary>
    public static void AddWorkflows(WorkflowRunner runner, Services services)
    {
        runner.AddWorkflow<CycleRun>(nameof(CycleWorkflow), CycleWorkflow.Run);
        runner.AddWorkflow<AgendaItem>(nameof(ConsolidationWorkflow), ConsolidationWorkflow.Run);
        runner.AddWorkflow<AgendaItem>(nameof(ExtensionWorkflow), ExtensionWorkflow.Run);
        runner.AddWorkflow<PostRound>(nameof(PostWorkflow), PostWorkflow.Run);
        var steps = services.Steps;
        runner.AddStep<PlanInput, CyclePlan?>(WorkflowSteps.Plan, steps.GetPlan);
        runner.AddStep<DueInput, DueDone>(WorkflowSteps.RunDue, steps.Due);
        runner.AddStep<AgendaItem, IReadOnlyList<IReadOnlyList<string>>>(WorkflowSteps.Levels, steps.GetLevels);
        runner.AddStep<ClosingInput, bool>(WorkflowSteps.RecordClosing, steps.Close);
        runner.AddStep<AgendaItem, DateTimeOffset?>(WorkflowSteps.AnswerDue, steps.GetAnswerDue);
        runner.AddStep<EscalateInput, bool>(WorkflowSteps.Escalate, steps.TellAbove);
        runner.AddStep<AgendaItem, bool>(WorkflowSteps.Finish, steps.Done);
        runner.AddStep<PostRound, PostPlan>(WorkflowSteps.PlanPost, steps.GetPostPlan);
        runner.AddStep<string, DateTimeOffset?>(WorkflowSteps.PostRound, steps.RunPost);
    }

    /// <summary>Tells the loop of a cycle of a change; starts it where none is alive.</summary>
    public static Task Signal(WorkflowRunner runner, string cycle, string? collector, AgendaItem? settled)
    {
        var change = new CycleChange(collector, Correlation.Current);
        if (!runner.Raise(cycle, CycleWorkflow.Changed, change))
            runner.Start(nameof(CycleWorkflow), cycle, CycleRun.First(cycle));
        if (settled is not null)
            runner.Raise(settled.InstanceId, ExtensionWorkflow.Answered, change);
        return Task.CompletedTask;
    }

    /// <summary>A round of the post at a moment.</summary>
    public static Task StartPost(WorkflowRunner runner, DateTimeOffset at)
    {
        runner.Start(nameof(PostWorkflow), PostRound.For(at).InstanceId, PostRound.For(at));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await stop.CancelAsync();
        await heartbeat;
        await Runner.DisposeAsync();
        await App.DisposeAsync();
        (Clock as IDisposable)?.Dispose();
        records.Dispose();
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

    private static async Task<string?> FirstAdministrator(Services services)
    {
        if (
            (await services.Accounts.All(CancellationToken.None)).Any(a =>
                !a.Value.Demo && AccountRules.Administers(a.Value)
            )
        )
            return null;
        await DemoData.Close(services, CancellationToken.None);
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));
        var account = new Account
        {
            Login = "administrator",
            Name = "Quản trị hệ thống",
            Grants = [new(Role.Administrator, "")],
        };
        await services.Accounts.Insert(
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
