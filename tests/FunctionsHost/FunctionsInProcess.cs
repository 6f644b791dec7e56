using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;
using PlanMonitor.Functions;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.FunctionsHost;

/// <summary>
/// The Azure app without a Functions host: its own services over the storage emulator, its HTTP triggers on a free port, its orchestrators and activities
/// in Durable Task's engine in memory.
/// </summary>
internal sealed class FunctionsInProcess : IAsyncDisposable
{
    private readonly WebApplication app;
    private DurableTaskTestHost? durable;

    private FunctionsInProcess(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public static async Task<FunctionsInProcess> Start(AzuriteAccount account, string administrator)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // The clients of the tests trust the emulator's certificate.
        builder
            .Services.AddPlanMonitor(new(account.Tables, account.Blobs, "aad", administrator, 30, new(null, null)))
            .AddSingleton(account.TableClient())
            .AddSingleton(account.BlobClient());
        var host = new FunctionsInProcess(builder.Build());
        host.app.MapHttpTriggers(() => host.durable!.Client);
        host.durable = await DurableTaskTestHost.StartAsync(
            registry => registry.AddOrchestratorsAndActivities(() => host.app.Services, () => host.durable!.Client),
            new() { Port = Loopback.FreePort() }
        );
        await host.app.StartAsync();
        return host;
    }

    public Task FireTimers() => FunctionsByReflection.FireTimers(app.Services, durable!.Client);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (durable is not null)
            await durable.DisposeAsync();
    }
}
