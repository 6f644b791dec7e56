using Microsoft.Extensions.DependencyInjection;

namespace PlanMonitor.Bench;

/// <summary>The services every host shares, over the storage that is to be measured or tried; and their names, for who asks many of them.</summary>
public static class Composed
{
    /// <param name="hosts">What else the host has, or has instead: the last that is added counts.</param>
    public static ServiceProvider Over(
        IRecords records,
        IFiles files,
        IReadOnlyList<Template> templates,
        Action<IServiceCollection>? hosts = null
    )
    {
        var services = Ports(records, files);
        hosts?.Invoke(services);
        return services.AddPlanMonitorApi(templates).BuildServiceProvider();
    }

    /// <summary>The ports of a host that has no loops and lets nobody in.</summary>
    public static IServiceCollection Ports(IRecords records, IFiles files)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddSingleton(records).AddSingleton(files);
        services.AddSingleton<CycleSignal>((_, _, _) => Task.CompletedTask);
        services.AddSingleton<PostSignal>(_ => Task.CompletedTask);
        if (records is IWholeRecords whole)
            services.AddSingleton(whole);
        services.AddSingleton<NewId>(() => Guid.CreateVersion7().ToString("n"));
        services.AddSingleton<WhoAsks>((_, _) => Task.FromResult<Actor?>(null));
        return services.AddSingleton(new HostFeatures(false, 1, []));
    }

    extension(IServiceProvider services)
    {
        public UnitService Units => services.GetRequiredService<UnitService>();
        public AccountService Accounts => services.GetRequiredService<AccountService>();
        public CycleService Cycles => services.GetRequiredService<CycleService>();
        public SubmissionStore Store => services.GetRequiredService<SubmissionStore>();
        public FileService Files => services.GetRequiredService<FileService>();
        public SubmissionService Submissions => services.GetRequiredService<SubmissionService>();
        public DifficultyService Difficulties => services.GetRequiredService<DifficultyService>();
        public Inbox Inbox => services.GetRequiredService<Inbox>();
        public Ledger Ledger => services.GetRequiredService<Ledger>();
        public PostService Post => services.GetRequiredService<PostService>();
        public ReminderService Reminders => services.GetRequiredService<ReminderService>();
        public WhyService Why => services.GetRequiredService<WhyService>();
        public WorkflowSteps Steps => services.GetRequiredService<WorkflowSteps>();
        public TimeProvider Clock => services.GetRequiredService<TimeProvider>();
        public HeadService Heads => services.GetRequiredService<HeadService>();
        public VerifyService Verification => services.GetRequiredService<VerifyService>();
        public ApiEndpoint Interface => services.GetRequiredService<ApiEndpoint>();
    }
}
