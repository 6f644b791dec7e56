using System.Text.RegularExpressions;

namespace PlanMonitor.Core;

/// <summary>What the rules of a form say of the values of one submission.</summary>
public static class RuleChecks
{
    /// <summary>Characters below which words explain nothing.</summary>
    private const int ShortestExplanation = 10;

    /// <summary>A rule's expression may not keep anybody waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <param name="before">The values of the period before, of the same unit; null: there are none, and nothing to compare with.</param>
    public static IEnumerable<FieldProblem> Check(
        Form form,
        IReadOnlyDictionary<string, FormValue> values,
        IReadOnlyDictionary<string, FormValue>? before,
        IReadOnlyDictionary<string, string>? explanations
    ) =>
        form
            .Rules.Where(r => r.When is null || Figures.Read(r.When, values) > 0)
            .Select(r => (Rule: r, Path: Broken(r, values, before)))
            .Where(b => b.Path is not null)
            .Select(b => new FieldProblem(
                b.Path!,
                b.Rule.Id,
                b.Rule.Message,
                b.Rule.Severity switch
                {
                    RuleSeverity.Blocks => Severity.Error,
                    RuleSeverity.NeedsExplanation
                        when !(explanations?.GetValueOrDefault(b.Rule.Id)?.Trim().Length >= ShortestExplanation) =>
                        Severity.Explanation,
                    RuleSeverity.NeedsExplanation or RuleSeverity.Notice => Severity.Warning,
                }
            ));

    /// <summary>The codes of the fields a rule names.</summary>
    public static IEnumerable<string> FieldsOf(FormRule rule) =>
        new[] { rule.Left, rule.Right, rule.Of, rule.When }.OfType<string>().SelectMany(Figures.CodesOf);

    /// <summary>Whether the rule compares with the period before.</summary>
    public static bool LooksBack(FormRule rule) => rule.Kind is RuleKind.NotBelowPrevious or RuleKind.Change;

    /// <summary>The field at which a broken rule is shown; null: it holds, or has nothing to speak of.</summary>
    private static string? Broken(
        FormRule rule,
        IReadOnlyDictionary<string, FormValue> values,
        IReadOnlyDictionary<string, FormValue>? before
    )
    {
        var holds = rule.Kind switch
        {
            RuleKind.Compare => Compare(rule, values),
            RuleKind.Required => values.ContainsKey(rule.Of!),
            RuleKind.Range => Figures.Read(rule.Of!, values) is not { } n || (!(n < rule.Min) && !(n > rule.Max)),
            RuleKind.NotBelowPrevious => before is null
                || Figures.Read(rule.Of!, values) is not { } now
                || Figures.Read(rule.Of!, before) is not { } then
                || now >= then,
            RuleKind.Change => before is null
                || Figures.Read(rule.Of!, values) is not { } now
                || Figures.Read(rule.Of!, before) is not { } then
                || IsWithin(rule, then, now),
            RuleKind.Text => !values.TryGetValue(rule.Of!, out var text) || IsFit(rule, text.Text ?? ""),
        };
        return holds ? null : (rule.Left ?? rule.Of)!.Split('+')[0].Trim();
    }

    private static bool Compare(FormRule rule, IReadOnlyDictionary<string, FormValue> values) =>
        Figures.Read(rule.Left!, values) is not { } left
        || Figures.Read(rule.Right!, values) is not { } right
        || (rule.Operator == RuleOperator.Equal ? left == right : left <= right);

    private static bool IsWithin(FormRule rule, long then, long now)
    {
        var step = Int128.Abs(Int128.CreateChecked(now) - then);
        return step * 100 <= Int128.CreateChecked(then) * (rule.Percent ?? 0) || step <= (rule.By ?? 0);
    }

    private static bool IsFit(FormRule rule, string text)
    {
        if (text.Length < rule.Min || text.Length > rule.Max)
            return false;
        try
        {
            return rule.Forbids is null
                || !Regex.IsMatch(
                    text,
                    rule.Forbids,
                    RegexOptions.CultureInvariant | RegexOptions.NonBacktracking,
                    Patience
                );
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
