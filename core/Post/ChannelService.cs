using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Post;

/// <summary>What people choose, and what the administrator lets them choose.</summary>
/// <param name="offered">The channels of this installation.</param>
public sealed class ChannelService(IRecords records, AccountService accounts, IReadOnlyList<Channel> offered)
{
    private const string Table = "accounts";
    private const string Partition = "channels";
    private const string PolicyKey = "policy";

    public IReadOnlyList<Channel> Offered => offered;

    /// <summary>E-mail has its name also where no mail server is set any more; what else was removed is called as it is stored.</summary>
    public Text NameOf(string id) => Find(id)?.Name ?? Text.Same(id);

    public Channel? Find(string id) =>
        offered.FirstOrDefault(c => c.Id == id) ?? (id == Channel.Email.Id ? Channel.Email : null);

    private IEnumerable<string> Ids => offered.Select(c => c.Id);

    /// <summary>Without a row: everything may be chosen, and e-mail is what one gets without choosing.</summary>
    public async Task<Stored<ChannelPolicy>> Policy(CancellationToken cancel) =>
        await records.Find<ChannelPolicy>(Table, Partition, PolicyKey, cancel) ?? new(new(), ETags.New);

    public async Task<Stored<ChannelPolicy>> ChangePolicy(
        IReadOnlyList<string> closed,
        IReadOnlyList<string> usual,
        string reason,
        string etag,
        Acting acting
    )
    {
        var (by, now, cancel) = acting;
        if (!Permissions.May(by, Right.ManageAccounts))
            throw Problems.NotAllowed.With().AsException();
        Reasons.Require(reason);
        var before = (await Policy(cancel)).Value;
        var what = $"closed: {string.Join(' ', closed)}; usual: {string.Join(' ', usual)}";
        var note = new ChangeNote(now, by.Signature, what, reason.Trim());
        var policy = before with { Closed = closed, Usual = usual, Changes = [.. before.Changes, note] };
        if (ChannelRules.Check(policy, Ids) is { } problem)
            throw problem.AsException();
        var change =
            etag == ETags.New
                ? RowChange.Insert(PolicyKey, Json.Write(policy))
                : RowChange.Replace(PolicyKey, Json.Write(policy), etag);
        var outcome = await records.Write(Table, Partition, [change], cancel);
        return outcome.Written ? new(policy, outcome.ETags[0]) : throw Problems.Stale.With().AsException();
    }

    /// <summary>Over which channels one is written to, and in which language.</summary>
    public async Task<Stored<Account>> Choose(
        string login,
        IReadOnlyList<string> channels,
        string language,
        string etag,
        CancellationToken cancel
    )
    {
        if (ChannelRules.CheckChoice(channels, language, (await Policy(cancel)).Value, Ids) is { } problem)
            throw problem.AsException();
        var stored = await accounts.Find(login, cancel) ?? throw Problems.NotFound.With().AsException();
        return await accounts.Save(stored.Value with { Channels = channels, Language = language }, etag, cancel);
    }
}
