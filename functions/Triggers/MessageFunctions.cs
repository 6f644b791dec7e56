using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions;

/// <summary>Messages to me, and the ledger of a cycle.</summary>
public sealed class MessageFunctions(FunctionsApi api)
{
    [Function(nameof(Inbox))]
    public Task<IResult> Inbox([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/messages")] HttpRequest request, CancellationToken cancel) => api.Run(Routes.Inbox, request, cancel);

    [Function(nameof(Ledger))]
    public Task<IResult> Ledger([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/messages")] HttpRequest request, CancellationToken cancel) => api.Run(Routes.Ledger, request, cancel);
}
