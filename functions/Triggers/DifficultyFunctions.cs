using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>Difficulties and their answers.</summary>
public sealed class DifficultyFunctions(FunctionsApi api)
{
    [Function(nameof(Difficulties))]
    public Task<IResult> Difficulties([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/difficulties")] HttpRequest request, CancellationToken cancel) => api.Run(Routes.Difficulties, request, cancel);

    [Function(nameof(RaiseDifficulty))]
    public Task<IResult> RaiseDifficulty([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/difficulties")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancel) => api.Run(Routes.RaiseDifficulty, request, client, cancel);

    [Function(nameof(AnswerDifficulty))]
    public Task<IResult> AnswerDifficulty([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cycles/{cycle}/difficulties/{id}/answer")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancel) => api.Run(Routes.AnswerDifficulty, request, client, cancel);
}
