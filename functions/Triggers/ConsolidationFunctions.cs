using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>The consolidated report of a collector.</summary>
public sealed class ConsolidationFunctions(FunctionsApi api)
{
    private const string Path = "api/cycles/{cycle}/obligations/{obligation}/periods/{period}/consolidations/{unit}";

    [Function(nameof(GetConsolidation))]
    public Task<IResult> GetConsolidation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path)] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.GetConsolidation, request, cancel);

    [Function(nameof(ReportDocx))]
    public Task<IResult> ReportDocx(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path + "/report.docx")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.ReportDocx, request, cancel);

    [Function(nameof(ReportXlsx))]
    public Task<IResult> ReportXlsx(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path + "/report.xlsx")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.ReportXlsx, request, cancel);

    [Function(nameof(ReportJson))]
    public Task<IResult> ReportJson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path + "/report.json")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.ReportJson, request, cancel);

    [Function(nameof(ReportCsv))]
    public Task<IResult> ReportCsv(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path + "/report.csv")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.ReportCsv, request, cancel);

    [Function(nameof(Provenance))]
    public Task<IResult> Provenance(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path + "/provenance")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Provenance, request, cancel);

    [Function(nameof(VerifyConsolidation))]
    public Task<IResult> VerifyConsolidation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path + "/verify")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.VerifyConsolidation, request, cancel);

    [Function(nameof(DeclineDifference))]
    public Task<IResult> DeclineDifference(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/decline")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.DeclineDifference, request, client, cancel);

    [Function(nameof(SubmitConsolidation))]
    public Task<IResult> SubmitConsolidation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/submit")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.SubmitConsolidation, request, client, cancel);
}
