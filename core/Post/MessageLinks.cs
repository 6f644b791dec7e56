namespace PlanMonitor.Core.Post;

/// <summary>Where on the pages one finds what a letter is about: a path below the address of the installation.</summary>
public static class MessageLinks
{
    public static string PathOf(Message m)
    {
        var cycle = $"/cycles/{Part(m.Cycle)}";
        if (m.Rule is "address-refused" or "given-up")
            return "/manage/sending";
        if (m.Rule == HeadLetters.Rule)
            return "/manage/proof";
        if (m.Rule == AccountLetters.Own)
            return "/account";
        if (m.Rule == AccountLetters.Other)
            return "/messages";
        if (m.Period == "event")
            return $"{cycle}/plan";
        if (m.Period == "week")
            return $"{cycle}/brief?unit={Part(m.Unit)}";
        if (IsAboutDifficulty(m.Rule))
            return $"{cycle}/difficulties";
        // A list names many units of the collector.
        if (m.Audience == Cycles.ReminderAudience.Chaser)
            return $"{cycle}/chasing?unit={Part(m.Unit)}";
        return $"{cycle}/obligations/{Part(m.Obligation)}/periods/{Part(m.Period)}/units/{Part(m.Unit)}";
    }

    private static bool IsAboutDifficulty(string rule) =>
        rule == "answer" || rule.StartsWith("act-difficulty", StringComparison.Ordinal);

    private static string Part(string text) => Uri.EscapeDataString(text);
}
