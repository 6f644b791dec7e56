using System.Globalization;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Api.Loading;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;
using PlanMonitor.Core.Reminders;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Api.Messages;

/// <summary>The inbox of the signed-in person, the ledger of what was sent, and why somebody did or did not get something.</summary>
public sealed class MessageEndpoints(
    UnitService unitService,
    Inbox inbox,
    Ledger ledger,
    WhyService whyService,
    ChannelService channels,
    CycleLoader loader
)
{
    private const int InboxTake = 200;

    private static readonly string[] InstantFormats =
    [
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    public async Task<IResult> Inbox(Call call)
    {
        var units = await unitService.Directory(call.Cancel);
        var letters = await inbox.Shown(call.Actor.Login, InboxTake, call.Cancel);
        return Answer.Ok(letters.Select(m => new MessageView(m, units, channels.NameOf)));
    }

    /// <summary>How many letters the signed-in person has not opened.</summary>
    public async Task<IResult> Unread(Call call) =>
        Answer.Ok(new UnreadView(await inbox.Unread(call.Actor.Login, InboxTake, call.Cancel)));

    /// <summary>Marks letters as read, and says how many are left.</summary>
    public async Task<IResult> MarkRead(Call call)
    {
        var body = await call.Body<ReadBody>();
        var login = call.Actor.Login;
        await inbox.MarkRead(login, body.Keys.ToHashSet(StringComparer.Ordinal), InboxTake, call.Now, call.Cancel);
        return await Unread(call);
    }

    public async Task<IResult> Ledger(Call call)
    {
        var (cycle, duties, units) = await loader.Load(call);
        bool Sees(string collector) => Permissions.May(call.Actor, Right.SeeLedger, duties.PlaceOfCollector(collector));
        var seen = duties.All.Select(d => d.Collector).Distinct().Where(Sees).ToList();
        if (seen.Count == 0)
            throw Problems.NotAllowed.With().AsException();
        var unit = call.Query("unit");
        var ledgers = await seen.SideBySide(async c =>
        {
            var sent = await ledger.Read(cycle.Id, c, call.Cancel);
            var seesAll = SightRules.SeesAllOf(call.Actor, c, duties);
            return sent.Select(m => Seen(m, seesAll, call.Actor));
        });
        var asked = ledgers.SelectMany(messages => messages).Where(m => unit is null || m.Unit == unit);
        var newestFirst = asked.OrderByDescending(m => m.At).ThenBy(m => m.Key, StringComparer.Ordinal);
        return Answer.Ok(newestFirst.Select(m => new MessageView(m, units, channels.NameOf)));
    }

    public async Task<IResult> Why(Call call)
    {
        var at = call.Query("at") is { } text ? Instant(text) : call.Now;
        var why = await whyService.Explain(call.Duty(), at, call.Query("login"), call.Acting);
        Message Shown(Message letter) => Seen(letter, why.SeesLetters, call.Actor);
        var units = await unitService.Directory(call.Cancel);
        var rules = why.Rules.Select(w => WhyView.Of(w, Shown, units, channels.NameOf));
        var others = why.Others.Select(m => new MessageView(Shown(m), units, channels.NameOf));
        var (duty, status) = (why.Duty, SubmissionTexts.Of(why.Status));
        var answer = new WhyAnswerView(
            at,
            duty.Unit,
            units.NameOf(duty.Unit),
            duty.Name,
            duty.Period.Name,
            why.Status,
            status,
            why.Due,
            why.Quiet,
            [.. rules],
            [.. others]
        );
        return Answer.Ok(answer);
    }

    /// <summary>What stands in a letter is open to its receiver, and to those who see all it may tell of.</summary>
    private static Message Seen(Message message, bool seesAll, Actor actor) =>
        seesAll || message.To == actor.Login ? message : message.Closed();

    private sealed record ReadBody(IReadOnlyList<string> Keys);

    private sealed record UnreadView(int Unread);

    /// <exception cref="ProblemException">body-invalid: not an instant with its offset.</exception>
    private static DateTimeOffset Instant(string text)
    {
        var (culture, style) = (CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var isInstant = DateTimeOffset.TryParseExact(text, InstantFormats, culture, style, out var at);
        return isInstant && VietnamTime.IsMeant(DateOnly.FromDateTime(at.DateTime))
            ? at.ToUniversalTime()
            : throw Problems.BodyInvalid.With("at").AsException();
    }
}
