using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Api;

/// <summary>One submission: read, draft, submit, nil, and what the reviewer does with it.</summary>
public static class SubmissionEndpoints
{
    public static async Task<IResult> Get(Call call) => Answer.Ok(await SubmissionViews.Of(await Opened(call), call));

    public static async Task<IResult> SaveDraft(Call call)
    {
        var body = await call.Body<ContentBody>();
        return await View(
            call,
            call.Services.Submissions.SaveDraft(
                call.Duty(),
                body.Content,
                call.Seen(),
                call.Actor,
                call.Now,
                call.Cancel
            )
        );
    }

    /// <summary>What would be said of it if it were submitted now; nothing is recorded.</summary>
    public static async Task<IResult> Check(Call call)
    {
        var body = await call.Body<ContentBody>();
        var (content, problems) = await call.Services.Submissions.Check(
            call.Duty(),
            body.Content,
            call.Actor,
            call.Now,
            call.Cancel
        );
        return Answer.Ok(new CheckAnswer(problems, content.Values));
    }

    public static async Task<IResult> Submit(Call call)
    {
        var body = await call.Body<ContentBody>();
        return await ReceiptFor(
            call,
            await call.Services.Submissions.Submit(
                call.Duty(),
                body.Content,
                call.Seen(),
                call.Actor,
                call.Now,
                call.Cancel
            )
        );
    }

    public static async Task<IResult> DeclareNil(Call call)
    {
        var body = await call.Body<NilBody>();
        return await ReceiptFor(
            call,
            await call.Services.Submissions.DeclareNil(
                call.Duty(),
                body.Document,
                call.Seen(),
                call.Actor,
                call.Now,
                call.Cancel
            )
        );
    }

    public static Task<IResult> Accept(Call call) =>
        View(call, call.Services.Submissions.Accept(call.Duty(), call.Seen(), call.Actor, call.Now, call.Cancel));

    public static async Task<IResult> Return(Call call)
    {
        var body = await call.Body<ReturnBody>();
        return await View(
            call,
            call.Services.Submissions.Return(
                call.Duty(),
                body.Reason,
                body.WorkingDays,
                call.Seen(),
                call.Actor,
                call.Now,
                call.Cancel
            )
        );
    }

    public static async Task<IResult> Waive(Call call)
    {
        var body = await call.Body<ReasonBody>();
        return await View(
            call,
            call.Services.Submissions.Waive(call.Duty(), body.Reason, call.Seen(), call.Actor, call.Now, call.Cancel)
        );
    }

    public static async Task<IResult> Unwaive(Call call)
    {
        var body = await call.Body<ReasonBody>();
        return await View(
            call,
            call.Services.Submissions.Unwaive(call.Duty(), body.Reason, call.Seen(), call.Actor, call.Now, call.Cancel)
        );
    }

    public static async Task<IResult> Extend(Call call)
    {
        var body = await call.Body<ExtensionBody>();
        return await View(
            call,
            call.Services.Submissions.Extend(
                call.Duty(),
                body.LastDay,
                body.Reason,
                call.Seen(),
                call.Actor,
                call.Now,
                call.Cancel
            )
        );
    }

    public static async Task<IResult> AskExtension(Call call)
    {
        var body = await call.Body<ExtensionBody>();
        return await View(
            call,
            call.Services.Submissions.AskExtension(
                call.Duty(),
                body.LastDay,
                body.Reason,
                call.Actor,
                call.Now,
                call.Cancel
            )
        );
    }

    public static async Task<IResult> RefuseExtension(Call call)
    {
        var body = await call.Body<ReasonBody>();
        return await View(
            call,
            call.Services.Submissions.RefuseExtension(
                call.Duty(),
                body.Reason,
                call.Seen(),
                call.Actor,
                call.Now,
                call.Cancel
            )
        );
    }

    public static async Task<IResult> Remind(Call call)
    {
        var body = await call.Body<RemindBody>();
        var opened = await call.Services.Submissions.Remind(call.Duty(), body.Note, call.Actor, call.Now, call.Cancel);
        // Sent at once, not at the next wake: the person waits for the number. The loop of the cycle may be quicker; the ledger knows.
        var done = await call.Services.Reminders.RunDue(
            opened.Cycle,
            opened.Duties,
            opened.Duty.Collector,
            call.Now,
            call.Cancel
        );
        if (done.Post is { } post)
            await call.Services.StartPost(post);
        return Answer.Ok(
            new RemindAnswer(
                await call.Services.Ledger.CountOfAct(
                    opened.Duty,
                    LogEvent.Reminded,
                    opened.State!.LogCount,
                    call.Cancel
                )
            )
        );
    }

    public static async Task<IResult> Revision(Call call)
    {
        var (opened, revision) = await FindRevision(call, Act.SeeContent);
        return Answer.Ok(await SubmissionViews.RevisionOf(opened, revision, call));
    }

    public static async Task<IResult> Receipt(Call call)
    {
        var (opened, revision) = await FindRevision(call, Act.SeeContent);
        return Answer.Ok(
            SubmissionViews.ReceiptOf(
                opened,
                SubmissionViews.Closed(
                    revision.Receipt,
                    !Permissions.May(call.Actor, Act.SeeSensitive, opened.Moment.Place)
                )
            )
        );
    }

    public static async Task<IResult> File(Call call)
    {
        var (_, revision) = await FindRevision(call, Act.SeeSensitive);
        var file = revision.Content.Files.FirstOrDefault(f => f.Sha256 == call.Route("sha256"))
            ?? throw Problems.NotFound.With().AsException();
        var content = await call.Services.Files.Open(file.Sha256, call.Cancel)
            ?? throw Problems.NotFound.With().AsException();
        call.Request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        var type =
            file.Type == FileType.Pdf
                ? "application/pdf"
                : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        return Results.Stream(content, type, file.Name, enableRangeProcessing: true);
    }

    private static async Task<Opened> Opened(Call call)
    {
        var opened = await call.Services.Submissions.Open(call.Duty(), call.Actor, call.Now, call.Cancel);
        call.Require(Act.SeeStatus, opened.Moment.Place);
        return opened;
    }

    private static async Task<(Opened, Revision)> FindRevision(Call call, Act act)
    {
        var opened = await Opened(call);
        call.Require(act, opened.Moment.Place);
        var revision = await call.Services.Store.FindRevision(opened.Duty, call.RouteNumber("number"), call.Cancel);
        return (opened, revision ?? throw Problems.NotFound.With().AsException());
    }

    private static async Task<IResult> View(Call call, Task<Opened> act) =>
        Answer.Ok(await SubmissionViews.Of(await act, call));

    public static async Task<IResult> ReceiptFor(Call call, Receipt receipt)
    {
        var opened = await call.Services.Submissions.Open(call.Duty(), call.Actor, call.Now, call.Cancel);
        return Answer.Created(SubmissionViews.ReceiptOf(opened, receipt));
    }

    private sealed record CheckAnswer(
        IReadOnlyList<FieldProblem> Problems,
        IReadOnlyDictionary<string, FormValue> Values
    );

    private sealed record NilBody(DocumentReference? Document = null);

    private sealed record ReturnBody(string Reason, int? WorkingDays = null);

    private sealed record ExtensionBody(DateOnly LastDay, string Reason);

    private sealed record RemindBody(string? Note = null);

    private sealed record RemindAnswer(int Sent);
}

/// <summary>What a person sends of a submission.</summary>
public sealed record ContentBody(
    IReadOnlyDictionary<string, FormValue> Values,
    IReadOnlyList<FileRef>? Files = null,
    DocumentReference? Document = null,
    IReadOnlyDictionary<string, string>? Explanations = null
)
{
    public Content Content =>
        new()
        {
            Values = Values,
            Files = Files ?? [],
            Document = Document,
            Explanations = Explanations,
        };
}
