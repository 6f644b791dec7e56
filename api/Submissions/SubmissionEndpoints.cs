using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Messages;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Files;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Api.Submissions;

/// <summary>One submission: read, draft, submit, nil, and what the reviewer does with it.</summary>
public sealed class SubmissionEndpoints(
    SubmissionService submissions,
    ReminderService reminders,
    PostRounds postRounds,
    Ledger ledger,
    FileService files,
    SubmissionStore store,
    SubmissionViews submissionViews
)
{
    public async Task<IResult> Get(Call call) => Answer.Ok(await submissionViews.Of(await Opened(call), call));

    public async Task<IResult> SaveDraft(Call call)
    {
        var body = await call.Body<ContentBody>();
        return await View(
            call,
            submissions.SaveDraft(call.Duty(), body.Content, call.Seen(), call.Actor, call.Now, call.Cancel)
        );
    }

    /// <summary>What would be said of it if it were submitted now; nothing is recorded.</summary>
    public async Task<IResult> Check(Call call)
    {
        var body = await call.Body<ContentBody>();
        var (content, problems) = await submissions.Check(call.Duty(), body.Content, call.Actor, call.Now, call.Cancel);
        return Answer.Ok(new CheckAnswer(problems, content.Values));
    }

    public async Task<IResult> Submit(Call call)
    {
        var body = await call.Body<ContentBody>();
        return await submissionViews.ReceiptFor(
            call,
            await submissions.Submit(call.Duty(), body.Content, call.Seen(), call.Actor, call.Now, call.Cancel)
        );
    }

    public async Task<IResult> DeclareNil(Call call)
    {
        var body = await call.Body<NilBody>();
        return await submissionViews.ReceiptFor(
            call,
            await submissions.DeclareNil(call.Duty(), body.Document, call.Seen(), call.Actor, call.Now, call.Cancel)
        );
    }

    public Task<IResult> Accept(Call call) =>
        View(call, submissions.Accept(call.Duty(), call.Seen(), call.Actor, call.Now, call.Cancel));

    public async Task<IResult> Return(Call call)
    {
        var body = await call.Body<ReturnBody>();
        return await View(
            call,
            submissions.Return(
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

    public async Task<IResult> Waive(Call call)
    {
        var body = await call.Body<ReasonBody>();
        return await View(
            call,
            submissions.Waive(call.Duty(), body.Reason, call.Seen(), call.Actor, call.Now, call.Cancel)
        );
    }

    public async Task<IResult> Unwaive(Call call)
    {
        var body = await call.Body<ReasonBody>();
        return await View(
            call,
            submissions.Unwaive(call.Duty(), body.Reason, call.Seen(), call.Actor, call.Now, call.Cancel)
        );
    }

    public async Task<IResult> Extend(Call call)
    {
        var body = await call.Body<ExtensionBody>();
        return await View(
            call,
            submissions.Extend(call.Duty(), body.LastDay, body.Reason, call.Seen(), call.Actor, call.Now, call.Cancel)
        );
    }

    public async Task<IResult> AskExtension(Call call)
    {
        var body = await call.Body<ExtensionBody>();
        return await View(
            call,
            submissions.AskExtension(call.Duty(), body.LastDay, body.Reason, call.Actor, call.Now, call.Cancel)
        );
    }

    public async Task<IResult> RefuseExtension(Call call)
    {
        var body = await call.Body<ReasonBody>();
        return await View(
            call,
            submissions.RefuseExtension(call.Duty(), body.Reason, call.Seen(), call.Actor, call.Now, call.Cancel)
        );
    }

    public async Task<IResult> Remind(Call call)
    {
        var body = await call.Body<RemindBody>();
        var opened = await submissions.Remind(call.Duty(), body.Note, call.Actor, call.Now, call.Cancel);
        // Sent at once, not at the next wake: the person waits for the number. The loop of the cycle may be quicker; the ledger knows.
        var done = await reminders.RunDue(opened.Cycle, opened.Duties, opened.Duty.Collector, call.Now, call.Cancel);
        if (done.Post is { } post)
            await postRounds.Start(post);
        return Answer.Ok(
            new RemindAnswer(
                await ledger.CountOfAct(opened.Duty, LogEvent.Reminded, opened.State!.LogCount, call.Cancel)
            )
        );
    }

    public async Task<IResult> Revision(Call call)
    {
        var (opened, revision) = await FindRevision(call, Act.SeeContent);
        return Answer.Ok(await submissionViews.RevisionOf(opened, revision, call));
    }

    public async Task<IResult> Receipt(Call call)
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

    public async Task<IResult> File(Call call)
    {
        var (_, revision) = await FindRevision(call, Act.SeeSensitive);
        var file = revision.Content.Files.FirstOrDefault(f => f.Sha256 == call.Route("sha256"))
            ?? throw Problems.NotFound.With().AsException();
        var content = await files.Open(file.Sha256, call.Cancel) ?? throw Problems.NotFound.With().AsException();
        call.Request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        var type =
            file.Type == FileType.Pdf
                ? "application/pdf"
                : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        return Results.Stream(content, type, file.Name, enableRangeProcessing: true);
    }

    private async Task<Opened> Opened(Call call)
    {
        var opened = await submissions.Open(call.Duty(), call.Actor, call.Now, call.Cancel);
        call.Require(Act.SeeStatus, opened.Moment.Place);
        return opened;
    }

    private async Task<(Opened, Revision)> FindRevision(Call call, Act act)
    {
        var opened = await Opened(call);
        call.Require(act, opened.Moment.Place);
        var revision = await store.FindRevision(opened.Duty, call.RouteNumber("number"), call.Cancel);
        return (opened, revision ?? throw Problems.NotFound.With().AsException());
    }

    private async Task<IResult> View(Call call, Task<Opened> act) =>
        Answer.Ok(await submissionViews.Of(await act, call));

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
