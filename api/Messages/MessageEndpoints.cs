using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Api;

/// <summary>The inbox of the signed-in person, the ledger of what was sent, and why somebody did or did not get something.</summary>
public static class MessageEndpoints
{
    private const int InboxTake = 200;

    public static async Task<IResult> Inbox(Call call)
    {
        var units = await call.Services.Units.Directory(call.Cancel);
        // Letters of before November 2026 lie there as they were claimed.
        return Answer.Ok(
            (await call.Services.Inbox.Read(call.Actor.Login, InboxTake, call.Cancel)).Select(m =>
                MessageView.Of(m with { State = MessageState.Sent, SentAt = m.SentAt ?? m.ClaimedAt }, units)
            )
        );
    }

    public static async Task<IResult> Ledger(Call call)
    {
        var (cycle, duties, units) = await DutyEndpoints.Load(call);
        var seen = duties
            .All.Select(d => d.Collector)
            .Distinct()
            .Where(c => Permissions.May(call.Actor, Act.SeeLedger, duties.PlaceOfCollector(c)))
            .ToList();
        if (seen.Count == 0)
            throw Problems.NotAllowed.With().AsException();
        var unit = call.Query("unit");
        var ledgers = await seen.SideBySide(c => call.Services.Ledger.Read(cycle.Id, c, call.Cancel));
        return Answer.Ok(
            ledgers
                .SelectMany(messages => messages)
                .Where(m => unit is null || m.Unit == unit)
                .OrderByDescending(m => m.At)
                .ThenBy(m => m.Key, StringComparer.Ordinal)
                .Select(m => MessageView.Of(m, units))
        );
    }

    public static async Task<IResult> Why(Call call)
    {
        var at = call.Query("at") is { } text ? Instant(text) : call.Now;
        var why = await call.Services.Why.Explain(call.Duty(), at, call.Query("login"), call.Acting);
        var units = await call.Services.Units.Directory(call.Cancel);
        return Answer.Ok(
            new WhyAnswerView(
                at,
                why.Duty.Unit,
                units.NameOf(why.Duty.Unit),
                why.Duty.Name,
                why.Duty.Period.Name,
                why.Status,
                SubmissionTexts.Of(why.Status),
                why.Due,
                why.Quiet,
                [.. why.Rules.Select(w => WhyView.Of(w, units))],
                [.. why.Others.Select(m => MessageView.Of(m, units))]
            )
        );
    }

    /// <exception cref="ProblemException">body-invalid: not an instant with its offset.</exception>
    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at.ToUniversalTime()
            : throw Problems.BodyInvalid.With("at").AsException();
}
