using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions;

/// <summary>Messages to me, the ledger of a cycle, and why somebody did or did not get something.</summary>
public sealed class MessageFunctions(FunctionsApi api)
{
    [Function(nameof(Inbox))]
    public Task<IResult> Inbox(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/messages")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Inbox, request, cancel);

    [Function(nameof(Why))]
    public Task<IResult> Why(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            Route = "api/cycles/{cycle}/obligations/{obligation}/periods/{period}/units/{unit}/why"
        )]
            HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Why, request, cancel);

    [Function(nameof(Ledger))]
    public Task<IResult> Ledger(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/messages")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Ledger, request, cancel);
}
