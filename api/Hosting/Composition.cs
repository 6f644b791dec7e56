using Microsoft.Extensions.DependencyInjection;
using PlanMonitor.Api.Accounts;
using PlanMonitor.Api.Calendar;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Channels;
using PlanMonitor.Api.Chasing;
using PlanMonitor.Api.Consolidation;
using PlanMonitor.Api.Cycles;
using PlanMonitor.Api.Difficulties;
using PlanMonitor.Api.Files;
using PlanMonitor.Api.Health;
using PlanMonitor.Api.Loading;
using PlanMonitor.Api.Messages;
using PlanMonitor.Api.Proof;
using PlanMonitor.Api.Sessions;
using PlanMonitor.Api.Submissions;
using PlanMonitor.Api.Units;
using PlanMonitor.Core;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Chasing;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Difficulties;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Proof;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;
using PlanMonitor.Core.Workflows;
using PlanMonitor.Documents.Uploads;

namespace PlanMonitor.Api.Hosting;

/// <summary>
/// Puts together what every host shares. A host adds its ports: <see cref="IRecords"/>, <see cref="IWholeRecords"/>, <see cref="IFiles"/>, <see cref="IHeads"/>, each <see cref="INotifier"/>, <see cref="CycleSignal"/>,
/// <see cref="PostSignal"/>, <see cref="TimeProvider"/>, <see cref="NewId"/>, <see cref="WhoAsks"/>, <see cref="GateSize"/> and <see cref="HostFeatures"/>; and, where it has them,
/// <see cref="GivePassword"/>, routes of its own and more <see cref="HealthPart"/>s.
/// </summary>
public static class Composition
{
    public static IServiceCollection AddPlanMonitorApi(
        this IServiceCollection services,
        IReadOnlyList<Template> templates
    )
    {
        services.AddSingleton(templates);
        AddRules(services);
        AddHandlers(services);
        return services;
    }

    private static void AddRules(IServiceCollection services)
    {
        services.AddSingleton<UnitService>();
        services.AddSingleton<AccountService>();
        services.AddSingleton<CalendarService>();
        services.AddSingleton<CycleService>();
        services.AddSingleton<AgendaStore>();
        services.AddSingleton<SubmissionStore>();
        services.AddSingleton<RevisionStore>();
        services.AddSingleton<LogStore>();
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<ClosingStore>();
        services.AddSingleton<DifficultyStore>();
        services.AddSingleton<PdfCheck>(_ => PdfFiles.Check);
        services.AddSingleton<NewBudget>(_ => cancel => new(TimeProvider.System, cancel));
        services.AddSingleton<FileService>();
        services.AddSingleton<ContentService>();
        services.AddSingleton<SubmissionService>();
        services.AddSingleton<ExtensionService>();
        services.AddSingleton<ExtensionGrants>();
        services.AddSingleton<ConsolidationService>();
        services.AddSingleton<GuidanceStore>();
        services.AddSingleton<DifficultyService>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<PostStore>();
        services.AddSingleton<Ledger>();
        services.AddSingleton<PostService>();
        services.AddSingleton<PersonalPost>();
        services.AddSingleton<AccountNotices>();
        services.AddSingleton<HeadNotices>();
        services.AddSingleton<ChaseService>();
        services.AddSingleton<BriefService>();
        services.AddSingleton<ReminderService>();
        services.AddSingleton<WhyService>();
        services.AddSingleton<WorkflowSteps>();
        services.AddSingleton<MachineClock>(TimeProvider.System.GetUtcNow);
        services.AddSingleton<HeadLog>();
        services.AddSingleton<HeadService>();
        services.AddSingleton<ProofService>();
        services.AddSingleton<ReceivedCheck>();
        services.AddSingleton<VerifyService>();
        services.AddSingleton<ActLog>();
        services.AddSingleton<IReadOnlyList<INotifier>>(p => [.. p.GetServices<INotifier>()]);
        services.AddSingleton<Func<DateTimeOffset>>(p => p.GetRequiredService<TimeProvider>().GetUtcNow);
        services.AddSingleton<IReadOnlyList<Channel>>(p => [.. p.GetServices<INotifier>().Select(n => n.Channel)]);
        services.AddSingleton<ChannelService>();
    }

    private static void AddHandlers(IServiceCollection services)
    {
        services.AddSingleton<Gate>();
        services.AddSingleton<ApiEndpoint>();
        services.AddSingleton<CycleLoader>();
        services.AddSingleton<CycleViews>();
        services.AddSingleton<ConsolidationLoader>();
        services.AddSingleton<ConsolidationViews>();
        services.AddSingleton<SubmissionViews>();
        services.AddSingleton<PostRounds>();
        services.AddSingleton<AccountEndpoints>();
        services.AddSingleton<BriefEndpoints>();
        services.AddSingleton<CalendarEndpoints>();
        services.AddSingleton<CascadeEndpoints>();
        services.AddSingleton<ChannelEndpoints>();
        services.AddSingleton<ChaseEndpoints>();
        services.AddSingleton<ConsolidationEndpoints>();
        services.AddSingleton<CycleEndpoints>();
        services.AddSingleton<DifficultyEndpoints>();
        services.AddSingleton<DispatchEndpoints>();
        services.AddSingleton<DutyEndpoints>();
        services.AddSingleton<ExtensionEndpoints>();
        services.AddSingleton<HealthEndpoints>();
        services.AddSingleton<MessageEndpoints>();
        services.AddSingleton<PreviewEndpoints>();
        services.AddSingleton<ProofEndpoints>();
        services.AddSingleton<ProvenanceEndpoints>();
        services.AddSingleton<ReportEndpoints>();
        services.AddSingleton<SessionEndpoints>();
        services.AddSingleton<SubmissionEndpoints>();
        services.AddSingleton<UnitEndpoints>();
        services.AddSingleton<UploadEndpoints>();
        services.AddSingleton<WorkbookEndpoints>();
        services.AddSingleton(RouterOf);
        services.AddSingleton(p => new HealthService([
            RecordsAnswer(p),
            PlansAreSound(p),
            .. p.GetServices<HealthPart>(),
        ]));
    }

    private static Router RouterOf(IServiceProvider services)
    {
        var own = services.GetServices<ApiRoute>().ToList();
        return new(services.GetRequiredService<ApiEndpoint>(), services.GetRequiredService<Pages>(), own);
    }

    private static HealthPart PlansAreSound(IServiceProvider services)
    {
        var cycles = services.GetRequiredService<CycleService>();
        return new("plans", async cancel =>
        {
            var (_, damaged) = await cycles.AllAndDamaged(cancel);
            if (damaged.Count > 0)
                throw new DamagedRecordException(string.Join(", ", damaged));
        });
    }

    private static HealthPart RecordsAnswer(IServiceProvider services)
    {
        var records = services.GetRequiredService<IRecords>();
        return new("records", cancel => records.Read("accounts", "health", "health", cancel));
    }
}
