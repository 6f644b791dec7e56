using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions;

/// <summary>The built pages, under every address that no other trigger has: the host tries the routes in the order of the names of their functions.</summary>
public sealed class PageFunctions(FunctionsApi api)
{
    [Function("ZPages")]
    public IResult Pages(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request
    ) => api.Page(request);
}
