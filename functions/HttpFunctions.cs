using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PlanMonitor.Api.Hosting;
using PlanMonitor.Functions.Workflows;

namespace PlanMonitor.Functions;

/// <summary>
/// What comes in over HTTP. The Functions host tries its functions in the order of their names, a catch-all as readily as a literal
/// (azure-functions-host, WebScriptHostHttpRoutesManager); so each answers any address, and which one was tried first changes nothing but the name
/// under which the host counts the request. An authorization level would ask for a key: who may enter is App Service Authentication's affair.
/// </summary>
public sealed class HttpFunctions(Router router, Pages pages, WorkflowInstances instances)
{
    /// <summary>The interface. No methods are named: a wrong one is refused in the interface's own words.</summary>
    [Function(nameof(Api))]
    public Task<IResult> Api(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "api/{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => Answer(request, client, cancel);

    /// <summary>Whether tables, blobs and the task hub answer.</summary>
    [Function(nameof(Health))]
    public Task<IResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "health")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => Answer(request, client, cancel);

    /// <summary>The built pages.</summary>
    [Function(nameof(Pages))]
    public Task<IResult> Pages(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => Answer(request, client, cancel);

    private async Task<IResult> Answer(HttpRequest request, DurableTaskClient client, CancellationToken cancel)
    {
        // Whoever changes something tells the loop of the cycle through the client that Functions gave to this call.
        instances.Use(client);
        pages.AddHeaders(request.HttpContext);
        // The platform turns http away; the browser need not try it.
        request.HttpContext.Response.Headers.StrictTransportSecurity = "max-age=31536000";
        return await router.Answer(request, cancel);
    }
}
