using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions;

/// <summary>The built pages, under every address that no other trigger has: the host tries literal routes before a catch-all.</summary>
public sealed class PageFunctions(FunctionsApi api)
{
    [Function(nameof(Pages))]
    public IResult Pages([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request) => api.Page(request);
}
