using System.Globalization;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Proof;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Api.Proof;

/// <summary>Heads of the log, proofs that leave the machine, what a person did, and the look at the whole.</summary>
public sealed class ProofEndpoints(
    SubmissionService submissions,
    HeadLog log,
    HeadService heads,
    ProofService proofs,
    VerifyService verification,
    ActLog acts
)
{
    /// <summary>Heads of a page, acts of a page.</summary>
    private const int Page = 50;

    /// <summary>Partitions looked at in one request.</summary>
    private const int Partitions = 20;

    public async Task<IResult> Heads(Call call)
    {
        long? below = call.Query("below") is { } size ? Size(size, "below") : null;
        var page = await log.List(below, Page, call.Cancel);
        return Answer.Ok(new HeadsView(page, page.Count == Page ? page[^1].Size : null));
    }

    public async Task<IResult> Take(Call call)
    {
        call.Require(Right.Configure);
        return Answer.Ok(await heads.Take(call.Cancel));
    }

    public async Task<IResult> Consistency(Call call)
    {
        var (from, to) = (Size(call.Query("from"), "from"), Size(call.Query("to"), "to"));
        return Answer.Ok(new ConsistencyView(from, to, await proofs.Consistency(from, to, call.Cancel)));
    }

    /// <summary>For who may see all of it: the file holds what was sent.</summary>
    public async Task<IResult> OfReceipt(Call call)
    {
        var opened = await submissions.Open(call.Duty(), call.Acting);
        call.Require(Right.SeeSensitive, opened.Situation.Place);
        if (!SightRules.SeesAll(call.Actor, opened))
            throw Problems.NotAllowed.With().AsException();
        var isNumber = int.TryParse(call.Route("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var n);
        if (!isNumber)
            throw Problems.NotFound.With().AsException();
        return Answer.Ok(await proofs.OfReceipt(opened.Duty, n, call.Cancel));
    }

    /// <summary>A part of everything that is recorded; the answer says with which query the next one is asked for.</summary>
    public async Task<IResult> Verify(Call call)
    {
        call.Require(Right.Configure);
        var place = call.Query("table") is { } table ? new VerifyPlace(table, call.Query("after")) : null;
        var page = await verification.Page(place, Partitions, call.Cancel);
        return Answer.Ok(
            new VerifyPageView([.. page.Findings.Select(FindingView.Of)], page.Partitions, page.Rows, page.Next)
        );
    }

    public async Task<IResult> VerifyLog(Call call)
    {
        call.Require(Right.Configure);
        var findings = await verification.Log([], call.Cancel);
        return Answer.Ok(new LogView(await log.Newest(call.Cancel), [.. findings.Select(FindingView.Of)]));
    }

    /// <summary>One's own; those of others for who manages accounts.</summary>
    public async Task<IResult> Acts(Call call)
    {
        var login = call.Query("login") ?? call.Actor.Login;
        if (login != call.Actor.Login)
            call.Require(Right.ManageAccounts);
        if (!RecordGuards.IsKey(login))
            throw Problems.NotFound.With().AsException();
        var (page, cursor) = await acts.Of(login, Page, call.Query("cursor"), call.Cancel);
        return Answer.Ok(new ActsView(page, cursor));
    }

    private static long Size(string? text, string name) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size < 10_000_000_000
            ? size
            : throw Problems.BodyInvalid.With(name).AsException();
}

/// <param name="Below">Ask with it for the next page; null: these were the first heads of all.</param>
public sealed record HeadsView(IReadOnlyList<Head> Heads, long? Below);

/// <param name="Path">Lower-case hex; RFC 9162, 2.1.4.</param>
public sealed record ConsistencyView(long From, long To, IReadOnlyList<string> Path);

public sealed record FindingView(FindingKind Kind, Text What, string Table, string Partition, string Key)
{
    public static FindingView Of(Finding finding) =>
        new(finding.Kind, FindingTexts.Of(finding.Kind), finding.Table, finding.Partition, finding.Key);
}

/// <param name="Next">Null: everything was looked at.</param>
public sealed record VerifyPageView(IReadOnlyList<FindingView> Findings, int Partitions, int Rows, VerifyPlace? Next);

/// <param name="Head">The newest.</param>
public sealed record LogView(Head Head, IReadOnlyList<FindingView> Findings);

/// <param name="Cursor">Ask with it for the next page; null: these were the first of all.</param>
public sealed record ActsView(IReadOnlyList<PersonalAct> Acts, string? Cursor);
