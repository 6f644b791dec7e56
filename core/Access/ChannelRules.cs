namespace PlanMonitor.Core;

/// <summary>Over which channels a person is written to, beside the inbox, which is always there and cannot be turned off.</summary>
public static class ChannelRules
{
    public const string Email = "email";

    /// <param name="offered">The channels this installation has.</param>
    public static IEnumerable<string> For(Account account, ChannelPolicy policy, IEnumerable<string> offered) =>
        Open(policy, offered)
            .Where(c => (account.Channels ?? policy.Usual).Contains(c) && (c != Email || HasAddress(account)));

    /// <summary>Those a person may choose among.</summary>
    public static IEnumerable<string> Open(ChannelPolicy policy, IEnumerable<string> offered) =>
        offered.Where(c => !policy.Closed.Contains(c));

    /// <summary>An address, and not the one that was refused for good.</summary>
    public static bool HasAddress(Account account) =>
        account.Email is { } address && account.EmailRefused?.Address != address;

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
