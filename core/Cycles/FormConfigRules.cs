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
        foreach (
            var problem in Repeated($"{path}.sections", form.Fields.Select(f => f.Code))
                .Concat(Repeated($"{path}.dimensions", form.Dimensions.Select(d => d.Id)))
                .Concat(Repeated($"{path}.rules", form.Rules.Select(r => r.Id)))
        )
            yield return problem;
        foreach (var (dimension, i) in Indexed(form.Dimensions))
        {
            foreach (
                var problem in CheckItems(dimension.Items, $"{path}.dimensions[{i}].items")
                    .Concat(CheckBands(dimension, $"{path}.dimensions[{i}].items"))
            )
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
        foreach (var (rule, r) in Indexed(form.Rules))
        {
            foreach (var problem in CheckRule(form, rule, $"{path}.rules[{r}]"))
                yield return problem;
        }
    }

    private static IEnumerable<FieldProblem> CheckItems(IReadOnlyList<DimensionItem> items, string path) =>
        Repeated(path, items.Select(i => i.Code))
            .Concat(
                items
                    .Where(i => i.ValidTo < i.ValidFrom)
                    .Select(i => Error(path, "validity-reversed", CycleTexts.ValidityReversed.With(i.Code)))
            );

    /// <summary>Bands of one validity leave no gap and do not overlap; one item may stand beside them (unknown).</summary>
    private static IEnumerable<FieldProblem> CheckBands(Dimension dimension, string path)
    {
        foreach (
            var valid in dimension
                .Items.Where(i => i.From is not null || i.Below is not null)
                .GroupBy(i => (i.ValidFrom, i.ValidTo))
        )
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
        if (
            dimension.Items.Any(i => i.From is not null || i.Below is not null)
            && dimension.Items.Count(i => i.From is null && i.Below is null) > 1
        )
            yield return Error(path, "bands-mixed", CycleTexts.BandsMixed);
    }

    private static IEnumerable<FieldProblem> CheckField(Form form, Field field, string path)
    {
        foreach (var (split, i) in Indexed(field.Splits))
        {
            foreach (
                var dimension in new[] { split.Dimension, split.Cross ?? split.Dimension }.Where(d =>
                    form.Dimensions.All(x => x.Id != d)
                )
            )
                yield return Unknown($"{path}.splits[{i}].dimension", dimension);
        }
        foreach (
            var problem in Repeated($"{path}.splits", field.Splits.Select(s => s.Key))
                .Concat(Repeated($"{path}.columns", field.Columns.Select(c => c.Code)))
                .Concat(CheckItems(field.Options, $"{path}.options"))
        )
            yield return problem;
        var kind = field.Kind();
        var addsSplits = kind.MayBeSplit && Aggregations.KeepsSplits(field.Aggregation);
        if (field.Splits.Count > 0 && !addsSplits)
            yield return Error($"{path}.splits", "splits-need-count", CycleTexts.SplitsNeedCount);
        if (kind.CheckDefinition(field, path) is { } undefined)
            yield return undefined;
        foreach (
            var (figure, name) in new[]
            {
                (field.NumeratorFrom, "numeratorFrom"),
                (field.DenominatorFrom, "denominatorFrom"),
            }
        )
        {
            if (figure is null)
                continue;
            if (
                field.Type != FieldType.Ratio
                || FigureReferences.Unknown(figure, form) is not null
                || FigureReferences
                    .CodesOf(figure)
                    .Any(c =>
                        c == field.Code
                        || form.Fields.First(f => f.Code == c).NumeratorFrom is not null
                        || form.Fields.First(f => f.Code == c).DenominatorFrom is not null
                    )
            )
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

    private static IEnumerable<FieldProblem> CheckCoverage(Cycle cycle, Field field, string path)
    {
        if (
            field.CountsUnits is { } counted
            && !Duties.Expand(cycle, [counted]).Any(u => cycle.Units.Any(x => x.Code == u))
        )
            yield return Unknown($"{path}.countsUnits", counted);
        if (field.Type == FieldType.Coverage && FormOf(cycle, field.CountsObligation) is null)
            yield return Unknown($"{path}.countsObligation", field.CountsObligation ?? "");
        if (
            field.CountsField is { } quota
            && FormOf(cycle, field.CountsObligation)?.Fields.Any(f => f.Code == quota) != true
        )
            yield return Unknown($"{path}.countsField", quota);
        if (field.Aggregation == Aggregation.UnitsMeeting && field.Conditions.Count == 0)
            yield return Error($"{path}.conditions", "conditions-missing", CycleTexts.ConditionsMissing);
        foreach (var (condition, i) in Indexed(field.Conditions))
        {
            var form = FormOf(cycle, condition.Obligation);
            if (form is null)
                yield return Unknown($"{path}.conditions[{i}].obligation", condition.Obligation);
            else if (condition.Field is { } named && form.Fields.All(f => f.Code != named))
                yield return Unknown($"{path}.conditions[{i}].field", named);
        }
        if (
            field.OverlapOf is { } overlap
            && (
                field.Type != FieldType.Count
                || !cycle.Forms.SelectMany(f => f.Fields).Any(f => f.Code == overlap && f.Type == FieldType.People)
            )
        )
            yield return Error($"{path}.overlapOf", "overlap-unfit", CycleTexts.OverlapUnfit);
    }

    private static IEnumerable<FieldProblem> CheckRule(Form form, FormRule rule, string path)
    {
        var complete = rule.Kind switch
        {
            RuleKind.Compare => rule is { Left: not null, Right: not null },
            RuleKind.Range => rule is { Of: not null } && (rule.Min ?? rule.Max) is not null,
            RuleKind.Change => rule is { Of: not null } && (rule.Percent ?? rule.By) is not null,
            RuleKind.Text => rule is { Of: not null }
                && (rule.Min is not null || rule.Max is not null || rule.Forbids is not null),
            RuleKind.Required or RuleKind.NotBelowPrevious => rule.Of is not null,
        };
        if (!complete)
            yield return Error(path, "rule-incomplete", CycleTexts.RuleIncomplete.With(rule.Id));
        var named = rule.Kind is RuleKind.Required or RuleKind.Text
            ? [rule.When]
            : new[] { rule.Left, rule.Right, rule.Of, rule.When };
        foreach (var unknown in named.OfType<string>().Select(n => FigureReferences.Unknown(n, form)).OfType<string>())
            yield return Unknown(path, unknown);
        if (rule.Kind is RuleKind.Required or RuleKind.Text && rule.Of is { } of && form.Fields.All(f => f.Code != of))
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

    private static Form? FormOf(Cycle cycle, string? obligation) =>
        cycle.Obligations.FirstOrDefault(o => o.Id == obligation) is { } found
            ? cycle.Forms.FirstOrDefault(f => f.Id == found.Form)
            : null;
}
