namespace PlanMonitor.Core.Calendar;

/// <summary>Works out deadlines that are rules: Nghị định 09/2019/NĐ-CP, Điều 8(5), 13 set them after the data cut, by level, or by the day of a month.</summary>
public static class DeadlineRules
{
    private const int MostDays = 366;
    private const int MostMonths = 24;

    /// <summary>The deadline of a period with its date; null: none is stated, or what it is reckoned from is not (see <see cref="WhyNot"/>).</summary>
    /// <param name="cut">The last day of the data; null: none is stated.</param>
    /// <param name="below">The last day of the level below; null: there is none, or it has no date.</param>
    public static Deadline? WorkOut(Deadline? deadline, DateOnly? cut, DateOnly? below, WorkingDays days)
    {
        if (deadline is not { Rule: { } rule })
            return deadline;
        if (WhyNot(deadline, cut, below is not null) is not null)
            return null;
        return deadline with { Date = DateOf(rule, cut ?? default, below ?? default, days) };
    }

    /// <summary>Why the date cannot be worked out; null: it can, or is fixed.</summary>
    public static Text? WhyNot(Deadline deadline, DateOnly? cut, bool hasBelow)
    {
        if (deadline.Date is null == deadline.Rule is null)
            return DeadlineRuleTexts.DateOrRule;
        if (deadline.Rule is not { } rule)
            return null;
        if (rule is { Days: < 0 or > MostDays } or { MonthsAfter: < 0 or > MostMonths })
            return DeadlineRuleTexts.OutOfRange.With(MostDays, MostMonths);
        if (rule.Kind == DeadlineRuleKind.WorkingDaysAfterBelow)
            return hasBelow ? null : DeadlineRuleTexts.NothingBelow;
        if (rule is { Kind: DeadlineRuleKind.DayOfMonth, Days: < 1 or > 31 })
            return DeadlineRuleTexts.DayOfMonth;
        return cut is null ? DeadlineRuleTexts.NoCut : null;
    }

    /// <summary>The rule in words: "03 ngày làm việc sau ngày chốt số liệu".</summary>
    public static Text Of(DeadlineRule rule)
    {
        var counted = rule.Kind switch
        {
            DeadlineRuleKind.DaysAfterCut => DeadlineRuleTexts.DaysAfterCut,
            DeadlineRuleKind.WorkingDaysAfterCut => DeadlineRuleTexts.WorkingDaysAfterCut,
            DeadlineRuleKind.WorkingDaysAfterBelow => DeadlineRuleTexts.WorkingDaysAfterBelow,
            DeadlineRuleKind.DayOfMonth or DeadlineRuleKind.EndOfMonth => null,
        };
        return counted?.Counted(rule.Days) ?? OfMonth(rule);
    }

    private static DateOnly DateOf(DeadlineRule rule, DateOnly cut, DateOnly below, WorkingDays days)
    {
        var count = rule.Days;
        return rule.Kind switch
        {
            DeadlineRuleKind.DaysAfterCut => cut.AddDays(count),
            DeadlineRuleKind.WorkingDaysAfterCut => days.After(cut, count),
            DeadlineRuleKind.WorkingDaysAfterBelow => days.After(below, count),
            DeadlineRuleKind.DayOfMonth or DeadlineRuleKind.EndOfMonth => DayInMonth(rule, cut),
        };
    }

    /// <summary>A month without that day ends with its last (Bộ luật Dân sự 2015, 148(3)).</summary>
    private static DateOnly DayInMonth(DeadlineRule rule, DateOnly cut)
    {
        var month = cut.AddMonths(rule.MonthsAfter);
        var last = DateTime.DaysInMonth(month.Year, month.Month);
        var day = rule.Kind == DeadlineRuleKind.EndOfMonth ? last : Math.Min(rule.Days, last);
        return new(month.Year, month.Month, day);
    }

    private static Text OfMonth(DeadlineRule rule)
    {
        var isEnd = rule.Kind == DeadlineRuleKind.EndOfMonth;
        var day = isEnd ? DeadlineRuleTexts.MonthEnd : DeadlineRuleTexts.OnDay.With(rule.Days);
        if (rule.MonthsAfter == 0)
            return DeadlineRuleTexts.OfLastMonth.WithTexts(day);
        return DeadlineRuleTexts.OfLaterMonth.WithTexts(day, Text.Same($"{rule.MonthsAfter}"));
    }
}

/// <summary>The words of a rule for a deadline.</summary>
public static class DeadlineRuleTexts
{
    public static readonly Text DaysAfterCut = new("{0} ngày sau ngày chốt số liệu", "{0} day(s) after the data cut");
    public static readonly Text WorkingDaysAfterCut = new(
        "{0} ngày làm việc sau ngày chốt số liệu",
        "{0} working day(s) after the data cut"
    );
    public static readonly Text WorkingDaysAfterBelow = new(
        "{0} ngày làm việc sau hạn của cấp dưới",
        "{0} working day(s) after the level below is due"
    );
    public static readonly Text OnDay = new("ngày {0}", "day {0}");
    public static readonly Text MonthEnd = new("ngày cuối", "the last day");
    public static readonly Text OfLastMonth = new("{0} của tháng chốt số liệu", "{0} of the month of the data cut");
    public static readonly Text OfLaterMonth = new(
        "{0} của tháng thứ {1} sau tháng chốt số liệu",
        "{0} of month {1} after that of the data cut"
    );
    public static readonly Text DateOrRule = new(
        "Hạn cần một ngày cụ thể hoặc một quy tắc tính, không phải cả hai.",
        "A deadline has a date or a rule, not both and not neither."
    );
    public static readonly Text OutOfRange = new(
        "Số ngày từ 0 đến {0}, số tháng từ 0 đến {1}.",
        "0 to {0} days, 0 to {1} months."
    );
    public static readonly Text NoCut = new(
        "Quy tắc tính hạn cần ngày chốt số liệu (dataTo) của kỳ.",
        "The rule of the deadline needs the period's data cut (dataTo)."
    );
    public static readonly Text NothingBelow = new(
        "Quy tắc tính theo hạn cấp dưới nhưng không có cấp dưới nào có hạn.",
        "The rule counts from the level below, which does not exist or has no date."
    );
    public static readonly Text DayOfMonth = new("Ngày trong tháng từ 1 đến 31.", "The day of the month is 1 to 31.");
}
