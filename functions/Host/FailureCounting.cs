using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using PlanMonitor.Core;

namespace PlanMonitor.Functions.Host;

/// <summary>Counts what fails behind everybody's back: an activity, an orchestrator or a timer that throws. A request is answered, and counted with its status.</summary>
public sealed class FailureCounting : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception)
        {
            Measures.Failure(context.FunctionDefinition.Name);
            throw;
        }
    }
}
