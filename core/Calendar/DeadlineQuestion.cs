using System.Globalization;

namespace PlanMonitor.Core.Calendar;

/// <summary>A deadline or a term asked about outside any cycle: a fixed date, or so many days or working days from one.</summary>
/// <param name="Roll">Move a last day that is a day off; null: only where it was counted, as for a cycle by default.</param>
public sealed record DeadlineQuestion(
    DateOnly? Date,
    DateOnly? From,
    int? Days,
    int? WorkingDays,
    DeadlineOperator Operator,
    bool? Roll,
    bool BeforeIncludesDay
)
{
    private const int MostDays = 3660;

    private static readonly Dictionary<string, DeadlineOperator> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["before"] = DeadlineOperator.Before,
        ["nolaterthan"] = DeadlineOperator.NoLaterThan,
        ["through"] = DeadlineOperator.Through,
    };

    /// <summary>Reads named values as a person or a program writes them: "working-days", "working_days" and "workingDays" are one name. The text says what is wrong.</summary>
    public static (DeadlineQuestion? Question, Text? Wrong) Read(IEnumerable<KeyValuePair<string, string>> values)
    {
        DeadlineQuestion q = new(null, null, null, null, DeadlineOperator.NoLaterThan, null, false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            var key = Plain(name);
            if (!seen.Add(key))
                return (null, QuestionTexts.Twice.With(name));
            switch (key)
            {
                case "operator" when Operators.TryGetValue(Plain(value), out var kind):
                    q = q with { Operator = kind };
                    break;
                case "operator":
                    return (null, QuestionTexts.Operator.With(value));
                case "date" or "from" when DayIn(value) is { } day:
                    q = key == "date" ? q with { Date = day } : q with { From = day };
                    break;
                case "date" or "from":
                    return (null, QuestionTexts.NotADay.With(name, value));
                case "days"
                or "workingdays"
                    when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
                        && n is >= 0 and <= MostDays:
                    q = key == "days" ? q with { Days = n } : q with { WorkingDays = n };
                    break;
                case "days" or "workingdays":
                    return (null, QuestionTexts.NotDays.With(name, MostDays, value));
                case "roll" or "beforeincludesday" when bool.TryParse(value, out var yes):
                    q = key == "roll" ? q with { Roll = yes } : q with { BeforeIncludesDay = yes };
                    break;
                case "roll" or "beforeincludesday":
                    return (null, QuestionTexts.NotYesOrNo.With(name, value));
                default:
                    return (null, QuestionTexts.Unknown.With(name));
            }
        }
        return WhyNot(q) is { } wrong ? (null, wrong) : (q, null);
    }

    /// <summary>It is about a day, or about a number of days after one: not both, and not neither.</summary>
    private static Text? WhyNot(DeadlineQuestion q)
    {
        if (q.Date is null && q.From is null)
            return QuestionTexts.Nothing;
        if (q.Date is not null && q.From is not null)
            return QuestionTexts.Both;
        var (hasDays, hasWorkingDays) = (q.Days is not null, q.WorkingDays is not null);
        if (q.Date is not null)
            return hasDays || hasWorkingDays ? QuestionTexts.DaysNeedFrom : null;
        return hasDays == hasWorkingDays ? QuestionTexts.OneCount : null;
    }

    /// <summary>The answer by the given calendar.</summary>
    public DeadlineAnswer Answer(WorkingDays days)
    {
        var day = Date ?? DayAfter(From!.Value, days);
        var deadline = new Deadline { Date = day, Operator = Operator };
        var due = DueDates.Read(deadline, BeforeIncludesDay, Roll ?? From is not null, days);
        // A term of working days went past the days off within it.
        var passed = WorkingDays is > 0 ? days.Whys(From!.Value.AddDays(1), day) : [];
        var because = Text.Join("; ", due.Because is { } moved ? passed.Append(moved).Distinct() : passed);
        var sentence = DueDates.Sentence(deadline, due);
        var doubts = days.Doubts(From ?? due.UnmovedLastDay, due.LastDay);
        return new(due, because, sentence, Text.Join(" ", doubts));
    }

    private DateOnly DayAfter(DateOnly from, WorkingDays days) =>
        WorkingDays is { } workingDays ? days.After(from, workingDays) : from.AddDays(Days!.Value);

    private static DateOnly? DayIn(string text)
    {
        string[] forms = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];
        var culture = CultureInfo.InvariantCulture;
        var isDay = DateOnly.TryParseExact(text, forms, culture, DateTimeStyles.None, out var day);
        return isDay && VietnamTime.IsMeant(day) ? day : null;
    }

    private static string Plain(string name) =>
        new([.. name.Where(c => c is not ('-' or '_')).Select(char.ToLowerInvariant)]);
}

/// <param name="Because">The days off that moved it or that a term went past, and worked Saturdays in it; empty: none.</param>
/// <param name="Note">What is not known of the years; empty: everything is.</param>
public sealed record DeadlineAnswer(DueDate Due, Text Because, Text Sentence, Text Note);

/// <summary>What is wrong with a question.</summary>
public static class QuestionTexts
{
    public static readonly Text Nothing = new(
        "Cần một ngày (date) hoặc một mốc đầu (from) kèm số ngày.",
        "A date, or a day to count from with a number of days, is needed."
    );
    public static readonly Text Both = new("Chỉ ghi date hoặc from, không ghi cả hai.", "Give date or from, not both.");
    public static readonly Text DaysNeedFrom = new(
        "Số ngày cần mốc đầu from, không đi với date.",
        "A number of days needs from; it does not go with date."
    );
    public static readonly Text OneCount = new(
        "Với from cần đúng một trong hai: days hoặc working-days.",
        "With from, give exactly one of days and working-days."
    );
    public static readonly Text Operator = new(
        "Toán tử phải là before, no_later_than hoặc through, không phải {0}.",
        "The operator is before, no_later_than or through, not {0}."
    );
    public static readonly Text NotADay = new(
        "{0} phải là một ngày có thật từ năm 1900 đến 2199, dạng 2024-11-30, không phải {1}.",
        "{0} is a day that exists, 1900 to 2199, as 2024-11-30, not {1}."
    );
    public static readonly Text NotDays = new(
        "{0} là số nguyên từ 0 đến {1}, không phải {2}.",
        "{0} is a whole number from 0 to {1}, not {2}."
    );
    public static readonly Text NotYesOrNo = new(
        "{0} là true hoặc false, không phải {1}.",
        "{0} is true or false, not {1}."
    );
    public static readonly Text Unknown = new(
        "Không biết mục {0}. Các mục: operator, date, roll, from, days, working-days, before-includes-day.",
        "{0} is not known. Known are operator, date, roll, from, days, working-days, before-includes-day."
    );
    public static readonly Text Twice = new("Mục {0} xuất hiện hai lần.", "{0} stands twice.");
}
