using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>Chasing, and the weekly brief.</summary>
public sealed class ChaseFunctions(FunctionsApi api)
{
    [Function(nameof(WorkList))]
    public Task<IResult> WorkList(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/chasing")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.WorkList, request, cancel);

    [Function(nameof(RemindSeveral))]
    public Task<IResult> RemindSeveral(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/chasing/remind")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.RemindSeveral, request, client, cancel);

    [Function(nameof(Dispatch))]
    public Task<IResult> Dispatch(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/chasing/dispatch.docx")]
            HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Dispatch, request, cancel);

    [Function(nameof(Brief))]
    public Task<IResult> Brief(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/brief")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Brief, request, cancel);

    [Function(nameof(BriefDocx))]
    public Task<IResult> BriefDocx(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/brief.docx")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.BriefDocx, request, cancel);
}
