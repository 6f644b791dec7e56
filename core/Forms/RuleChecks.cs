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
        FiguresBefore? before,
        IReadOnlyDictionary<string, string>? explanations
    )
    {
        var asked = form.Rules.Where(r => r.When is null || FigureReferences.Read(r.When, values) > 0);
        var broken = asked.Where(r => !Holds(r, values, before));
        return broken.Select(r => new FieldProblem(ShownAt(r), r.Id, r.Message, SeverityOf(r, explanations)));
    }

    /// <summary>The codes of the fields a rule names.</summary>
    public static IEnumerable<string> FieldsOf(FormRule rule)
    {
        string?[] figures = [rule.Left, rule.Right, rule.Of, rule.When];
        return figures.OfType<string>().SelectMany(FigureReferences.CodesOf);
    }

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

    /// <summary>Catalogue: what each kind of rule checks. A rule that has nothing to speak of holds.</summary>
    private static bool Holds(FormRule rule, IReadOnlyDictionary<string, FormValue> values, FiguresBefore? before) =>
        rule.Kind switch
        {
            RuleKind.Compare => Compare(rule, values),
            RuleKind.Required => values.ContainsKey(rule.Of!),
            RuleKind.Range => IsInRange(rule, values),
            RuleKind.NotBelowPrevious or RuleKind.Change => HoldsAgainst(before, rule, values),
            RuleKind.Text => IsFit(rule, values),
        };

    private static bool HoldsAgainst(
        FiguresBefore? before,
        FormRule rule,
        IReadOnlyDictionary<string, FormValue> values
    )
    {
        if (before is null || FigureReferences.Read(rule.Of!, values) is not { } now)
            return true;
        if (FigureReferences.Read(rule.Of!, before.Values) is not { } then)
            return true;
        return rule.Kind == RuleKind.Change ? IsWithin(rule, then, now) : before.StartsAnew || now >= then;
    }

    private static bool IsInRange(FormRule rule, IReadOnlyDictionary<string, FormValue> values)
    {
        var number = FigureReferences.Read(rule.Of!, values);
        return !(number < rule.Min) && !(number > rule.Max);
    }

    private static bool Compare(FormRule rule, IReadOnlyDictionary<string, FormValue> values)
    {
        var left = FigureReferences.Read(rule.Left!, values);
        var right = FigureReferences.Read(rule.Right!, values);
        if (left is null || right is null)
            return true;
        return rule.Operator == RuleOperator.Equal ? left == right : left <= right;
    }

    private static bool IsWithin(FormRule rule, long then, long now)
    {
        var step = Int128.Abs(Int128.CreateChecked(now) - then);
        return step * 100 <= Int128.CreateChecked(then) * (rule.Percent ?? 0) || step <= (rule.By ?? 0);
    }

    private static bool IsFit(FormRule rule, IReadOnlyDictionary<string, FormValue> values)
    {
        if (!values.TryGetValue(rule.Of!, out var value))
            return true;
        var text = value.Text ?? "";
        if (text.Length < rule.Min || text.Length > rule.Max)
            return false;
        if (rule.Forbids is null)
            return true;
        const RegexOptions options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        try
        {
            return !Regex.IsMatch(text, rule.Forbids, options, Patience);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
