namespace PlanMonitor.Core;

/// <summary>What a form accepts. The server's verdict is the only one that counts.</summary>
public static class FormRules
{
    /// <summary>No count of people or things in one unit and year reaches this.</summary>
    public const long MaxCount = 1_000_000_000;

    /// <summary>Whole đồng.</summary>
    public const long MaxMoney = 1_000_000_000_000_000;
    public const int MaxText = 20_000;

    /// <summary>Characters of the words that explain one value.</summary>
    public const int MaxExplanation = 1_000;

    /// <summary>
    /// Every value that is wrong, and what the rules of the form say. <paramref name="complete"/>: also what is missing or contradicts itself; a draft may
    /// still, half-way through its typing. Values are as <see cref="Derive"/> leaves them.
    /// </summary>
    /// <param name="day">The last day the figures speak of: codes of lists must be valid then.</param>
    /// <param name="before">The values of the period before, for the rules that compare with it.</param>
    public static IReadOnlyList<FieldProblem> Check(
        Form form,
        IReadOnlyDictionary<string, FormValue> values,
        bool complete,
        DateOnly? day = null,
        IReadOnlyDictionary<string, FormValue>? before = null,
        IReadOnlyDictionary<string, string>? explanations = null
    )
    {
        var fields = form.Fields.ToDictionary(f => f.Code);
        var problems = new List<FieldProblem>();
        foreach (var (code, value) in values)
        {
            if (fields.TryGetValue(code, out var field) && field.Type != FieldType.Coverage)
                problems.AddRange(ValueChecks.Check(form, field, value, complete, day));
            else
                problems.Add(new(code, "field-unknown", FormTexts.UnknownField.With(code)));
        }
        foreach (var (rule, words) in explanations ?? new Dictionary<string, string>())
        {
            if (form.Rules.All(r => r.Id != rule))
                problems.Add(new($"explanations.{rule}", "field-unknown", FormTexts.UnknownField.With(rule)));
            else if (words.Length > MaxExplanation)
                problems.Add(new($"explanations.{rule}", "text-too-long", FormTexts.TextTooLong.With(MaxExplanation)));
        }
        if (complete)
        {
            // A rule is silent where a value it names is wrong in itself. What is merely not there yet silences no other: rules are shown while one types.
            var wrong = problems.Select(p => p.Path.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
            problems.AddRange(
                form.Fields.Where(f => f is { Required: true, IsDerived: false } && IsMissing(f, values))
                    .Select(f => new FieldProblem(f.Code, "required", FormTexts.Required))
            );
            problems.AddRange(
                RuleChecks.Check(
                    form with
                    {
                        Rules = [.. form.Rules.Where(r => !RuleChecks.FieldsOf(r).Any(wrong.Contains))],
                    },
                    values,
                    before,
                    explanations
                )
            );
        }
        return problems;
    }

    /// <summary>The values with their derived numerators and denominators; what was sent for these is not looked at. Where a figure they come from is missing, so are they.</summary>
    public static IReadOnlyDictionary<string, FormValue> Derive(
        Form form,
        IReadOnlyDictionary<string, FormValue> values
    )
    {
        var derived = new Dictionary<string, FormValue>(values, StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.NumeratorFrom is not null || f.DenominatorFrom is not null))
        {
            var entered = values.GetValueOrDefault(field.Code);
            var numerator = field.NumeratorFrom is { } above ? Figures.Read(above, values) : entered?.Numerator;
            var denominator = field.DenominatorFrom is { } below ? Figures.Read(below, values) : entered?.Denominator;
            if (numerator is { } n && denominator is { } d)
                derived[field.Code] = FormValue.Ratio(n, d);
            else if (entered?.Unreadable is null)
                derived.Remove(field.Code);
        }
        return derived;
    }

    /// <summary>The values of a nil report: zero where the form says that nil means zero, nothing elsewhere.</summary>
    public static IReadOnlyDictionary<string, FormValue> NilValues(Form form)
    {
        var values = new Dictionary<string, FormValue>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.NilMeansZero))
            values[field.Code] = ZeroOf(form, field);
        return values;
    }

    private static FormValue ZeroOf(Form form, Field field)
    {
        if (field.Type == FieldType.Ratio)
            return FormValue.Ratio(0, 0);
        if (field.Splits.Count == 0)
            return FormValue.Of(0);
        return new()
        {
            Number = 0,
            Splits = field.Splits.ToDictionary(
                s => s.Key,
                s => (IReadOnlyDictionary<string, long>)s.ItemsIn(form).ToDictionary(i => i.Code, _ => 0L)
            ),
        };
    }

    /// <summary>NFC, no control characters but line breaks, no blanks at the ends.</summary>
    public static string Clean(string text)
    {
        var kept = text.Where(c => c is '\n' or '\t' || !char.IsControl(c));
        return VietnameseText.Compose(new string([.. kept])).Trim();
    }

    private static bool IsMissing(Field field, IReadOnlyDictionary<string, FormValue> values) =>
        !values.TryGetValue(field.Code, out var v)
        || (v.Text is { } text && string.IsNullOrWhiteSpace(text))
        || v.Rows is { Count: 0 };
}

/// <summary>What is said about a value.</summary>
public static class FormTexts
{
    public static readonly Text UnknownField = new("Biểu không có chỉ tiêu {0}.", "The form has no field {0}.");
    public static readonly Text Required = new(
        "Cần nhập chỉ tiêu này. Nếu không phát sinh, nhập 0.",
        "This is needed. If nothing arose, enter 0."
    );
    public static readonly Text Unreadable = new(
        "Không đọc được giá trị {0}. Hãy nhập số nguyên, không dùng dấu phẩy.",
        "The value {0} cannot be read. Enter a whole number."
    );
    public static readonly Text WrongType = new(
        "Giá trị không đúng kiểu của chỉ tiêu này.",
        "The value is not of this field's type."
    );
    public static readonly Text Negative = new("Không nhập số âm.", "A negative number is not possible here.");
    public static readonly Text TooLarge = new(
        "Số quá lớn (tối đa {0}). Hãy kiểm tra đơn vị tính.",
        "The number is too large (at most {0}). Check the unit of measure."
    );
    public static readonly Text NumeratorAbove = new(
        "Tử số ({0}) không được lớn hơn mẫu số ({1}).",
        "The numerator ({0}) cannot exceed the denominator ({1})."
    );
    public static readonly Text UnknownSplit = new(
        "Phân tổ này không có trong biểu.",
        "The form has no such breakdown."
    );
    public static readonly Text PartsUnequal = new(
        "Các phần cộng lại là {0}, khác tổng số {1}.",
        "The parts add up to {0}, the total is {1}."
    );
    public static readonly Text PartsAbove = new(
        "Các phần cộng lại là {0}, lớn hơn tổng số {1}.",
        "The parts add up to {0}, more than the total {1}."
    );
    public static readonly Text CodeNotValid = new(
        "Mã {0} không dùng cho kỳ này.",
        "The code {0} is not in use in this period."
    );
    public static readonly Text EvidenceNeeded = new(
        "Trả lời \"có\" cần minh chứng: số văn bản, tên tệp đính kèm hoặc đường dẫn.",
        "A yes needs evidence: the number of a document, the name of an attached file, or a link."
    );
    public static readonly Text RowsTooMany = new("Bảng có tối đa {0} dòng.", "The table has at most {0} rows.");
    public static readonly Text RowEmpty = new(
        "Dòng này trống. Hãy nhập hoặc xóa dòng.",
        "This row is empty. Fill it in or remove it."
    );
    public static readonly Text SplitMissing = new(
        "Cần tách tổng số theo phân tổ này.",
        "The total must be broken down here."
    );
    public static readonly Text TextTooLong = new(
        "Nội dung dài quá {0} ký tự. Hãy rút gọn hoặc đính kèm tệp.",
        "The text is longer than {0} characters. Shorten it or attach a file."
    );
    public static readonly Text DocumentNeeded = new(
        "Cần số, ký hiệu và ngày của văn bản.",
        "Number and date of the document are needed."
    );
    public static readonly Text DocumentLater = new(
        "Ngày văn bản không được sau ngày nộp.",
        "The document cannot be dated after the day of submission."
    );
    public static readonly Text DocumentNumberLong = new(
        "Số, ký hiệu văn bản dài tối đa 100 ký tự.",
        "The document's number has at most 100 characters."
    );
    public static readonly Text FilesNeeded = new(
        "Cần đính kèm tệp văn bản (PDF hoặc DOCX).",
        "A file (PDF or DOCX) is needed."
    );
    public static readonly Text FilesTooMany = new(
        "Chỉ đính kèm tối đa {0} tệp.",
        "At most {0} files can be attached."
    );
    public static readonly Text NothingEntered = new(
        "Báo cáo trống. Hãy nhập ít nhất một chỉ tiêu, hoặc dùng \"không phát sinh\" nếu có.",
        "The report is empty. Enter at least one value, or use the nil report where there is one."
    );
}
