using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>What every HTTP trigger calls: the shared endpoint and the shared pages, with this host's services.</summary>
public sealed class FunctionsApi(Services services, WorkflowInstances instances, Pages pages)
{
    /// <summary>A route that only reads.</summary>
    public Task<IResult> Run(ApiRoute route, HttpRequest request, CancellationToken cancel)
    {
        AddHeaders(request.HttpContext);
        return ApiEndpoint.Run(route, request, services, cancel);
    }

    /// <summary>A route that may change something: the loop of the cycle is told through the client that Functions gave to this call.</summary>
    public async Task<IResult> Run(
        ApiRoute route,
        HttpRequest request,
        DurableTaskClient client,
        CancellationToken cancel
    )
    {
        instances.Use(client);
        return await Run(route, request, cancel);
    }

    /// <summary>Every other address: a page, or a refusal.</summary>
    public IResult Page(HttpRequest request)
    {
        using var adopted = Correlation.Adopt(request);
        AddHeaders(request.HttpContext);
        return pages.Answer(request);
    }

    private void AddHeaders(HttpContext context)
    {
        pages.AddHeaders(context);
        // The platform turns http away; the browser need not try it.
        context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
    }
}
