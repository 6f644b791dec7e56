using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>A form as an Excel workbook, and back.</summary>
public sealed class WorkbookFunctions(FunctionsApi api)
{
    private const string Duty = "api/cycles/{cycle}/obligations/{obligation}/periods/{period}";

    [Function(nameof(Workbook))]
    public Task<IResult> Workbook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Duty + "/units/{unit}/workbook.xlsx")]
            HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Workbook, request, cancel);

    [Function(nameof(FillFromWorkbook))]
    public Task<IResult> FillFromWorkbook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Duty + "/units/{unit}/workbook")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.FillFromWorkbook, request, client, cancel);

    [Function(nameof(MarkWorkbook))]
    public Task<IResult> MarkWorkbook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Duty + "/units/{unit}/workbook/marked")]
            HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.MarkWorkbook, request, client, cancel);

    [Function(nameof(UnitsWorkbook))]
    public Task<IResult> UnitsWorkbook(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Duty + "/consolidations/{unit}/workbook.xlsx")]
            HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.UnitsWorkbook, request, cancel);
}
