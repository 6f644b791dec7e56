using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>Accounts and grants.</summary>
public sealed class AccountFunctions(FunctionsApi api)
{
    [Function(nameof(Accounts))]
    public Task<IResult> Accounts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Accounts, request, cancel);

    [Function(nameof(AddAccount))]
    public Task<IResult> AddAccount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.AddAccount, request, client, cancel);

    [Function(nameof(ChangeAccount))]
    public Task<IResult> ChangeAccount(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/accounts/{login}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.ChangeAccount, request, client, cancel);
}
