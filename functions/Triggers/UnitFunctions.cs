using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>Units.</summary>
public sealed class UnitFunctions(FunctionsApi api)
{
    [Function(nameof(Units))]
    public Task<IResult> Units(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/units")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Units, request, cancel);

    [Function(nameof(AddUnit))]
    public Task<IResult> AddUnit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/units")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.AddUnit, request, client, cancel);

    [Function(nameof(ChangeUnit))]
    public Task<IResult> ChangeUnit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/units/{code}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.ChangeUnit, request, client, cancel);
}
