using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Files;

namespace PlanMonitor.Api.Files;

/// <summary>Uploads: a ticket first, the bytes straight to the storage, then the commit that verifies them.</summary>
public sealed partial class UploadEndpoints(FileService files, NewId newId, ILogger<UploadEndpoints> logger)
{
    public async Task<IResult> Begin(Call call)
    {
        var body = await call.Body<BeginBody>();
        var ticket = body.Id is { } underWay
            ? await files.Renew(underWay, call.Acting)
            : await files.Begin(newId(), body.Name, body.Size, call.Acting);
        return Answer.Created(
            new TicketView(ticket.Id, ticket.Url, ticket.BlockSize, FileRules.MaxSize, ticket.ExpiresAt)
        );
    }

    public async Task<IResult> Commit(Call call)
    {
        var body = await call.Body<CommitBody>();
        try
        {
            return Answer.Created(await files.Commit(call.Route("id"), body.Name, body.Sha256, call.Acting));
        }
        catch (ProblemException e) when (e.Problem.Kind == Problems.FileInfected)
        {
            LogInfected(logger, call.Actor.Login, call.Route("id"), e.Problem.Sentence.En);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file that {Login} sent is in quarantine as {Upload}: {What}")]
    private static partial void LogInfected(ILogger logger, string login, string upload, string what);

    /// <param name="Id">An upload that is under way and needs a new ticket; null: a new upload.</param>
    private sealed record BeginBody(string Name, long Size, string? Id = null);

    private sealed record CommitBody(string Name, string? Sha256 = null);

    private sealed record TicketView(string Id, string Url, int BlockSize, long MaxSize, DateTimeOffset ExpiresAt);
}
