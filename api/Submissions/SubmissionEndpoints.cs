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
using PlanMonitor.Core.Submissions.Acts;

namespace PlanMonitor.Api.Submissions;

/// <summary>One submission: read, draft, submit, and what the reviewer does with it.</summary>
public sealed class SubmissionEndpoints(
    SubmissionService submissions,
    ReminderService reminders,
    PostRounds postRounds,
    Ledger ledger,
    FileService files,
    RevisionStore revisions,
    SubmissionViews submissionViews
)
{
    public async Task<IResult> Get(Call call) => Answer.Ok(await submissionViews.Of(await Opened(call), call));

    public async Task<IResult> SaveDraft(Call call) =>
        await View(call, new SaveDraft((await call.Body<ContentBody>()).AsContent()));

    /// <summary>What would be said of it if it were submitted now; nothing is recorded.</summary>
    public async Task<IResult> Check(Call call)
    {
        var body = await call.Body<ContentBody>();
        var (content, problems) = await submissions.Check(call.Duty(), body.AsContent(), call.Acting);
        return Answer.Ok(new CheckAnswer(problems, content.Values));
    }

    public async Task<IResult> Submit(Call call)
    {
        var body = await call.Body<SentBody>();
        return ReceiptFor(await Do(call, call.Seen(), new Submit(body.AsContent()) { EvenIfSame = body.EvenIfSame }));
    }

    public Task<IResult> Accept(Call call) => View(call, new Accept());

    public async Task<IResult> Return(Call call)
    {
        var body = await call.Body<ReturnBody>();
        return await View(call, new Return(body.Reason, body.WorkingDays));
    }

    public async Task<IResult> Waive(Call call) => await View(call, new Waive((await call.Body<ReasonBody>()).Reason));

    public async Task<IResult> Unwaive(Call call) =>
        await View(call, new Unwaive((await call.Body<ReasonBody>()).Reason));

    public async Task<IResult> Extend(Call call)
    {
        var body = await call.Body<ExtensionBody>();
        return await View(call, new Extend(body.LastDay, body.Reason));
    }

    public async Task<IResult> AskExtension(Call call)
    {
        var body = await call.Body<ExtensionBody>();
        var done = await Do(call, default, new AskExtension(body.LastDay, body.Reason));
        return Answer.Ok(await submissionViews.Of(done.Opened, call));
    }

    public async Task<IResult> RefuseExtension(Call call) =>
        await View(call, new RefuseExtension((await call.Body<ReasonBody>()).Reason));

    public async Task<IResult> Remind(Call call)
    {
        var body = await call.Body<RemindBody>();
        var (opened, _) = await Do(call, default, new Remind(body.Note));
        // Sent at once, not at the next wake: the person waits for the number. The loop of the cycle may be quicker; the ledger knows.
        var done = await reminders.RunDue(opened.Cycle, opened.Duties, opened.Duty.Collector, call.Now, call.Cancel);
        if (done.Post is { } post)
            await postRounds.Start(post);
        var sent = await ledger.CountOfAct(opened.Duty, LogEvent.Reminded, opened.State!.LogCount, call.Cancel);
        return Answer.Ok(new RemindAnswer(sent));
    }

    public async Task<IResult> Revision(Call call)
    {
        var (opened, revision) = await FindRevision(call, Right.SeeContent);
        return Answer.Ok(await submissionViews.RevisionOf(opened, revision, call));
    }

    public async Task<IResult> Receipt(Call call)
    {
        var (opened, revision) = await FindRevision(call, Right.SeeContent);
        var seesAll = SightRules.SeesAll(call.Actor, opened);
        var receipt = seesAll ? revision.Receipt : SightRules.Closed(revision.Receipt);
        var isProvable = seesAll && Permissions.May(call.Actor, Right.SeeSensitive, opened.Situation.Place);
        var view = new ReceiptView(SightRules.Seen(opened, call.Actor), receipt) { Provable = isProvable };
        return Answer.Ok(view);
    }

    public async Task<IResult> File(Call call)
    {
        var (opened, revision) = await FindRevision(call, Right.SeeSensitive);
        if (!SightRules.SeesAll(call.Actor, opened))
            throw Problems.NotAllowed.With().AsException();
        var file = revision.Content.Files.FirstOrDefault(f => f.Sha256 == call.Route("sha256"))
            ?? throw Problems.NotFound.With().AsException();
        var content = await files.Open(file.Sha256, call.Cancel) ?? throw Problems.NotFound.With().AsException();
        call.Request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(content, FileRules.ContentTypeOf(file.Type), file.Name, enableRangeProcessing: true);
    }

    private async Task<Opened> Opened(Call call)
    {
        var opened = await submissions.Open(call.Duty(), call.Acting);
        call.Require(Right.SeeStatus, opened.Situation.Place);
        return opened;
    }

    private async Task<(Opened, Revision)> FindRevision(Call call, Right act)
    {
        var opened = await Opened(call);
        call.Require(act, opened.Situation.Place);
        var revision = await revisions.Find(opened.Duty, call.RouteNumber("number"), call.Cancel);
        return (opened, revision ?? throw Problems.NotFound.With().AsException());
    }

    private Task<Done> Do(Call call, SeenVersion seen, SubmissionAct act) =>
        submissions.Do(call.Duty(), seen, act, call.Acting);

    /// <summary>Does it on what the person saw, and answers with the submission as it stands then.</summary>
    private async Task<IResult> View(Call call, SubmissionAct act)
    {
        var done = await Do(call, call.Seen(), act);
        return Answer.Ok(await submissionViews.Of(done.Opened, call));
    }

    public static IResult ReceiptFor(Done done) =>
        // Whoever sends may take the proof along.
        Answer.Created(new ReceiptView(done.Opened, done.Receipt!) { Provable = true });

    private sealed record CheckAnswer(
        IReadOnlyList<FieldProblem> Problems,
        IReadOnlyDictionary<string, FormValue> Values
    );

    private sealed record ReturnBody(string Reason, int? WorkingDays = null);

    private sealed record ExtensionBody(DateOnly LastDay, string Reason);

    private sealed record RemindBody(string? Note = null);

    private sealed record RemindAnswer(int Sent);
}

/// <summary>What a person sends of a submission.</summary>
public record ContentBody(
    IReadOnlyDictionary<string, FormValue> Values,
    IReadOnlyList<FileRef>? Files = null,
    DocumentReference? Document = null,
    IReadOnlyDictionary<string, string>? Explanations = null,
    bool Nil = false
)
{
    /// <summary>A method: as a property it would let "content" through where an unknown property is refused.</summary>
    public Content AsContent() =>
        new()
        {
            Values = Values,
            Files = Files ?? [],
            Document = Document,
            Explanations = Explanations,
            Nil = Nil,
        };
}

/// <summary>What a person submits.</summary>
/// <param name="EvenIfSame">The person was told that it says what was sent last, and sends it all the same.</param>
public sealed record SentBody(
    IReadOnlyDictionary<string, FormValue> Values,
    IReadOnlyList<FileRef>? Files = null,
    DocumentReference? Document = null,
    IReadOnlyDictionary<string, string>? Explanations = null,
    bool Nil = false,
    bool EvenIfSame = false
) : ContentBody(Values, Files, Document, Explanations, Nil);

/// <summary>What a collector sends up beside the figures.</summary>
/// <param name="EvenIfSame">As of <see cref="SentBody"/>.</param>
/// <param name="WhyIncomplete">Why it goes up while units are missing.</param>
public sealed record UpwardBody(
    IReadOnlyDictionary<string, FormValue> Values,
    IReadOnlyList<FileRef>? Files = null,
    DocumentReference? Document = null,
    IReadOnlyDictionary<string, string>? Explanations = null,
    bool EvenIfSame = false,
    string? WhyIncomplete = null
) : ContentBody(Values, Files, Document, Explanations);
