using System.Text.RegularExpressions;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Forms.Kinds;
using static PlanMonitor.Core.Cycles.ConfigProblems;

namespace PlanMonitor.Core.Cycles;

/// <summary>What is wrong with the forms of a configuration.</summary>
public static class FormConfigRules
{
    public static IEnumerable<FieldProblem> Check(Cycle cycle) =>
        Indexed(cycle.Forms).SelectMany(f => CheckForm(cycle, f.Item, $"$.forms[{f.Index}]"));

    private static IEnumerable<FieldProblem> CheckForm(Cycle cycle, Form form, string path)
    {
        var codes = Repeated($"{path}.sections", form.Fields.Select(f => f.Code));
        var dimensions = Repeated($"{path}.dimensions", form.Dimensions.Select(d => d.Id));
        var rules = Repeated($"{path}.rules", form.Rules.Select(r => r.Id));
        foreach (var problem in codes.Concat(dimensions).Concat(rules))
            yield return problem;
        foreach (var (dimension, i) in Indexed(form.Dimensions))
        {
            var at = $"{path}.dimensions[{i}].items";
            foreach (var problem in CheckItems(dimension.Items, at).Concat(CheckBands(dimension, at)))
                yield return problem;
        }
        foreach (var (section, s) in Indexed(form.Sections))
        {
            foreach (var (field, f) in Indexed(section.Fields))
            {
                var at = $"{path}.sections[{s}].fields[{f}]";
                foreach (var problem in CheckField(form, field, at).Concat(CheckCoverage(cycle, field, at)))
                    yield return problem;
            }
        }
        foreach (var problem in form.Nil is { } nil ? CheckNil(form, nil, $"{path}.nil.sections") : [])
            yield return problem;
        foreach (var (rule, r) in Indexed(form.Rules))
        {
            foreach (var problem in CheckRule(form, rule, $"{path}.rules[{r}]"))
                yield return problem;
        }
    }

    private static IEnumerable<FieldProblem> CheckNil(Form form, NilDeclaration nil, string path)
    {
        if (nil.Sections.Count == 0)
            yield return Error(path, "nil-of-nothing", CycleTexts.NilOfNothing);
        foreach (var unknown in nil.Sections.Where(id => form.Sections.All(s => s.Id != id)))
            yield return Unknown(path, unknown);
    }

    private static IEnumerable<FieldProblem> CheckItems(IReadOnlyList<DimensionItem> items, string path)
    {
        FieldProblem Reversed(DimensionItem item) =>
            Error(path, "validity-reversed", CycleTexts.ValidityReversed.With(item.Code));
        var reversed = items.Where(i => i.ValidTo < i.ValidFrom).Select(Reversed);
        return Repeated(path, items.Select(i => i.Code)).Concat(reversed);
    }

    /// <summary>Bands of one validity leave no gap and do not overlap; one item may stand beside them (unknown).</summary>
    private static IEnumerable<FieldProblem> CheckBands(Dimension dimension, string path)
    {
        static bool IsBand(DimensionItem item) => item.From is not null || item.Below is not null;
        foreach (var valid in dimension.Items.Where(IsBand).GroupBy(i => (i.ValidFrom, i.ValidTo)))
        {
            var bands = valid.OrderBy(i => i.From ?? 0).ToList();
            if ((bands[0].From ?? 0) != 0 || bands[^1].Below is not null)
                yield return Error(path, "bands-open", CycleTexts.BandsOpen);
            foreach (var (before, band) in bands.Zip(bands.Skip(1)))
            {
                if (before.Below is null || before.Below > (band.From ?? 0))
                    yield return Error(path, "bands-overlap", CycleTexts.BandsOverlap.With(band.Code));
                else if (before.Below < band.From)
                    yield return Error(path, "bands-gap", CycleTexts.BandsGap.With(band.Code));
            }
        }
        if (dimension.Items.Any(IsBand) && dimension.Items.Count(i => !IsBand(i)) > 1)
            yield return Error(path, "bands-mixed", CycleTexts.BandsMixed);
    }

    private static IEnumerable<FieldProblem> CheckField(Form form, Field field, string path)
    {
        foreach (var (split, i) in Indexed(field.Splits))
        {
            string[] crossed = [split.Dimension, split.Cross ?? split.Dimension];
            foreach (var dimension in crossed.Where(id => form.Dimensions.All(d => d.Id != id)))
                yield return Unknown($"{path}.splits[{i}].dimension", dimension);
        }
        var splits = Repeated($"{path}.splits", field.Splits.Select(s => s.Key));
        var columns = Repeated($"{path}.columns", field.Columns.Select(c => c.Code));
        var options = CheckItems(field.Options, $"{path}.options");
        foreach (var problem in splits.Concat(columns).Concat(options))
            yield return problem;
        var kind = field.Kind();
        var addsSplits = kind.MayBeSplit && Aggregations.KeepsSplits(field.Aggregation);
        if (field.Splits.Count > 0 && !addsSplits)
            yield return Error($"{path}.splits", "splits-need-count", CycleTexts.SplitsNeedCount);
        if (kind.CheckDefinition(field, path) is { } undefined)
            yield return undefined;
        var derived = new[] { (field.NumeratorFrom, "numeratorFrom"), (field.DenominatorFrom, "denominatorFrom") };
        foreach (var (figure, name) in derived)
        {
            if (figure is not null && !MayBeDerivedFrom(figure, field, form))
                yield return Error($"{path}.{name}", "derived-unfit", CycleTexts.DerivedUnfit.With(figure));
        }
        if (field.Columns.Count > 0 && !kind.HasRows)
            yield return Error($"{path}.columns", "table-needs-columns", FormTexts.TableNeedsColumns);
        if (field.Evidence != Need.None && !kind.HasEvidence)
            yield return Error($"{path}.evidence", "evidence-unfit", CycleTexts.EvidenceUnfit);
        if (field.NilMeansZero && !kind.CanBeZero)
            yield return Error($"{path}.nilMeansZero", "nil-zero-unfit", CycleTexts.NilZeroUnfit);
        if (!kind.Fits(field.Aggregation))
            yield return Error($"{path}.aggregation", "aggregation-unfit", CycleTexts.AggregationUnfit);
    }

    /// <summary>Only a ratio is derived, from figures that are entered: neither from itself nor from what is derived in turn.</summary>
    private static bool MayBeDerivedFrom(string figure, Field field, Form form)
    {
        if (field.Type != FieldType.Ratio || FigureReferences.Unknown(figure, form) is not null)
            return false;
        foreach (var code in FigureReferences.CodesOf(figure))
        {
            var source = form.Fields.First(f => f.Code == code);
            if (code == field.Code || source.NumeratorFrom is not null || source.DenominatorFrom is not null)
                return false;
        }
        return true;
    }

    private static IEnumerable<FieldProblem> CheckCoverage(Cycle cycle, Field field, string path)
    {
        bool IsUnit(string code) => cycle.Units.Any(u => u.Code == code);
        if (field.CountsUnits is { } counted && !Duties.Expand(cycle, [counted]).Any(IsUnit))
            yield return Unknown($"{path}.countsUnits", counted);
        var countedForm = cycle.FormFor(field.CountsObligation);
        if (field.Type == FieldType.Coverage && countedForm is null)
            yield return Unknown($"{path}.countsObligation", field.CountsObligation ?? "");
        if (field.CountsField is { } quota && countedForm?.Fields.Any(f => f.Code == quota) != true)
            yield return Unknown($"{path}.countsField", quota);
        if (field.Aggregation == Aggregation.UnitsMeeting && field.Conditions.Count == 0)
            yield return Error($"{path}.conditions", "conditions-missing", CycleTexts.ConditionsMissing);
        foreach (var (condition, i) in Indexed(field.Conditions))
        {
            var form = cycle.FormFor(condition.Obligation);
            if (form is null)
                yield return Unknown($"{path}.conditions[{i}].obligation", condition.Obligation);
            else if (condition.Field is { } named && form.Fields.All(f => f.Code != named))
                yield return Unknown($"{path}.conditions[{i}].field", named);
        }
        if (field.OverlapOf is not { } overlap)
            yield break;
        var people = cycle.Forms.SelectMany(f => f.Fields).Where(f => f.Type == FieldType.People);
        if (field.Type != FieldType.Count || people.All(f => f.Code != overlap))
            yield return Error($"{path}.overlapOf", "overlap-unfit", CycleTexts.OverlapUnfit);
    }

    private static IEnumerable<FieldProblem> CheckRule(Form form, FormRule rule, string path)
    {
        if (!IsComplete(rule))
            yield return Error(path, "rule-incomplete", CycleTexts.RuleIncomplete.With(rule.Id));
        // These two speak of a field; all others of figures.
        var ofField = rule.Kind is RuleKind.Required or RuleKind.Text;
        var named = ofField ? [rule.When] : new[] { rule.Left, rule.Right, rule.Of, rule.When };
        foreach (var figure in named.OfType<string>())
        {
            if (FigureReferences.Unknown(figure, form) is { } unknown)
                yield return Unknown(path, unknown);
        }
        if (ofField && rule.Of is { } of && form.Fields.All(f => f.Code != of))
            yield return Unknown(path, of);
        if (rule.Forbids is { } pattern && !IsPattern(pattern))
            yield return Error($"{path}.forbids", "pattern-wrong", CycleTexts.PatternWrong.With(rule.Id));
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            // As it will be used: what this engine cannot do in linear time it refuses here.
            _ = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool IsComplete(FormRule rule)
    {
        if (rule.Kind == RuleKind.Compare)
            return rule is { Left: not null, Right: not null };
        if (rule.Of is null)
            return false;
        var isLimited = (rule.Min ?? rule.Max) is not null;
        return rule.Kind switch
        {
            RuleKind.Range => isLimited,
            RuleKind.Change => (rule.Percent ?? rule.By) is not null,
            RuleKind.Text => isLimited || rule.Forbids is not null,
            RuleKind.Required or RuleKind.NotBelowPrevious or RuleKind.Compare => true,
        };
    }
}
