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
        return Answer.Ok(
            ViewOf(
                await channels.Choose(call.Actor.Login, body.Channels, body.Language, call.IfMatch(), call.Cancel),
                (await channels.Policy(call.Cancel)).Value
            )
        );
    }

    public async Task<IResult> Policy(Call call)
    {
        call.Require(Right.ManageAccounts);
        return Answer.Ok(ViewOf(await channels.Policy(call.Cancel)));
    }

    public async Task<IResult> ChangePolicy(Call call)
    {
        var body = await call.Body<PolicyBody>();
        return Answer.Ok(
            ViewOf(await channels.ChangePolicy(body.Closed, body.Usual, body.Reason, call.IfMatch(), call.Acting))
        );
    }

    /// <summary>Messages that were given up or refused for good.</summary>
    public async Task<IResult> DeadLetters(Call call)
    {
        call.Require(Right.ManageAccounts);
        return Answer.Ok(
            (await post.DeadLetters(call.Now, call.Cancel)).Select(r => new DeadLetterView(
                r.Mail.Id,
                r.Mail.Channel,
                channels.NameOf(r.Mail.Channel),
                r.Mail.To,
                r.Mail.Name,
                r.Mail.Address,
                r.Mail.Subject,
                [.. r.Mail.Letters.Select(l => l.Subject)],
                r.State,
                r.Attempts,
                r.Doubtful,
                r.Mail.At,
                r.ClaimedAt,
                r.Detail
            ))
        );
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
        return new(
            [.. open.Select(c => ChoiceOf(c, account, chosen.Contains(c.Id)))],
            ChannelRules.LanguageOf(account),
            account.Email,
            account.RefusedOf(AddressKind.Email),
            stored.ETag
        );
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
        var terms = channels.Offered.Select(c => new TermsView(
            c.Id,
            c.Name,
            closed.Contains(c.Id),
            usual.Contains(c.Id)
        ));
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

    private sealed record DeadLetterView(
        string Id,
        string Channel,
        Text ChannelName,
        string To,
        string Name,
        string? Address,
        Text Subject,
        IReadOnlyList<Text> Letters,
        OutgoingState State,
        int Attempts,
        int Doubtful,
        DateTimeOffset At,
        DateTimeOffset? TriedAt,
        string? Detail
    );
}
