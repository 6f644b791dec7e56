using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Api.Channels;

/// <summary>How a person is told, beside the inbox: their own choice, and what the administrator lets them choose.</summary>
public sealed class ChannelEndpoints(AccountService accounts, ChannelService channels, PostService post)
{
    public async Task<IResult> Mine(Call call)
    {
        var account = await accounts.Find(call.Actor.Login, call.Cancel)
            ?? throw Problems.NotFound.With().AsException();
        return Answer.Ok(ViewOf(account, (await channels.Policy(call.Cancel)).Value));
    }

    public async Task<IResult> Choose(Call call)
    {
        var body = await call.Body<ChoiceBody>();
        var (login, tag) = (call.Actor.Login, call.IfMatch());
        var account = await channels.Choose(login, body.Channels, body.Language, tag, call.Cancel);
        var policy = await channels.Policy(call.Cancel);
        return Answer.Ok(ViewOf(account, policy.Value));
    }

    public async Task<IResult> Policy(Call call)
    {
        call.Require(Right.ManageAccounts);
        return Answer.Ok(ViewOf(await channels.Policy(call.Cancel)));
    }

    public async Task<IResult> ChangePolicy(Call call)
    {
        var body = await call.Body<PolicyBody>();
        var changed = await channels.ChangePolicy(body.Closed, body.Usual, body.Reason, call.IfMatch(), call.Acting);
        return Answer.Ok(ViewOf(changed));
    }

    /// <summary>Messages that were given up or refused for good.</summary>
    public async Task<IResult> DeadLetters(Call call)
    {
        call.Require(Right.ManageAccounts);
        var dead = await post.DeadLetters(call.Now, call.Cancel);
        return Answer.Ok(dead.Select(r => new DeadLetterView(r, channels.NameOf(r.Mail.Channel))));
    }

    public async Task<IResult> Retry(Call call)
    {
        call.Require(Right.ManageAccounts);
        return await post.Retry(call.Route("login"), call.Route("id"), call.Now, call.Cancel)
            ? Results.NoContent()
            : throw Problems.DeadLetterUnknown.With().AsException();
    }

    private MineView ViewOf(Stored<Account> stored, ChannelPolicy policy)
    {
        var account = stored.Value;
        var chosen = account.Channels ?? policy.Usual;
        var open = channels.Offered.Where(c => !policy.Closed.Contains(c.Id));
        var choices = open.Select(c => ChoiceOf(c, account, chosen.Contains(c.Id)));
        var refused = account.RefusedOf(AddressKind.Email);
        return new([.. choices], ChannelRules.LanguageOf(account), account.Email, refused, stored.ETag);
    }

    private static ChoiceView ChoiceOf(Channel channel, Account account, bool chosen)
    {
        var kind = channel.Address;
        var address = kind is null ? null : Address.Of(kind, account);
        return new(channel.Id, channel.Name, chosen, address);
    }

    private PolicyView ViewOf(Stored<ChannelPolicy> policy)
    {
        var (closed, usual) = (policy.Value.Closed, policy.Value.Usual);
        TermsView TermsOf(Channel c) => new(c.Id, c.Name, closed.Contains(c.Id), usual.Contains(c.Id));
        var terms = channels.Offered.Select(TermsOf);
        return new([.. terms], policy.Value.Changes, policy.ETag);
    }

    private sealed record ChoiceBody(IReadOnlyList<string> Channels, string Language);

    private sealed record PolicyBody(IReadOnlyList<string> Closed, IReadOnlyList<string> Usual, string Reason);

    /// <param name="Address">What it writes to; null: it knows people by their login.</param>
    private sealed record ChoiceView(string Channel, Text Name, bool Chosen, Address? Address);

    private sealed record MineView(
        IReadOnlyList<ChoiceView> Channels,
        string Language,
        string? Email,
        RefusedAddress? EmailRefused,
        string Etag
    );

    private sealed record TermsView(string Channel, Text Name, bool Closed, bool Usual);

    private sealed record PolicyView(IReadOnlyList<TermsView> Channels, IReadOnlyList<ChangeNote> Changes, string Etag);

    private sealed class DeadLetterView(OutgoingRow row, Text channelName)
    {
        public string Id { get; } = row.Mail.Id;
        public string Channel { get; } = row.Mail.Channel;
        public Text ChannelName { get; } = channelName;
        public string To { get; } = row.Mail.To;
        public string Name { get; } = row.Mail.Name;
        public string? Address { get; } = row.Mail.Address;
        public Text Subject { get; } = row.Mail.Subject;
        public IReadOnlyList<Text> Letters { get; } = [.. row.Mail.Letters.Select(l => l.Subject)];
        public OutgoingState State { get; } = row.State;
        public int Attempts { get; } = row.Attempts;
        public int Doubtful { get; } = row.Doubtful;
        public DateTimeOffset At { get; } = row.Mail.At;
        public DateTimeOffset? TriedAt { get; } = row.ClaimedAt;
        public string? Detail { get; } = row.Detail;
    }
}
