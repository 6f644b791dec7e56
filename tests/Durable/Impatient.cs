using DurableTask.AzureStorage;

namespace PlanMonitor.Tests.Durable;

/// <summary>Leases and messages are held for seconds, where the backend holds them for half a minute and for five.</summary>
internal static class Impatient
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(4);

    public static void Settings(AzureStorageOrchestrationServiceSettings settings)
    {
        settings.LeaseInterval = Lease;
        settings.LeaseAcquireInterval = TimeSpan.FromSeconds(1);
        settings.LeaseRenewInterval = TimeSpan.FromSeconds(1);
        settings.ControlQueueVisibilityTimeout = TimeSpan.FromSeconds(3);
        settings.WorkItemQueueVisibilityTimeout = TimeSpan.FromSeconds(3);
    }
}
