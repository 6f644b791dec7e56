using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Health;
using PlanMonitor.Api.Hosting;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Ports;
using PlanMonitor.Functions.Configuration;
using PlanMonitor.Functions.Storage;
using PlanMonitor.Functions.Workflows;

namespace PlanMonitor.Functions.Host;

/// <summary>Puts the host together: Azure's implementations of the ports under the services every host shares.</summary>
public static class AzureHost
{
    /// <summary>Identity only: no key and no connection string (Azure.Identity, DefaultAzureCredential: the managed identity on Azure, the developer's sign-in elsewhere).</summary>
    public static IServiceCollection AddPlanMonitor(this IServiceCollection services, Settings settings) =>
        services
            .AddSingleton(TimeProvider.System)
            .AddStorage(settings)
            .AddWorkflows()
            .AddInterface(settings)
            .AddSingleton(Pages.Read(Path.Combine(AppContext.BaseDirectory, "wwwroot"), settings.BlobEndpoint))
            .AddHostedService<FirstStart>();

    private static IServiceCollection AddStorage(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(CredentialFor(settings.TableEndpoint, settings.BlobEndpoint));
        services.AddSingleton(p => new TableServiceClient(settings.TableEndpoint, CredentialIn(p)));
        services.AddSingleton(p => new BlobServiceClient(settings.BlobEndpoint, CredentialIn(p)));
        services.AddSingleton<TableRecords>();
        services.AddSingleton<IRecords>(p => p.GetRequiredService<TableRecords>());
        services.AddSingleton<IWholeRecords>(p => p.GetRequiredService<TableRecords>());
        services.AddSingleton<IHeads, BlobHeads>();
        services.AddSingleton<BlobFiles>();
        services.AddSingleton<IFiles>(p => p.GetRequiredService<BlobFiles>());
        services.AddSingleton(p => new HealthPart("files", p.GetRequiredService<BlobFiles>().Check));
        return services;
    }

    private static TokenCredential CredentialIn(IServiceProvider services) =>
        services.GetRequiredService<TokenCredential>();

    private static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        services.AddSingleton<WorkflowInstances>();
        services.AddSingleton<CycleSignal>(p => p.GetRequiredService<WorkflowInstances>().Signal);
        services.AddSingleton<PostSignal>(p => p.GetRequiredService<WorkflowInstances>().SignalPost);
        services.AddSingleton(p => new HealthPart("workflows", p.GetRequiredService<WorkflowInstances>().Check));
        return services;
    }

    /// <summary>The emulator on this machine has no identities to sign in with.</summary>
    public static TokenCredential CredentialFor(Uri tables, Uri blobs) =>
        tables.IsLoopback && blobs.IsLoopback
            ? new EmulatorCredential(TimeProvider.System)
            : new DefaultAzureCredential();

    /// <summary>What does not depend on where the records and files are: the interface, the platform's sign-in, the channels.</summary>
    public static IServiceCollection AddInterface(this IServiceCollection services, Settings settings)
    {
        foreach (var notifier in settings.Channels.Notifiers())
            services.AddSingleton<INotifier>(notifier);
        if (settings.Scanner is { } scanner)
            services.AddSingleton<VirusScan>(scanner.Scan).AddSingleton(new HealthPart("scanner", scanner.Check));
        var addresses = new SignInAddresses(
            "/.auth/login/" + settings.IdentityProvider + "?post_login_redirect_uri=/",
            "/.auth/logout?post_logout_redirect_uri=/"
        );
        services.AddSingleton(settings);
        services.AddSingleton(new HostFeatures(false, 1, [], addresses));
        services.AddSingleton(GateSize.Usual);
        services.AddSingleton<NewId>(() => Guid.CreateVersion7().ToString("n"));
        services.AddSingleton(p => SignedIn(settings.IdentityProvider, p));
        return services.AddPlanMonitorApi(TemplateFolder.Read());
    }

    private static WhoAsks SignedIn(string provider, IServiceProvider services) =>
        (request, cancel) => EasyAuth.ActorOf(request, provider, services.GetRequiredService<AccountService>(), cancel);
}
