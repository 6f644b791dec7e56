using System.Globalization;

namespace PlanMonitor.Core;

/// <summary>Whether one value is of the type of its field, whatever the others are.</summary>
internal static class ValueChecks
{
    public static IEnumerable<FieldProblem> Check(Form form, Field field, FormValue value, bool complete, DateOnly? day)
    {
        if (value.Unreadable is { } raw)
            return [new(field.Code, "value-unreadable", FormTexts.Unreadable.With(raw))];
        return field.Type switch
        {
            FieldType.Count or FieldType.People => CheckNumber(field.Code, value, FormRules.MaxCount)
                .Concat(complete ? CheckSplits(form, field, value, day) : []),
            FieldType.Money => CheckNumber(field.Code, value, FormRules.MaxMoney),
            FieldType.Ratio => CheckRatio(field, value, complete),
            FieldType.YesNo => CheckYesNo(field, value, complete),
            FieldType.Choice => CheckChoice(field.Code, field.Options, value, day),
            FieldType.Date => CheckDate(field.Code, value),
            FieldType.Document => CheckDocument(field.Code, value),
            FieldType.Table => CheckRows(field, value, complete, day),
            FieldType.Narrative or FieldType.Coverage => CheckText(
                field.Code,
                field.MaxLength ?? FormRules.MaxText,
                value
            ),
        };
    }

    private static IEnumerable<FieldProblem> CheckNumber(string path, FormValue value, long max)
    {
        if (value.Number is not { } n)
            yield return Wrong(path);
        else if (n < 0)
            yield return new(path, "negative", FormTexts.Negative);
        else if (n > max)
            yield return new(path, "too-large", FormTexts.TooLarge.With(max));
    }

    private static IEnumerable<FieldProblem> CheckRatio(Field field, FormValue value, bool complete)
    {
        if (value.Numerator is not { } n || value.Denominator is not { } d)
            yield return Wrong(field.Code);
        else if (n < 0 || d < 0)
            yield return new(field.Code, "negative", FormTexts.Negative);
        else if (d > FormRules.MaxCount || n > FormRules.MaxCount)
            yield return new(field.Code, "too-large", FormTexts.TooLarge.With(FormRules.MaxCount));
        else if (complete && n > d)
            yield return new(
                $"{field.Code}.numerator",
                "numerator-above-denominator",
                FormTexts.NumeratorAbove.With(n, d)
            );
    }

    private static IEnumerable<FieldProblem> CheckYesNo(Field field, FormValue value, bool complete)
    {
        if (value.Yes is not { } yes)
            yield return Wrong(field.Code);
        else if (value.Evidence?.Length > 500)
            yield return new(field.Code, "text-too-long", FormTexts.TextTooLong.With(500));
        else if (complete && yes && field.Evidence == Need.Required && string.IsNullOrWhiteSpace(value.Evidence))
            yield return new($"{field.Code}.evidence", "required", FormTexts.EvidenceNeeded);
    }

    private static IEnumerable<FieldProblem> CheckChoice(
        string path,
        IReadOnlyList<DimensionItem> options,
        FormValue value,
        DateOnly? day
    )
    {
        if (options.FirstOrDefault(o => o.Code == value.Text) is not { } option)
            yield return Wrong(path);
        else if (day is { } on && !option.IsValidOn(on))
            yield return new(path, "code-not-valid", FormTexts.CodeNotValid.WithTexts(option.Name));
    }

    private static IEnumerable<FieldProblem> CheckDate(string path, FormValue value)
    {
        if (!DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return Wrong(path);
    }

    private static IEnumerable<FieldProblem> CheckDocument(string path, FormValue value)
    {
        if (value.Document is not { } document || string.IsNullOrWhiteSpace(document.Number))
            yield return Wrong(path);
        else if (document.Number.Length > 100 || document.Issuer?.Length > 200)
            yield return new(path, "text-too-long", FormTexts.DocumentNumberLong);
    }

    private static IEnumerable<FieldProblem> CheckRows(Field field, FormValue value, bool complete, DateOnly? day)
    {
        if (value.Rows is not { } rows)
            return [Wrong(field.Code)];
        if (rows.Count > field.MaxRows)
            return [new(field.Code, "rows-too-many", FormTexts.RowsTooMany.With(field.MaxRows))];
        return rows.SelectMany((row, i) => CheckRow(field, row, $"{field.Code}.{i + 1}", complete, day));
    }

    private static IEnumerable<FieldProblem> CheckRow(
        Field field,
        IReadOnlyDictionary<string, FormValue> row,
        string path,
        bool complete,
        DateOnly? day
    )
    {
        if (complete && row.Count == 0)
            yield return new(path, "required", FormTexts.RowEmpty);
        foreach (var (code, value) in row)
        {
            var problems = field.Columns.FirstOrDefault(c => c.Code == code) is { } column
                ? CheckInRow(column, value, $"{path}.{code}", day)
                : [new($"{path}.{code}", "field-unknown", FormTexts.UnknownField.With(code))];
            foreach (var problem in problems)
                yield return problem;
        }
        foreach (
            var column in field.Columns.Where(c => complete && c.Required && row.Count > 0 && !row.ContainsKey(c.Code))
        )
            yield return new($"{path}.{column.Code}", "required", FormTexts.Required);
    }

    private static IEnumerable<FieldProblem> CheckInRow(Column column, FormValue value, string path, DateOnly? day) =>
        value.Unreadable is { } raw
            ? [new(path, "value-unreadable", FormTexts.Unreadable.With(raw))]
            : column.Type switch
            {
                FieldType.Count => CheckNumber(path, value, FormRules.MaxCount),
                FieldType.Money => CheckNumber(path, value, FormRules.MaxMoney),
                FieldType.Date => CheckDate(path, value),
                FieldType.Choice => CheckChoice(path, column.Options, value, day),
                FieldType.People
                or FieldType.Ratio
                or FieldType.YesNo
                or FieldType.Document
                or FieldType.Narrative
                or FieldType.Table
                or FieldType.Coverage => CheckText(path, column.MaxLength, value),
            };

    private static IEnumerable<FieldProblem> CheckSplits(Form form, Field field, FormValue value, DateOnly? day)
    {
        foreach (var (key, parts) in value.Splits ?? Cell.NoSplits)
        {
            var path = $"{field.Code}.{key}";
            var split = field.Splits.FirstOrDefault(s => s.Key == key);
            var known = split?.ItemsIn(form).ToDictionary(i => i.Code);
            if (split is null || parts.Keys.Any(k => !known!.ContainsKey(k)))
                yield return new(path, "split-unknown", FormTexts.UnknownSplit);
            else if (parts.Values.Any(v => v is < 0 or > FormRules.MaxCount))
                yield return new(path, "negative", FormTexts.Negative);
            else if (
                day is { } on
                && parts.FirstOrDefault(p => p.Value > 0 && !known![p.Key].IsValidOn(on)) is { Key: { } old }
            )
                yield return new($"{path}.{old}", "code-not-valid", FormTexts.CodeNotValid.WithTexts(known![old].Name));
            else if (split.MustEqualTotal && parts.Values.Sum() != value.Number)
                yield return new(
                    path,
                    "parts-unequal",
                    FormTexts.PartsUnequal.With(parts.Values.Sum(), value.Number ?? 0)
                );
            else if (parts.Values.Sum() > value.Number)
                yield return new(
                    path,
                    "parts-above-total",
                    FormTexts.PartsAbove.With(parts.Values.Sum(), value.Number ?? 0)
                );
        }
        // A total above zero without its breakdown cannot be added up by sex or age later.
        foreach (
            var split in field.Splits.Where(s =>
                s.MustEqualTotal && value.Number > 0 && value.Splits?.ContainsKey(s.Key) != true
            )
        )
            yield return new($"{field.Code}.{split.Key}", "split-missing", FormTexts.SplitMissing);
    }

    private static IEnumerable<FieldProblem> CheckText(string path, int longest, FormValue value)
    {
        if (value.Text is not { } text)
            yield return Wrong(path);
        else if (text.Length > longest)
            yield return new(path, "text-too-long", FormTexts.TextTooLong.With(longest));
    }

    private static FieldProblem Wrong(string path) => new(path, "wrong-type", FormTexts.WrongType);
}
