using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>The working days by year, data windows, and a deadline explained.</summary>
public sealed class CalendarFunctions(FunctionsApi api)
{
    [Function(nameof(Calendar))]
    public Task<IResult> Calendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calendar")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Calendar, request, cancel);

    [Function(nameof(CalendarYear))]
    public Task<IResult> CalendarYear(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calendar/{year}")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.CalendarYear, request, cancel);

    [Function(nameof(ChangeCalendar))]
    public Task<IResult> ChangeCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calendar/{year}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.ChangeCalendar, request, client, cancel);

    [Function(nameof(CheckCalendar))]
    public Task<IResult> CheckCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calendar/{year}/check")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.CheckCalendar, request, client, cancel);

    [Function(nameof(DataWindows))]
    public Task<IResult> DataWindows(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/data-windows/{year}")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.DataWindows, request, cancel);

    [Function(nameof(ExplainDeadline))]
    public Task<IResult> ExplainDeadline(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/deadline")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.ExplainDeadline, request, cancel);
}
