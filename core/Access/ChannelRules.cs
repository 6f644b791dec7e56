namespace PlanMonitor.Core;

/// <summary>Over which channels a person is written to, beside the inbox, which is always there.</summary>
public static class ChannelRules
{
    public const string Email = "email";

    /// <param name="offered">The channels this installation has.</param>
    public static IEnumerable<string> For(Account account, IEnumerable<string> offered) => offered.Where(c => c != Email || (account.Email is { } address && account.EmailRefused?.Address != address));

    /// <summary>"vi" or "en".</summary>
    public static string LanguageOf(Account account) => "vi";
}
