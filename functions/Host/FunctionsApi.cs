using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>What every HTTP trigger calls: the shared endpoint, with this host's services.</summary>
public sealed class FunctionsApi(Services services, WorkflowInstances instances)
{
    /// <summary>A route that only reads.</summary>
    public Task<IResult> Run(ApiRoute route, HttpRequest request, CancellationToken cancel)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return ApiEndpoint.Run(route, request, services, cancel);
    }

    /// <summary>A route that may change something: the loop of the cycle is told through the client that Functions gave to this call.</summary>
    public async Task<IResult> Run(ApiRoute route, HttpRequest request, DurableTaskClient client, CancellationToken cancel)
    {
        instances.Use(client);
        return await Run(route, request, cancel);
    }
}
