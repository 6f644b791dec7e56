using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>Cycles: create, check, publish, amend, close.</summary>
public sealed class CycleFunctions(FunctionsApi api)
{
    [Function(nameof(Cycles))]
    public Task<IResult> Cycles(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Cycles, request, cancel);

    [Function(nameof(Templates))]
    public Task<IResult> Templates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/templates")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Templates, request, cancel);

    [Function(nameof(CreateCycle))]
    public Task<IResult> CreateCycle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.CreateCycle, request, client, cancel);

    [Function(nameof(Cycle))]
    public Task<IResult> Cycle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Cycle, request, cancel);

    [Function(nameof(EditCycle))]
    public Task<IResult> EditCycle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/cycles/{cycle}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.EditCycle, request, client, cancel);

    [Function(nameof(CycleProblems))]
    public Task<IResult> CycleProblems(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/problems")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.CycleProblems, request, cancel);

    [Function(nameof(ComparePreview))]
    public Task<IResult> ComparePreview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/preview")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.ComparePreview, request, client, cancel);

    [Function(nameof(Preview))]
    public Task<IResult> Preview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/preview")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Preview, request, cancel);

    [Function(nameof(Publish))]
    public Task<IResult> Publish(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/publish")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Publish, request, client, cancel);

    [Function(nameof(Close))]
    public Task<IResult> Close(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/close")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Close, request, client, cancel);

    [Function(nameof(Amend))]
    public Task<IResult> Amend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/deadlines")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Amend, request, client, cancel);

    [Function(nameof(AmendForm))]
    public Task<IResult> AmendForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/forms/{form}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.AmendForm, request, client, cancel);

    [Function(nameof(GrantExtensions))]
    public Task<IResult> GrantExtensions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/extensions")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.GrantExtensions, request, client, cancel);

    [Function(nameof(CyclesBelow))]
    public Task<IResult> CyclesBelow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/below")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.CyclesBelow, request, cancel);

    [Function(nameof(Thread))]
    public Task<IResult> Thread(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/threads/{thread}")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Thread, request, cancel);
}
