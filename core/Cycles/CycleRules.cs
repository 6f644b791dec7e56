using System.Text.RegularExpressions;

namespace PlanMonitor.Core;

/// <summary>What is wrong with a configuration: all of it at once, each with its JSON path.</summary>
public static partial class CycleRules
{
    public static IReadOnlyList<FieldProblem> Check(Cycle cycle, WorkingDays days) =>
        [.. CheckIds(cycle), .. CheckUnits(cycle), .. CheckForms(cycle), .. CheckObligations(cycle, days), .. CheckPlan(cycle), .. CheckOpenQuestions(cycle)];

    /// <summary>The configuration with a deadline changed; the earlier one goes into the amendment.</summary>
    public static (Cycle Cycle, Deadline? Before) WithDeadline(Cycle cycle, string obligation, string period, bool ofCollector, Deadline deadline)
    {
        Deadline? before = null;
        Obligation Change(Obligation o)
        {
            if (ofCollector)
            {
                before = o.Consolidation!.Deadlines.GetValueOrDefault(period);
                return o with { Consolidation = o.Consolidation with { Deadlines = new Dictionary<string, Deadline>(o.Consolidation.Deadlines) { [period] = deadline } } };
            }
            before = o.Periods.First(p => p.Id == period).Deadline;
            return o with { Periods = [.. o.Periods.Select(p => p.Id == period ? p with { Deadline = deadline } : p)] };
        }
        var changed = cycle with { Obligations = [.. cycle.Obligations.Select(o => o.Id == obligation ? Change(o) : o)] };
        return (changed, before);
    }

    private static IEnumerable<FieldProblem> CheckIds(Cycle cycle)
    {
        if (!IdPattern().IsMatch(cycle.Id))
            yield return Error("$.id", "id", CycleTexts.Id);
        if (cycle.ClosesOn <= cycle.OpensOn)
            yield return Error("$.closesOn", "closes-before-opens", CycleTexts.ClosesBeforeOpens);
        foreach (var problem in new[]
        {
            Repeated("$.units", cycle.Units.Select(u => u.Code)),
            Repeated("$.groups", cycle.Groups.Select(g => g.Id)),
            Repeated("$.forms", cycle.Forms.Select(f => f.Id)),
            Repeated("$.obligations", cycle.Obligations.Select(o => o.Id)),
            Repeated("$.reminders", cycle.Reminders.Select(r => r.Id)),
            Repeated("$.events", cycle.Events.Select(e => e.Id)),
            Repeated("$.plan.targets", cycle.Plan.Targets.Select(t => t.Code)),
        }.SelectMany(p => p))
            yield return problem;
    }

    private static IEnumerable<FieldProblem> CheckUnits(Cycle cycle)
    {
        var known = cycle.Units.Select(u => u.Code).ToHashSet();
        var directory = known.Count == cycle.Units.Count ? new UnitDirectory(cycle.Units) : null;
        foreach (var (unit, i) in Indexed(cycle.Units))
        {
            if (unit.Parent is { } parent && !known.Contains(parent))
                yield return Unknown($"$.units[{i}].parent", parent);
            else if (directory is not null && UnitRules.IsAboveItself(unit, directory))
                yield return Error($"$.units[{i}].parent", "under-itself", CycleTexts.UnderItself);
        }
        foreach (var (group, i) in Indexed(cycle.Groups))
        {
            foreach (var (code, j) in Indexed(group.Units).Where(u => !known.Contains(u.Item)))
                yield return Unknown($"$.groups[{i}].units[{j}]", code);
        }
    }

    private static IEnumerable<FieldProblem> CheckForms(Cycle cycle)
    {
        var obligations = cycle.Obligations.Select(o => o.Id).ToHashSet();
        foreach (var (form, i) in Indexed(cycle.Forms))
        {
            var path = $"$.forms[{i}]";
            foreach (var problem in Repeated($"{path}.sections", form.Fields.Select(f => f.Code)).Concat(Repeated($"{path}.dimensions", form.Dimensions.Select(d => d.Id)))
                .Concat(Indexed(form.Dimensions).SelectMany(d => Repeated($"{path}.dimensions[{d.Index}].items", d.Item.Items.Select(i => i.Code)))))
                yield return problem;
            var codes = form.Fields.ToDictionarySafely(f => f.Code);
            foreach (var (section, s) in Indexed(form.Sections))
            {
                foreach (var (field, f) in Indexed(section.Fields))
                {
                    foreach (var problem in CheckField(cycle, form, field, $"{path}.sections[{s}].fields[{f}]", obligations))
                        yield return problem;
                }
            }
            foreach (var (rule, r) in Indexed(form.Rules))
            {
                foreach (var code in $"{rule.Left}+{rule.Right}".Split('+', StringSplitOptions.TrimEntries).Select(t => t.Split('.')[0]).Where(c => !codes.ContainsKey(c)))
                    yield return Unknown($"{path}.rules[{r}]", code);
            }
        }
    }

    private static IEnumerable<FieldProblem> CheckField(Cycle cycle, Form form, Field field, string path, HashSet<string> obligations)
    {
        foreach (var (split, i) in Indexed(field.Splits).Where(s => form.Dimensions.All(d => d.Id != s.Item.Dimension)))
            yield return Unknown($"{path}.splits[{i}].dimension", split.Dimension);
        if (field.Splits.Count > 0 && field.Type != FieldType.Count)
            yield return Error($"{path}.splits", "splits-need-count", CycleTexts.SplitsNeedCount);
        if (field.Type == FieldType.Ratio && (field.Numerator is null || field.Denominator is null))
            yield return Error(path, "ratio-needs-parts", CycleTexts.RatioNeedsParts);
        if (field.Type == FieldType.Choice && field.Options.Count == 0)
            yield return Error($"{path}.options", "choice-needs-options", CycleTexts.ChoiceNeedsOptions);
        if (field.Splits.Select(s => s.Dimension).Distinct().Count() < field.Splits.Count)
            yield return Error($"{path}.splits", "repeated", CycleTexts.Repeated.With(field.Splits[0].Dimension));
        if (field.NilMeansZero && field.Type is not (FieldType.Count or FieldType.Money or FieldType.Ratio))
            yield return Error($"{path}.nilMeansZero", "nil-zero-unfit", CycleTexts.NilZeroUnfit);
        if (field.CountsUnits is { } counted && !Duties.Expand(cycle, [counted]).Any(u => cycle.Units.Any(x => x.Code == u)))
            yield return Unknown($"{path}.countsUnits", counted);
        if (field.Type == FieldType.Coverage && (field.CountsObligation is null || !obligations.Contains(field.CountsObligation)))
            yield return Unknown($"{path}.countsObligation", field.CountsObligation ?? "");
        if (!AggregationRules.Fits(field.Type, field.Aggregation))
            yield return Error($"{path}.aggregation", "aggregation-unfit", CycleTexts.AggregationUnfit);
    }

    private static IEnumerable<FieldProblem> CheckObligations(Cycle cycle, WorkingDays days)
    {
        var units = cycle.Units.Select(u => u.Code).ToHashSet();
        var forms = cycle.Forms.Select(f => f.Id).ToHashSet();
        var rules = cycle.Reminders.Select(r => r.Id).ToHashSet();
        var groups = cycle.Groups.Select(g => g.Id).ToHashSet();
        foreach (var (o, i) in Indexed(cycle.Obligations))
        {
            var path = $"$.obligations[{i}]";
            if (!IdPattern().IsMatch(o.Id))
                yield return Error($"{path}.id", "id", CycleTexts.Id);
            if (!forms.Contains(o.Form))
                yield return Unknown($"{path}.form", o.Form);
            foreach (var (unit, name) in new[] { (o.Collector, "collector"), (o.Through ?? o.Collector, "through"), (o.Consolidation?.To ?? o.Collector, "consolidation.to") })
            {
                if (!units.Contains(unit))
                    yield return Unknown($"{path}.{name}", unit);
            }
            foreach (var (list, name) in new[] { (o.Reporters, "reporters"), (o.Invited, "invited") })
            {
                foreach (var (who, j) in Indexed(list))
                {
                    var known = who.StartsWith(Duties.GroupPrefix, StringComparison.Ordinal) ? groups.Contains(who[Duties.GroupPrefix.Length..]) : units.Contains(who);
                    if (!known)
                        yield return Unknown($"{path}.{name}[{j}]", who);
                    else if (Duties.Expand(cycle, [who]).Contains(o.Collector))
                        yield return Error($"{path}.{name}[{j}]", "reports-to-itself", CycleTexts.ReportsToItself);
                }
            }
            if (o.Reporters.Count + o.Invited.Count == 0)
                yield return Error($"{path}.reporters", "nobody-owes", CycleTexts.NobodyOwes);
            foreach (var (rule, j) in Indexed(o.Reminders).Where(r => !rules.Contains(r.Item)))
                yield return Unknown($"{path}.reminders[{j}]", rule);
            foreach (var problem in CheckConsolidation(o, path, forms).Concat(CheckPeriods(cycle, o, path, days)))
                yield return problem;
        }
    }

    private static IEnumerable<FieldProblem> CheckConsolidation(Obligation o, string path, HashSet<string> forms)
    {
        if (o.Consolidation is not { } upward)
            yield break;
        if (!forms.Contains(upward.Form))
            yield return Unknown($"{path}.consolidation.form", upward.Form);
        if (upward.To == o.Collector)
            yield return Error($"{path}.consolidation.to", "reports-to-itself", CycleTexts.ReportsToItself);
        foreach (var period in upward.Deadlines.Keys.Where(k => o.Periods.All(p => p.Id != k)))
            yield return Unknown($"{path}.consolidation.deadlines.{period}", period);
    }

    private static IEnumerable<FieldProblem> CheckPeriods(Cycle cycle, Obligation o, string path, WorkingDays days)
    {
        foreach (var problem in Repeated($"{path}.periods", o.Periods.Select(p => p.Id)))
            yield return problem;
        if (o.Periods.Count == 0)
            yield return Error($"{path}.periods", "no-period", CycleTexts.NoPeriod);
        foreach (var (p, i) in Indexed(o.Periods))
        {
            var at = $"{path}.periods[{i}]";
            if (!IdPattern().IsMatch(p.Id))
                yield return Error($"{at}.id", "id", CycleTexts.Id);
            if (p.OpensOn < cycle.OpensOn || p.OpensOn > cycle.ClosesOn)
                yield return Error($"{at}.opensOn", "outside-cycle", CycleTexts.OutsideCycle);
            if (p.DataTo < p.DataFrom)
                yield return Error($"{at}.dataTo", "window-reversed", CycleTexts.WindowReversed);
            if (o.Periods.Take(i).Any(q => Overlap(p, q)))
                yield return Error($"{at}.dataFrom", "periods-overlap", CycleTexts.PeriodsOverlap);
            if (o.Consolidation?.Deadlines.GetValueOrDefault(p.Id) is { } upward && (upward.Date < cycle.OpensOn || CycleCalendar.Read(upward, cycle.Settings, days).LastDay > cycle.ClosesOn))
                yield return Error($"{path}.consolidation.deadlines.{p.Id}.date", "outside-cycle", CycleTexts.OutsideCycle);
            if (p.Deadline is null)
                continue;
            var due = CycleCalendar.Read(p.Deadline, cycle.Settings, days);
            if (p.Deadline.Date < cycle.OpensOn)
                yield return Error($"{at}.deadline.date", "deadline-before-cycle", CycleTexts.DeadlineBeforeCycle.With(VietnamTime.Show(p.Deadline.Date), VietnamTime.Show(cycle.OpensOn)));
            else if (due.LastDay < p.OpensOn)
                yield return Error($"{at}.deadline.date", "deadline-before-opening", CycleTexts.DeadlineBeforeOpening);
            if (due.LastDay > cycle.ClosesOn)
                yield return Error($"{at}.deadline.date", "outside-cycle", CycleTexts.OutsideCycle);
            if (!days.IsWorking(due.LastDay))
                yield return Warning($"{at}.deadline.date", "deadline-on-day-off", CycleTexts.DeadlineOnDayOff.With(VietnamTime.Show(due.LastDay)));
            foreach (var (unit, _) in Indexed(cycle.Units).Where(u => Duties.Expand(cycle, o.Reporters).Contains(u.Item.Code) && !u.Item.IsValidOn(due.LastDay)))
                yield return Warning($"{at}.deadline.date", "unit-not-valid", CycleTexts.UnitNotValid.With(unit.Code, VietnamTime.Show(due.LastDay)));
            if (o.Consolidation?.Deadlines.GetValueOrDefault(p.Id) is { } own && CycleCalendar.Read(own, cycle.Settings, days).LastDay < due.LastDay)
                yield return Error($"{path}.consolidation.deadlines.{p.Id}", "collector-before-reporters", CycleTexts.CollectorBeforeReporters);
        }
    }

    private static IEnumerable<FieldProblem> CheckPlan(Cycle cycle)
    {
        var units = cycle.Units.Select(u => u.Code).ToHashSet();
        var types = cycle.Forms.SelectMany(f => f.Fields).ToDictionarySafely(f => f.Code);
        var fields = types.Keys.ToHashSet();
        var plan = cycle.Plan;
        var named = new[] { (plan.Issuer, "$.plan.issuer") }
            .Concat(Indexed(plan.Bodies).Select(b => (b.Item.Unit, $"$.plan.bodies[{b.Index}].unit")))
            .Concat(plan.FollowUp is { } f
                ? Indexed(f.Chasers).Select(c => (c.Item, $"$.plan.followUp.chasers[{c.Index}]")).Concat(Indexed(f.With).Select(w => (w.Item, $"$.plan.followUp.with[{w.Index}]"))).Append((f.ReportsTo, "$.plan.followUp.reportsTo"))
                : []);
        foreach (var (unit, path) in named.Where(n => !units.Contains(n.Item1)))
            yield return Unknown(path, unit);
        foreach (var (target, i) in Indexed(plan.Targets).Where(t => !fields.Contains(t.Item.Indicator)))
            yield return Unknown($"$.plan.targets[{i}].indicator", target.Indicator);
        foreach (var (_, i) in Indexed(plan.Targets).Where(t => types.TryGetValue(t.Item.Indicator, out var f) && f.Type is not (FieldType.Ratio or FieldType.Coverage or FieldType.YesNo)))
            yield return Error($"$.plan.targets[{i}].indicator", "target-needs-ratio", CycleTexts.TargetNeedsRatio);
        foreach (var (task, i) in Indexed(plan.Tasks))
        {
            var measures = task.MeasuredBy.Select(c => (Code: c, Path: $"$.plan.tasks[{i}].measuredBy"))
                .Concat(Indexed(task.Items).SelectMany(t => t.Item.MeasuredBy.Select(c => (Code: c, Path: $"$.plan.tasks[{i}].items[{t.Index}].measuredBy"))));
            foreach (var (code, path) in measures.Where(m => !fields.Contains(m.Code)))
                yield return Unknown(path, code);
        }
        foreach (var (e, i) in Indexed(cycle.Events))
        {
            if (e.Date < cycle.OpensOn || e.Date > cycle.ClosesOn)
                yield return Error($"$.events[{i}].date", "outside-cycle", CycleTexts.OutsideCycle);
            foreach (var who in e.Audience.Where(w => !Duties.Expand(cycle, [w]).Any(units.Contains)))
                yield return Unknown($"$.events[{i}].audience", who);
        }
    }

    private static IEnumerable<FieldProblem> CheckOpenQuestions(Cycle cycle) =>
        cycle.OpenQuestions.Select(q => new FieldProblem(q.Path, "open-question", q.Question, Severity.Warning));

    private static bool Overlap(Period a, Period b) =>
        a is { DataFrom: { } af, DataTo: { } at } && b is { DataFrom: { } bf, DataTo: { } bt } && af <= bt && bf <= at;

    private static IEnumerable<FieldProblem> Repeated(string path, IEnumerable<string> ids) => ids
        .GroupBy(id => id, StringComparer.Ordinal)
        .Where(g => g.Count() > 1)
        .Select(g => Error(path, "repeated", CycleTexts.Repeated.With(g.Key)));

    private static FieldProblem Unknown(string path, string name) => Error(path, "unknown-reference", CycleTexts.Unknown.With(name));

    private static FieldProblem Error(string path, string code, Text text) => new(path, code, text);

    private static FieldProblem Warning(string path, string code, Text text) => new(path, code, text, Severity.Warning);

    private static IEnumerable<(T Item, int Index)> Indexed<T>(IEnumerable<T> items) => items.Select((item, i) => (item, i));

    private static Dictionary<string, T> ToDictionarySafely<T>(this IEnumerable<T> items, Func<T, string> key) =>
        items.GroupBy(key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex IdPattern();
}

/// <summary>What is said about a configuration.</summary>
public static class CycleTexts
{
    public static readonly Text Id = new("Mã gồm chữ thường không dấu, số, gạch ngang (tối đa 63 ký tự).", "An id has lower-case letters, digits and hyphens (at most 63).");
    public static readonly Text Repeated = new("Mã {0} xuất hiện hơn một lần.", "The id {0} stands more than once.");
    public static readonly Text Unknown = new("Không có mục nào mang mã {0}.", "Nothing has the id {0}.");
    public static readonly Text ClosesBeforeOpens = new("Ngày kết thúc phải sau ngày bắt đầu.", "The closing day must be after the opening day.");
    public static readonly Text OutsideCycle = new("Ngày nằm ngoài kỳ kế hoạch.", "The day is outside the cycle.");
    public static readonly Text WindowReversed = new("Khoảng số liệu kết thúc trước khi bắt đầu.", "The data window ends before it begins.");
    public static readonly Text PeriodsOverlap = new("Khoảng số liệu chồng lên một kỳ khác; số liệu sẽ bị tính hai lần.", "The data window overlaps another period; figures would be counted twice.");
    public static readonly Text DeadlineBeforeCycle = new("Hạn {0} trước khi kỳ kế hoạch bắt đầu ({1}).", "The deadline {0} is before the cycle begins ({1}).");
    public static readonly Text DeadlineBeforeOpening = new("Hạn kết thúc trước ngày mở kỳ.", "The deadline ends before the period opens.");
    public static readonly Text DeadlineOnDayOff = new("Ngày cuối {0} là ngày nghỉ.", "The last day {0} is a day off.");
    public static readonly Text CollectorBeforeReporters = new("Hạn gửi lên trên sớm hơn hạn của các đơn vị báo cáo.", "The deadline upward is before the reporters' deadline.");
    public static readonly Text ReportsToItself = new("Đơn vị không thể báo cáo cho chính mình.", "A unit cannot report to itself.");
    public static readonly Text NobodyOwes = new("Chưa có đơn vị nào phải nộp.", "Nobody owes this.");
    public static readonly Text NoPeriod = new("Cần ít nhất một kỳ.", "At least one period is needed.");
    public static readonly Text SplitsNeedCount = new("Chỉ tiêu đếm mới có phân tổ.", "Only a count can be split.");
    public static readonly Text RatioNeedsParts = new("Tỷ lệ cần mô tả tử số và mẫu số.", "A ratio needs its numerator and denominator described.");
    public static readonly Text ChoiceNeedsOptions = new("Cần liệt kê các lựa chọn.", "The options are missing.");
    public static readonly Text NilZeroUnfit = new("Chỉ số đếm, số tiền và tỷ lệ mới ghi 0 khi không phát sinh.", "Only a count, an amount or a ratio can be zero by a nil report.");
    public static readonly Text UnderItself = new("Đơn vị không thể nằm dưới chính nó.", "A unit cannot stand under itself.");
    public static readonly Text UnitNotValid = new("Đơn vị {0} không có hiệu lực vào ngày {1} nên không phải nộp.", "Unit {0} is not valid on {1} and owes nothing.");
    public static readonly Text TargetNeedsRatio = new("Chỉ tiêu cần gắn với một tỷ lệ (tử số và mẫu số).", "A target needs a ratio (numerator and denominator).");
    public static readonly Text AggregationUnfit = new("Cách tổng hợp không hợp với kiểu chỉ tiêu.", "The aggregation does not fit the field's type.");
}
