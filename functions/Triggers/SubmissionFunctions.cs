using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PlanMonitor.Functions;

/// <summary>Submissions of one unit for one obligation and period.</summary>
public sealed class SubmissionFunctions(FunctionsApi api)
{
    private const string Path = "api/cycles/{cycle}/obligations/{obligation}/periods/{period}/units/{unit}";

    [Function(nameof(GetSubmission))]
    public Task<IResult> GetSubmission(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path)] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.GetSubmission, request, cancel);

    [Function(nameof(SaveDraft))]
    public Task<IResult> SaveDraft(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Path + "/draft")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.SaveDraft, request, client, cancel);

    [Function(nameof(Submit))]
    public Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/submit")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Submit, request, client, cancel);

    [Function(nameof(DeclareNil))]
    public Task<IResult> DeclareNil(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/nil")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.DeclareNil, request, client, cancel);

    [Function(nameof(Accept))]
    public Task<IResult> Accept(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/accept")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Accept, request, client, cancel);

    [Function(nameof(Return))]
    public Task<IResult> Return(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/return")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Return, request, client, cancel);

    [Function(nameof(Extend))]
    public Task<IResult> Extend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/extend")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Extend, request, client, cancel);

    [Function(nameof(AskExtension))]
    public Task<IResult> AskExtension(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/ask-extension")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.AskExtension, request, client, cancel);

    [Function(nameof(RefuseExtension))]
    public Task<IResult> RefuseExtension(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/refuse-extension")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.RefuseExtension, request, client, cancel);

    [Function(nameof(Remind))]
    public Task<IResult> Remind(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/remind")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Remind, request, client, cancel);

    [Function(nameof(Contact))]
    public Task<IResult> Contact(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/contact")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Contact, request, client, cancel);

    [Function(nameof(Revision))]
    public Task<IResult> Revision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path + "/revisions/{number}")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Revision, request, cancel);

    [Function(nameof(Receipt))]
    public Task<IResult> Receipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path + "/revisions/{number}/receipt")]
            HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.Receipt, request, cancel);

    [Function(nameof(RevisionFile))]
    public Task<IResult> RevisionFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path + "/revisions/{number}/files/{sha256}")]
            HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.RevisionFile, request, cancel);

    [Function(nameof(CheckContent))]
    public Task<IResult> CheckContent(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/check")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.CheckContent, request, client, cancel);

    [Function(nameof(Waive))]
    public Task<IResult> Waive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/waive")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Waive, request, client, cancel);

    [Function(nameof(Unwaive))]
    public Task<IResult> Unwaive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path + "/unwaive")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancel
    ) => api.Run(Routes.Unwaive, request, client, cancel);

    [Function(nameof(UnitReport))]
    public Task<IResult> UnitReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Path + "/report.docx")] HttpRequest request,
        CancellationToken cancel
    ) => api.Run(Routes.UnitReport, request, cancel);
}
