using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>How people are told.</summary>
public sealed class ChannelFunctions(FunctionsApi api)
{
    [Function(nameof(MyChannels))]
    public Task<IResult> MyChannels(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/channels")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.MyChannels, request, cancel);

    [Function(nameof(ChooseChannels))]
    public Task<IResult> ChooseChannels(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/channels")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.ChooseChannels, request, client, cancel);

    [Function(nameof(ChannelPolicy))]
    public Task<IResult> ChannelPolicy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/channels/policy")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.ChannelPolicy, request, cancel);

    [Function(nameof(ChangeChannelPolicy))]
    public Task<IResult> ChangeChannelPolicy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/channels/policy")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.ChangeChannelPolicy, request, client, cancel);

    [Function(nameof(DeadLetters))]
    public Task<IResult> DeadLetters(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/channels/dead")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.DeadLetters, request, cancel);

    [Function(nameof(RetryDeadLetter))]
    public Task<IResult> RetryDeadLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/channels/dead/{login}/{id}/retry")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.RetryDeadLetter, request, client, cancel);
}
