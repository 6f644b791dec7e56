using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>Difficulties and their answers.</summary>
public sealed class DifficultyFunctions(FunctionsApi api)
{
    [Function(nameof(Difficulties))]
    public Task<IResult> Difficulties(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/difficulties")]
            HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Difficulties, request, cancel);

    [Function(nameof(RaiseDifficulty))]
    public Task<IResult> RaiseDifficulty(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/difficulties")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.RaiseDifficulty, request, client, cancel);

    [Function(nameof(AnswerDifficulty))]
    public Task<IResult> AnswerDifficulty(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/difficulties/{id}/answer")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.AnswerDifficulty, request, client, cancel);

    [Function(nameof(AskAgain))]
    public Task<IResult> AskAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/difficulties/{id}/ask")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.AskAgain, request, client, cancel);

    [Function(nameof(CloseDifficulty))]
    public Task<IResult> CloseDifficulty(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/difficulties/{id}/close")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.CloseDifficulty, request, client, cancel);

    [Function(nameof(BlockForDifficulty))]
    public Task<IResult> BlockForDifficulty(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/difficulties/{id}/block")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.BlockForDifficulty, request, client, cancel);

    [Function(nameof(UnblockForDifficulty))]
    public Task<IResult> UnblockForDifficulty(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/difficulties/{id}/unblock")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.UnblockForDifficulty, request, client, cancel);

    [Function(nameof(PublishGuidance))]
    public Task<IResult> PublishGuidance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/difficulties/{id}/publish")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.PublishGuidance, request, client, cancel);

    [Function(nameof(WithdrawGuidance))]
    public Task<IResult> WithdrawGuidance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/difficulties/{id}/withdraw")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.WithdrawGuidance, request, client, cancel);

    [Function(nameof(Guidance))]
    public Task<IResult> Guidance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/guidance")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Guidance, request, cancel);
}
