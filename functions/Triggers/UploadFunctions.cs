using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>Uploads: a ticket, then the commit.</summary>
public sealed class UploadFunctions(FunctionsApi api)
{
    [Function(nameof(BeginUpload))]
    public Task<IResult> BeginUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/uploads")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.BeginUpload, request, client, cancel);

    [Function(nameof(CommitUpload))]
    public Task<IResult> CommitUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/uploads/{id}/commit")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.CommitUpload, request, client, cancel);
}
