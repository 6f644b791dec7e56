using System.Globalization;

namespace PlanMonitor.Core;

/// <summary>What a form accepts. The server's verdict is the only one that counts.</summary>
public static class FormRules
{
    /// <summary>No count of people or things in one unit and year reaches this.</summary>
    public const long MaxCount = 1_000_000_000;
    /// <summary>Whole đồng.</summary>
    public const long MaxMoney = 1_000_000_000_000_000;
    public const int MaxText = 20_000;

    /// <summary>
    /// Every value that is wrong. <paramref name="complete"/>: also what is missing or contradicts itself; a draft may still, half-way through its typing.
    /// </summary>
    public static IReadOnlyList<FieldProblem> Check(Form form, IReadOnlyDictionary<string, FormValue> values, bool complete)
    {
        var fields = form.Fields.ToDictionary(f => f.Code);
        var problems = new List<FieldProblem>();
        foreach (var (code, value) in values)
        {
            if (fields.TryGetValue(code, out var field) && field.Type != FieldType.Coverage)
                problems.AddRange(CheckValue(form, field, value, complete));
            else
                problems.Add(new(code, "field-unknown", FormTexts.UnknownField.With(code)));
        }
        if (complete)
        {
            problems.AddRange(form.Fields.Where(f => f.Required && IsMissing(f, values)).Select(f => new FieldProblem(f.Code, "required", FormTexts.Required)));
            if (problems.Count == 0)
                problems.AddRange(CheckRules(form, values));
        }
        return problems;
    }

    /// <summary>The values of a nil report: zero where the form says that nil means zero, nothing elsewhere.</summary>
    public static IReadOnlyDictionary<string, FormValue> NilValues(Form form)
    {
        var values = new Dictionary<string, FormValue>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.NilMeansZero))
        {
            values[field.Code] = field.Type switch
            {
                FieldType.Ratio => FormValue.Ratio(0, 0),
                _ when field.Splits.Count > 0 => new()
                {
                    Number = 0,
                    Splits = field.Splits.ToDictionary(
                        s => s.Dimension,
                        s => (IReadOnlyDictionary<string, long>)form.Dimensions.First(d => d.Id == s.Dimension).Items.ToDictionary(i => i.Code, _ => 0L)),
                },
                _ => FormValue.Of(0),
            };
        }
        return values;
    }

    /// <summary>NFC, no control characters but line breaks, no blanks at the ends.</summary>
    public static string Clean(string text)
    {
        var kept = text.Where(c => c is '\n' or '\t' || !char.IsControl(c));
        return VietnameseText.Compose(new string([.. kept])).Trim();
    }

    private static bool IsMissing(Field field, IReadOnlyDictionary<string, FormValue> values) =>
        !values.TryGetValue(field.Code, out var v) || (v.Text is { } text && string.IsNullOrWhiteSpace(text));

    private static IEnumerable<FieldProblem> CheckValue(Form form, Field field, FormValue value, bool complete)
    {
        if (value.Unreadable is { } raw)
            return [new(field.Code, "value-unreadable", FormTexts.Unreadable.With(raw))];
        return field.Type switch
        {
            FieldType.Count => CheckNumber(field, value, MaxCount).Concat(complete ? CheckSplits(form, field, value) : []),
            FieldType.Money => CheckNumber(field, value, MaxMoney),
            FieldType.Ratio => CheckRatio(field, value, complete),
            FieldType.YesNo => value.Yes is null ? [Wrong(field)] : [],
            FieldType.Choice => field.Options.Any(o => o.Code == value.Text) ? [] : [Wrong(field)],
            FieldType.Date => DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? [] : [Wrong(field)],
            _ => CheckText(field, value),
        };
    }

    private static IEnumerable<FieldProblem> CheckNumber(Field field, FormValue value, long max)
    {
        if (value.Number is not { } n)
            yield return Wrong(field);
        else if (n < 0)
            yield return new(field.Code, "negative", FormTexts.Negative);
        else if (n > max)
            yield return new(field.Code, "too-large", FormTexts.TooLarge.With(max));
    }

    private static IEnumerable<FieldProblem> CheckRatio(Field field, FormValue value, bool complete)
    {
        if (value.Numerator is not { } n || value.Denominator is not { } d)
            yield return Wrong(field);
        else if (n < 0 || d < 0)
            yield return new(field.Code, "negative", FormTexts.Negative);
        else if (d > MaxCount || n > MaxCount)
            yield return new(field.Code, "too-large", FormTexts.TooLarge.With(MaxCount));
        else if (complete && n > d)
            yield return new($"{field.Code}.numerator", "numerator-above-denominator", FormTexts.NumeratorAbove.With(n, d));
    }

    private static IEnumerable<FieldProblem> CheckSplits(Form form, Field field, FormValue value)
    {
        foreach (var (dimension, parts) in value.Splits ?? Cell.NoSplits)
        {
            var path = $"{field.Code}.{dimension}";
            var split = field.Splits.FirstOrDefault(s => s.Dimension == dimension);
            var known = form.Dimensions.FirstOrDefault(d => d.Id == dimension)?.Items.Select(i => i.Code).ToHashSet();
            if (split is null || known is null || parts.Keys.Any(k => !known.Contains(k)))
                yield return new(path, "split-unknown", FormTexts.UnknownSplit);
            else if (parts.Values.Any(v => v is < 0 or > MaxCount))
                yield return new(path, "negative", FormTexts.Negative);
            else if (split.MustEqualTotal && parts.Values.Sum() != value.Number)
                yield return new(path, "parts-unequal", FormTexts.PartsUnequal.With(parts.Values.Sum(), value.Number ?? 0));
            else if (parts.Values.Sum() > value.Number)
                yield return new(path, "parts-above-total", FormTexts.PartsAbove.With(parts.Values.Sum(), value.Number ?? 0));
        }
        // A total above zero without its breakdown cannot be added up by sex or age later.
        foreach (var split in field.Splits.Where(s => s.MustEqualTotal && value.Number > 0 && value.Splits?.ContainsKey(s.Dimension) != true))
            yield return new($"{field.Code}.{split.Dimension}", "split-missing", FormTexts.SplitMissing);
    }

    private static IEnumerable<FieldProblem> CheckText(Field field, FormValue value)
    {
        if (value.Text is not { } text)
            yield return Wrong(field);
        else if (text.Length > (field.MaxLength ?? MaxText))
            yield return new(field.Code, "text-too-long", FormTexts.TextTooLong.With(field.MaxLength ?? MaxText));
    }

    private static IEnumerable<FieldProblem> CheckRules(Form form, IReadOnlyDictionary<string, FormValue> values)
    {
        foreach (var rule in form.Rules)
        {
            // A rule speaks only when all it names was reported: missing is not zero.
            if (SumOf(rule.Left, values) is not { } left || SumOf(rule.Right, values) is not { } right)
                continue;
            if (rule.Operator == RuleOperator.Equal ? left != right : left > right)
                yield return new(rule.Left.Split('+')[0].Trim(), rule.Id, rule.Message);
        }
    }

    private static long? SumOf(string expression, IReadOnlyDictionary<string, FormValue> values)
    {
        long sum = 0;
        foreach (var term in expression.Split('+', StringSplitOptions.TrimEntries))
        {
            var (code, part) = term.Split('.') is [var c, var p] ? (c, p) : (term, "");
            if (!values.TryGetValue(code, out var value))
                return null;
            var number = part switch { "numerator" => value.Numerator, "denominator" => value.Denominator, _ => value.Number };
            if (number is null)
                return null;
            sum += number.Value;
        }
        return sum;
    }

    private static FieldProblem Wrong(Field field) => new(field.Code, "wrong-type", FormTexts.WrongType);
}

/// <summary>What is said about a value.</summary>
public static class FormTexts
{
    public static readonly Text UnknownField = new("Biểu không có chỉ tiêu {0}.", "The form has no field {0}.");
    public static readonly Text Required = new("Cần nhập chỉ tiêu này. Nếu không phát sinh, nhập 0.", "This is needed. If nothing arose, enter 0.");
    public static readonly Text Unreadable = new("Không đọc được giá trị {0}. Hãy nhập số nguyên, không dùng dấu phẩy.", "The value {0} cannot be read. Enter a whole number.");
    public static readonly Text WrongType = new("Giá trị không đúng kiểu của chỉ tiêu này.", "The value is not of this field's type.");
    public static readonly Text Negative = new("Không nhập số âm.", "A negative number is not possible here.");
    public static readonly Text TooLarge = new("Số quá lớn (tối đa {0}). Hãy kiểm tra đơn vị tính.", "The number is too large (at most {0}). Check the unit of measure.");
    public static readonly Text NumeratorAbove = new("Tử số ({0}) không được lớn hơn mẫu số ({1}).", "The numerator ({0}) cannot exceed the denominator ({1}).");
    public static readonly Text UnknownSplit = new("Phân tổ này không có trong biểu.", "The form has no such breakdown.");
    public static readonly Text PartsUnequal = new("Các phần cộng lại là {0}, khác tổng số {1}.", "The parts add up to {0}, the total is {1}.");
    public static readonly Text PartsAbove = new("Các phần cộng lại là {0}, lớn hơn tổng số {1}.", "The parts add up to {0}, more than the total {1}.");
    public static readonly Text SplitMissing = new("Cần tách tổng số theo phân tổ này.", "The total must be broken down here.");
    public static readonly Text TextTooLong = new("Nội dung dài quá {0} ký tự. Hãy rút gọn hoặc đính kèm tệp.", "The text is longer than {0} characters. Shorten it or attach a file.");
    public static readonly Text DocumentNeeded = new("Cần số, ký hiệu và ngày của văn bản.", "Number and date of the document are needed.");
    public static readonly Text DocumentLater = new("Ngày văn bản không được sau ngày nộp.", "The document cannot be dated after the day of submission.");
    public static readonly Text DocumentNumberLong = new("Số, ký hiệu văn bản dài tối đa 100 ký tự.", "The document's number has at most 100 characters.");
    public static readonly Text FilesNeeded = new("Cần đính kèm tệp văn bản (PDF hoặc DOCX).", "A file (PDF or DOCX) is needed.");
    public static readonly Text FilesTooMany = new("Chỉ đính kèm tối đa {0} tệp.", "At most {0} files can be attached.");
    public static readonly Text NothingEntered = new("Báo cáo trống. Hãy nhập ít nhất một chỉ tiêu, hoặc dùng \"không phát sinh\" nếu có.", "The report is empty. Enter at least one value, or use the nil report where there is one.");
}
