using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using PlanMonitor.Tests.Durable;

namespace PlanMonitor.Tests.Contracts;

/// <summary>Durable Task's own engine for tests, in memory.</summary>
[Slow]
public sealed class InMemoryWorkflowTests : DurableWorkflowTests
{
    private DurableTaskTestHost? host;

    /// <summary>0.2.3-preview.1 drops what was forwarded; mended upstream the day after, and not yet published.</summary>
    protected override bool KeepsEventsOverANewStart => false;

    public override async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    private protected override async Task<DurableTaskClient> StartEngine(
        Tasks tasks,
        IReadOnlyList<Action<DurableTaskRegistry>> registered
    )
    {
        host = await DurableTaskTestHost.StartAsync(
            registry =>
            {
                foreach (var register in registered)
                    register(registry);
            },
            new() { Port = Loopback.FreePort() }
        );
        return host.Client;
    }
}
