using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Api;

/// <summary>Everything the handlers work with, composed once from the ports of a host.</summary>
public sealed class Services
{
    private readonly PostSignal postSignal;

    public Services(
        IRecords records,
        IFiles files,
        IReadOnlyList<Template> templates,
        CycleSignal signal,
        PostSignal postSignal,
        IReadOnlyList<INotifier> channels
    )
    {
        Inbox = new(records);
        Units = new(records);
        Accounts = new(records, Units);
        Calendar = new(records);
        Cycles = new(records, Units, templates, Calendar);
        var agenda = new AgendaStore(records);
        Store = new(records, agenda);
        DifficultyRows = new(records);
        Files = new(records, files);
        Contents = new(Store, Files);
        Submissions = new(Store, Cycles, Units, Files, Contents, signal);
        Extensions = new(Cycles, Submissions);
        Consolidations = new(Store, Submissions);
        Guidance = new(records);
        Difficulties = new(DifficultyRows, Submissions, Guidance);
        var waiting = new PostStore(records);
        Ledger = new(records, Inbox, waiting);
        Channels = new(records, Accounts, [.. channels.Select(c => c.Channel)]);
        Post = new(waiting, Inbox, Ledger, Accounts, Channels, Cycles, Store, channels, postSignal, () =>
            Clock!.GetUtcNow()
        );
        Briefs = new(Store, DifficultyRows, Units);
        Reminders = new(Store, DifficultyRows, agenda, Accounts, Units, Ledger, Post, Briefs);
        Why = new(Submissions, Store, Ledger, Accounts);
        Steps = new(Cycles, Reminders, Consolidations, new(Submissions), Units, agenda, Post);
        Chasing = new(Store, DifficultyRows);
        Signal = signal;
        this.postSignal = postSignal;
    }

    public UnitService Units { get; }
    public AccountService Accounts { get; }
    public CalendarService Calendar { get; }
    public ChannelService Channels { get; }
    public CycleService Cycles { get; }
    public SubmissionStore Store { get; }
    public DifficultyStore DifficultyRows { get; }
    public FileService Files { get; }
    public ContentService Contents { get; }
    public SubmissionService Submissions { get; }
    public ExtensionGrants Extensions { get; }
    public ConsolidationService Consolidations { get; }
    public GuidanceStore Guidance { get; }
    public DifficultyService Difficulties { get; }
    public Inbox Inbox { get; }
    public Ledger Ledger { get; }
    public PostService Post { get; }
    public ChaseService Chasing { get; }
    public BriefService Briefs { get; }
    public ReminderService Reminders { get; }
    public WhyService Why { get; }
    public WorkflowSteps Steps { get; }
    public CycleSignal Signal { get; }

    /// <summary>Asks for a round of the post; not before now, as a round of a minute that has begun may have looked before the letters were written.</summary>
    public Task StartPost(DateTimeOffset at) => postSignal(at > Clock.GetUtcNow() ? at : Clock.GetUtcNow());

    /// <summary>The host's clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>A new id (of an upload); the host makes it.</summary>
    public required Func<string> NewId { get; init; }

    /// <summary>Who is asking; null: nobody signed in.</summary>
    public required Func<HttpRequest, CancellationToken, Task<Actor?>> ActorOf { get; init; }

    /// <summary>Hashes a password for an account; null where somebody else signs people in.</summary>
    public Func<Account, string, string>? HashPassword { get; init; }

    public HostFeatures Features { get; init; } = new(false, 1, []);

    /// <summary>Asks what this host cannot work without.</summary>
    public HealthService Health { get; init; } = new([]);
}

/// <summary>What the sign-in page and the header need to know of the host.</summary>
/// <param name="Outbox">E-mail lies in a box that the administrator reads: no mail server is set.</param>
/// <param name="SignIn">Where the platform signs people in and out; null: this host does, with passwords.</param>
public sealed record HostFeatures(
    bool VirtualClock,
    double Speed,
    IReadOnlyList<DemoAccount> DemoAccounts,
    SignInAddresses? SignIn = null,
    bool Outbox = false
);

/// <summary>Addresses of the platform a person is sent to.</summary>
public sealed record SignInAddresses(string SignIn, string SignOut);

/// <summary>A demonstration account, shown as such; exists only with the demonstration data.</summary>
public sealed record DemoAccount(string Login, string Password, Text Title);
