using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace PlanMonitor.Functions;

/// <summary>Puts the host together: Azure's implementations of the ports under the services every host shares.</summary>
public static class AzureHost
{
    /// <summary>Identity only: no key and no connection string (Azure.Identity, DefaultAzureCredential: the managed identity on Azure, the developer's sign-in elsewhere).</summary>
    public static IServiceCollection AddPlanMonitor(this IServiceCollection services, Settings settings) =>
        services
            .AddSingleton(settings)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(CredentialFor(settings))
            .AddSingleton(p => new TableServiceClient(settings.TableEndpoint, p.GetRequiredService<TokenCredential>()))
            .AddSingleton(p => new BlobServiceClient(settings.BlobEndpoint, p.GetRequiredService<TokenCredential>()))
            .AddSingleton<IRecords, TableRecords>()
            .AddSingleton<BlobFiles>()
            .AddSingleton<WorkflowInstances>()
            .AddSingleton(p =>
                Compose(
                    settings,
                    p.GetRequiredService<IRecords>(),
                    p.GetRequiredService<BlobFiles>(),
                    p.GetRequiredService<WorkflowInstances>().Signal,
                    p.GetRequiredService<WorkflowInstances>().SignalPost,
                    [
                        new("files", p.GetRequiredService<BlobFiles>().Check),
                        new("workflows", p.GetRequiredService<WorkflowInstances>().Check),
                    ],
                    p.GetRequiredService<TimeProvider>()
                )
            )
            .AddSingleton(Pages.Read(Path.Combine(AppContext.BaseDirectory, "wwwroot"), settings.BlobEndpoint))
            .AddSingleton(p => new Router(p.GetRequiredService<Services>(), p.GetRequiredService<Pages>(), []))
            .AddHostedService<FirstStart>();

    /// <summary>The emulator on this machine has no identities to sign in with.</summary>
    public static TokenCredential CredentialFor(Settings settings) =>
        settings.TableEndpoint.IsLoopback && settings.BlobEndpoint.IsLoopback
            ? new EmulatorCredential(TimeProvider.System)
            : new DefaultAzureCredential();

    public static Services Compose(
        Settings settings,
        IRecords records,
        IFiles files,
        CycleSignal signal,
        PostSignal postSignal,
        IReadOnlyList<HealthPart> parts,
        TimeProvider clock
    )
    {
        Services services = null!;
        services = new Services(
            records,
            files,
            TemplateFolder.Read(),
            signal,
            postSignal,
            [.. settings.Channels.Notifiers()]
        )
        {
            Clock = clock,
            Health = new([new("records", cancel => records.Read("accounts", "health", "health", cancel)), .. parts]),
            Features = new(
                false,
                1,
                [],
                new(
                    "/.auth/login/" + settings.IdentityProvider + "?post_login_redirect_uri=/",
                    "/.auth/logout?post_logout_redirect_uri=/"
                )
            ),
            NewId = () => Guid.CreateVersion7().ToString("n"),
            ActorOf = (request, cancel) =>
                EasyAuth.ActorOf(request, settings.IdentityProvider, services.Accounts, cancel),
        };
        return services;
    }
}
