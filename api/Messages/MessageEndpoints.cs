using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Api;

/// <summary>The inbox of the signed-in person, and the ledger of what was sent.</summary>
public static class MessageEndpoints
{
    private const int InboxTake = 200;

    public static async Task<IResult> Inbox(Call call)
    {
        var units = await call.Services.Units.Directory(call.Cancel);
        // Letters of before November 2026 lie there as they were claimed.
        return Answer.Ok((await call.Services.Inbox.Read(call.Actor.Login, InboxTake, call.Cancel)).Select(m => ViewOf(m with { State = MessageState.Sent, SentAt = m.SentAt ?? m.ClaimedAt }, units)));
    }

    public static async Task<IResult> Ledger(Call call)
    {
        var (cycle, duties, units) = await DutyEndpoints.Load(call);
        var seen = duties.All.Select(d => d.Collector).Distinct().Where(c => Permissions.May(call.Actor, Act.SeeLedger, duties.PlaceOfCollector(c))).ToList();
        if (seen.Count == 0)
            throw Problems.NotAllowed.With().AsException();
        var messages = new List<Message>();
        foreach (var collector in seen)
            messages.AddRange(await call.Services.Ledger.Read(cycle.Id, collector, call.Cancel));
        return Answer.Ok(messages.Where(m => call.Query("unit") is not { } unit || m.Unit == unit).OrderByDescending(m => m.At).ThenBy(m => m.Key, StringComparer.Ordinal).Select(m => ViewOf(m, units)));
    }

    private static MessageView ViewOf(Message m, UnitDirectory units) => new(
        m.Key, m.Rule, [.. m.Channels.Select(c => new PassageView(c.Channel, c.State, PassageTexts.Of(c), c.Outgoing, c.At, c.Doubtful))], m.To, m.Unit, units.NameOf(m.Unit), m.Obligation, m.Period, m.DueAt, m.At, m.SentAt, m.State, m.Subject, m.Body);

    private sealed record PassageView(string Channel, PassageState State, Text Words, string? Outgoing, DateTimeOffset? At, int Doubtful);

    private sealed record MessageView(
        string Key, string Rule, IReadOnlyList<PassageView> Channels, string To, string Unit, Text UnitName, string Obligation, string Period, DateTimeOffset? DueAt, DateTimeOffset At, DateTimeOffset? SentAt,
        MessageState State, Text Subject, Text Body);
}
