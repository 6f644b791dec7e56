using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Proof;

namespace PlanMonitor.Core.Post;

/// <summary>Sends every administrator the newest head at the end of each week: a head in a mailbox has left the machine.</summary>
public sealed class HeadNotices(AccountService accounts, PersonalPost post, Func<DateTimeOffset> clock)
{
    /// <summary>Safe to ask as often as one likes: a week has one letter to a person.</summary>
    public async Task Tell(Head head, CancellationToken cancel)
    {
        if (head.Size == 0 || HeadLetters.WeekOf(clock()) is not { } week)
            return;
        foreach (var account in (await accounts.All(cancel)).Select(a => a.Value).Where(AccountRules.Administers))
            await post.Put(account, HeadLetters.To(account.Login, week, head), cancel);
    }
}
