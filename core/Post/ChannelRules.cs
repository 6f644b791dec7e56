using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Post;

/// <summary>Over which channels a person is written to, beside the inbox, which is always there and cannot be turned off.</summary>
public static class ChannelRules
{
    /// <param name="offered">The channels this installation has.</param>
    public static IEnumerable<string> For(Account account, ChannelPolicy policy, IEnumerable<Channel> offered)
    {
        var chosen = account.Channels ?? policy.Usual;
        return offered
            .Where(c => !policy.Closed.Contains(c.Id) && chosen.Contains(c.Id) && Reaches(c, account))
            .Select(c => c.Id);
    }

    /// <summary>The person has the address that the channel writes to, and it was not refused for good.</summary>
    private static bool Reaches(Channel channel, Account account) =>
        channel.Address is not { } kind || (account.AddressOf(kind) is not null && account.RefusedOf(kind) is null);

    /// <summary>Those a person may choose among.</summary>
    public static IEnumerable<string> Open(ChannelPolicy policy, IEnumerable<string> offered) =>
        offered.Where(c => !policy.Closed.Contains(c));

    /// <summary>"vi" or "en".</summary>
    public static string LanguageOf(Account account) => account.Language == "en" ? "en" : "vi";

    /// <summary>Refuses a channel that is not there or that the administrator has closed, and a language that nothing is written in.</summary>
    public static Problem? CheckChoice(
        IReadOnlyList<string> channels,
        string language,
        ChannelPolicy policy,
        IEnumerable<string> offered
    )
    {
        if (channels.Except(Open(policy, offered)).FirstOrDefault() is { } closed)
            return Problems.ChannelClosed.With(closed);
        var isTwice = channels.Distinct().Count() != channels.Count;
        return isTwice || language is not ("vi" or "en") ? Problems.ChannelChoiceInvalid.With() : null;
    }

    /// <summary>A person who never chose cannot have what nobody may choose.</summary>
    public static Problem? Check(ChannelPolicy policy, IEnumerable<string> offered)
    {
        if (policy.Closed.Concat(policy.Usual).Except(offered).FirstOrDefault() is { } unknown)
            return Problems.ChannelClosed.With(unknown);
        return policy.Usual.Intersect(policy.Closed).FirstOrDefault() is { } both
            ? Problems.ChannelClosed.With(both)
            : null;
    }
}
