using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Post;

/// <summary>
/// Tells of changed accounts: the person of every change; of grants, resets and deactivations also the head of the unit, or the nearest head above it, and every other administrator.
/// </summary>
public sealed class AccountNotices(AccountService accounts, UnitService units, PersonalPost post)
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
                await post.Put(letter.To, letter.Message, cancel);
        }
        await Settle(login, stored.Value.Changes.Count, cancel);
    }

    /// <summary>At the start of a host: what a crash left untold.</summary>
    public async Task TellAll(CancellationToken cancel)
    {
        foreach (var account in (await accounts.All(cancel)).Where(a => a.Value.UntoldFrom is not null))
            await Tell(account.Value.Login, cancel);
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
