using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>Whether tables, blobs and the task hub answer; the task hub is asked through the client.</summary>
public sealed class HealthFunctions(FunctionsApi api)
{
    [Function(nameof(Health))]
    public Task<IResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Health, request, client, cancel);
}
