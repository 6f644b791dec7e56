using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions;

/// <summary>Who am I, and what kind of host this is. Signing in is App Service Authentication's.</summary>
public sealed class SessionFunctions(FunctionsApi api)
{
    // "Host" is no name for a function: the platform refuses it (azure-functions-host, Utility.FunctionNameValidationRegex).
    [Function(nameof(HostInfo))]
    public Task<IResult> HostInfo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/host")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Host, request, cancel);

    [Function(nameof(Session))]
    public Task<IResult> Session(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/session")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Session, request, cancel);
}
