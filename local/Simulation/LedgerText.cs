using System.Globalization;
using PlanMonitor.Core;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Local.Simulation;

/// <summary>The ledger of a simulated year as people read it: one line for what went out of one rule at one moment, with who got it and what became of it outside the inbox.</summary>
public static class LedgerText
{
    private const int NamesShown = 4;

    /// <summary>What went out together.</summary>
    private sealed record Sending(DateTimeOffset At, string Rule, string Moment, string? Obligation, string? Period);

    public static IEnumerable<string> Lines(IEnumerable<Message> messages) =>
        messages
            .GroupBy(SendingOf)
            .OrderBy(g => g.Key.At)
            .ThenBy(g => g.Key.Obligation, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Period, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Rule, StringComparer.Ordinal)
            .Select(g => Line(g.Key, [.. g]));

    private static Sending SendingOf(Message message)
    {
        var isOfAct = message.Moment.StartsWith("act-", StringComparison.Ordinal);
        var moment = isOfAct ? message.Rule : message.Moment.Split('@')[0];
        return new(message.At, message.Rule, moment, message.Obligation, message.Period);
    }

    private static string Line(Sending sending, IReadOnlyList<Message> messages)
    {
        var at = VietnamTime.Stamp(sending.At);
        var word = Word(sending.Rule, sending.Moment);
        var about = $"{sending.Obligation} {sending.Period}";
        var names = Names([.. messages.Select(m => m.To)]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{at}  {word, -26} {about, -32} {messages.Count, 3} -> {names}{Outside(messages)}"
        );
    }

    private static string Word(string rule, string moment) =>
        rule == moment || moment.StartsWith(rule, StringComparison.Ordinal) ? moment : $"{rule} {moment}";

    private static string Names(IReadOnlyList<string> logins) =>
        string.Join(", ", logins.Take(NamesShown))
        + (
            logins.Count > NamesShown
                ? string.Create(CultureInfo.InvariantCulture, $" +{logins.Count - NamesShown}")
                : ""
        );

    /// <summary>"email: sent 9", "email: sent 8, overtaken 1".</summary>
    private static string Outside(IReadOnlyList<Message> messages) =>
        string.Concat(
            messages.SelectMany(m => m.Channels).GroupBy(c => c.Channel).Select(c => $"; {c.Key}: {States(c)}")
        );

    private static string States(IEnumerable<ChannelDelivery> deliveries)
    {
        var states = deliveries.GroupBy(p => p.State).OrderBy(p => p.Key);
        return string.Join(
            ", ",
            states.Select(s => string.Create(CultureInfo.InvariantCulture, $"{JsonNames.Of(s.Key)} {s.Count()}"))
        );
    }
}
