using System.Text.RegularExpressions;

namespace PlanMonitor.Core.Forms;

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
            .Rules.Where(r => r.When is null || FigureReferences.Read(r.When, values) > 0)
            .Where(r => !Holds(r, values, before))
            .Select(r => new FieldProblem(ShownAt(r), r.Id, r.Message, SeverityOf(r, explanations)));

    /// <summary>The codes of the fields a rule names.</summary>
    public static IEnumerable<string> FieldsOf(FormRule rule) =>
        new[] { rule.Left, rule.Right, rule.Of, rule.When }.OfType<string>().SelectMany(FigureReferences.CodesOf);

    /// <summary>Whether the rule compares with the period before.</summary>
    public static bool LooksBack(FormRule rule) => rule.Kind is RuleKind.NotBelowPrevious or RuleKind.Change;

    private static Severity SeverityOf(FormRule rule, IReadOnlyDictionary<string, string>? explanations)
    {
        var isExplained = explanations?.GetValueOrDefault(rule.Id)?.Trim().Length >= ShortestExplanation;
        return rule.Severity switch
        {
            RuleSeverity.Blocks => Severity.Error,
            RuleSeverity.NeedsExplanation => isExplained ? Severity.Warning : Severity.Explanation,
            RuleSeverity.Notice => Severity.Warning,
        };
    }

    /// <summary>The field at which a broken rule is shown: the first it names.</summary>
    private static string ShownAt(FormRule rule) => (rule.Left ?? rule.Of)!.Split('+')[0].Trim();

    /// <summary>A rule that has nothing to speak of holds.</summary>
    private static bool Holds(
        FormRule rule,
        IReadOnlyDictionary<string, FormValue> values,
        IReadOnlyDictionary<string, FormValue>? before
    ) =>
        rule.Kind switch
        {
            RuleKind.Compare => Compare(rule, values),
            RuleKind.Required => values.ContainsKey(rule.Of!),
            RuleKind.Range => FigureReferences.Read(rule.Of!, values) is not { } number || IsInRange(rule, number),
            RuleKind.NotBelowPrevious => HoldsAgainst(before, rule, values, (then, now) => now >= then),
            RuleKind.Change => HoldsAgainst(before, rule, values, (then, now) => IsWithin(rule, then, now)),
            RuleKind.Text => !values.TryGetValue(rule.Of!, out var text) || IsFit(rule, text.Text ?? ""),
        };

    private static bool HoldsAgainst(
        IReadOnlyDictionary<string, FormValue>? before,
        FormRule rule,
        IReadOnlyDictionary<string, FormValue> values,
        Func<long, long, bool> holds
    )
    {
        if (before is null || FigureReferences.Read(rule.Of!, values) is not { } now)
            return true;
        return FigureReferences.Read(rule.Of!, before) is not { } then || holds(then, now);
    }

    private static bool IsInRange(FormRule rule, long number) => !(number < rule.Min) && !(number > rule.Max);

    private static bool Compare(FormRule rule, IReadOnlyDictionary<string, FormValue> values) =>
        FigureReferences.Read(rule.Left!, values) is not { } left
        || FigureReferences.Read(rule.Right!, values) is not { } right
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
