using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Post;

/// <summary>
/// Tells of changed accounts: the person of every change; of grants, resets and deactivations also the head of the unit, or the nearest head above it, and every other administrator. The
/// letters lie in the inbox and go out over the channels people chose; they stand in no ledger of a cycle. A letter has one key, so that telling twice tells once.
/// </summary>
public sealed class AccountNotices(
    AccountService accounts,
    UnitService units,
    ChannelService channels,
    CycleService cycles,
    Inbox inbox,
    PostStore post,
    PostSignal signal,
    Func<DateTimeOffset> clock
)
{
    /// <summary>Letters for every change of this account that has not been told.</summary>
    public async Task Tell(string login, CancellationToken cancel)
    {
        if (await accounts.Find(login, cancel) is not { Value.UntoldFrom: { } from } stored)
            return;
        var all = (await accounts.All(cancel)).Select(a => a.Value).ToList();
        var directory = await units.Directory(cancel);
        foreach (var index in Enumerable.Range(from, stored.Value.Changes.Count - from))
        {
            foreach (var letter in AccountLetters.Of(stored.Value, index, all, directory))
                await Put(letter, cancel);
        }
        await Settle(login, stored.Value.Changes.Count, cancel);
    }

    /// <summary>At the start of a host: what a crash left untold.</summary>
    public async Task TellAll(CancellationToken cancel)
    {
        foreach (var account in (await accounts.All(cancel)).Where(a => a.Value.UntoldFrom is not null))
            await Tell(account.Value.Login, cancel);
    }

    private async Task Put(AccountLetter letter, CancellationToken cancel)
    {
        var now = clock();
        var policy = (await channels.Policy(cancel)).Value;
        var chosen = ChannelRules.For(letter.To, policy, channels.Offered);
        var deliveries = chosen.Select(c => new ChannelDelivery(c, ChannelDeliveryState.Waiting)).ToList();
        var message = letter.Message with { ClaimedAt = now, SentAt = now, Channels = deliveries };
        if (await inbox.Holds(message, cancel))
            return;
        await inbox.Put(message, cancel);
        if (deliveries.Count == 0)
            return;
        var round = PostRules.RoundFor(message, now, cycles.Days);
        await post.Wait(letter.To.Login, round, cancel);
        // A round of this minute may have begun, and have looked before.
        await signal(round.AddTicks(1));
    }

    /// <summary>Told up to here; a change that came meanwhile stays untold.</summary>
    private async Task Settle(string login, int count, CancellationToken cancel)
    {
        while (await accounts.Find(login, cancel) is { Value.UntoldFrom: not null } stored)
        {
            var settled = stored.Value with { UntoldFrom = stored.Value.Changes.Count > count ? count : null };
            if (await accounts.TrySave(settled, stored.ETag, cancel))
                return;
        }
    }
}
