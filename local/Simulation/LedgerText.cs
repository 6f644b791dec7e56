using System.Globalization;
using PlanMonitor.Core;
using PlanMonitor.Core.Post;

namespace PlanMonitor.Local.Simulation;

/// <summary>The ledger of a simulated year as people read it: one line for what went out of one rule at one moment, with who got it and what became of it outside the inbox.</summary>
public static class LedgerText
{
    private const int NamesShown = 4;

    public static IEnumerable<string> Lines(IEnumerable<Message> messages) =>
        messages
            .GroupBy(m =>
                (
                    m.At,
                    m.Rule,
                    Moment: m.Moment.StartsWith("act-", StringComparison.Ordinal) ? m.Rule : m.Moment.Split('@')[0],
                    m.Obligation,
                    m.Period
                )
            )
            .OrderBy(g => g.Key.At)
            .ThenBy(g => g.Key.Obligation, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Period, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Rule, StringComparer.Ordinal)
            .Select(g =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{VietnamTime.Show(g.Key.At)}  {Word(g.Key.Rule, g.Key.Moment), -26} {$"{g.Key.Obligation} {g.Key.Period}", -32} {g.Count(), 3} -> {Names([.. g.Select(m => m.To)])}{Outside([.. g])}"
                )
            );

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
            messages
                .SelectMany(m => m.Channels)
                .GroupBy(c => c.Channel)
                .Select(c =>
                    $"; {c.Key}: {string.Join(", ", c.GroupBy(p => p.State).OrderBy(p => p.Key).Select(p => string.Create(CultureInfo.InvariantCulture, $"{JsonNames.Of(p.Key)} {p.Count()}")))}"
                )
        );
}
