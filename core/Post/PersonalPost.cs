using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;

namespace PlanMonitor.Core.Post;

/// <summary>
/// Letters to a person that are about no duty: they lie in the inbox and go out over the channels people chose, and stand in no ledger of a cycle. A letter has
/// one key, so that writing it twice writes it once.
/// </summary>
public sealed class PersonalPost(
    ChannelService channels,
    CycleService cycles,
    Inbox inbox,
    PostStore post,
    PostSignal signal,
    Func<DateTimeOffset> clock
)
{
    public async Task Put(Account to, Message letter, CancellationToken cancel)
    {
        var now = clock();
        var policy = (await channels.Policy(cancel)).Value;
        var chosen = ChannelRules.For(to, policy, channels.Offered);
        var deliveries = chosen.Select(c => new ChannelDelivery(c, ChannelDeliveryState.Waiting)).ToList();
        var message = letter with { ClaimedAt = now, SentAt = now, Channels = deliveries };
        if (await inbox.Holds(message, cancel))
            return;
        await inbox.Put(message, cancel);
        if (deliveries.Count == 0)
            return;
        var round = PostRules.RoundFor(message, now, cycles.Days);
        await post.Wait(to.Login, round, cancel);
        // A round of this minute may have begun, and have looked before.
        await signal(round.AddTicks(1));
    }
}
