using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions;

/// <summary>What is owed, and the matrix of it.</summary>
public sealed class DutyFunctions(FunctionsApi api)
{
    [Function(nameof(Owed))]
    public Task<IResult> Owed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/owed")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Owed, request, cancel);

    [Function(nameof(Matrix))]
    public Task<IResult> Matrix(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{cycle}/matrix")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Matrix, request, cancel);
}
