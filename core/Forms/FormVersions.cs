namespace PlanMonitor.Core.Forms;

/// <summary>What of a submission made on one version of a form can be read on another: fields whose meaning did not change.</summary>
public static class FormVersions
{
    /// <summary>Why two fields of one code do not mean the same; null: they do.</summary>
    public static Text? WhyNotSame(Field before, Field now)
    {
        if (before.Type != now.Type && !(IsRatioLike(before) && IsRatioLike(now)))
            return VersionTexts.OtherType;
        if (before.Measure?.Vi != now.Measure?.Vi)
        {
            var (then, present) = (before.Measure ?? VersionTexts.NoMeasure, now.Measure ?? VersionTexts.NoMeasure);
            return VersionTexts.OtherMeasure.WithTexts(then, present);
        }
        if (before.Type != FieldType.Ratio || now.Type != FieldType.Ratio)
            return null;
        var sameAbove = before.Numerator?.Vi == now.Numerator?.Vi;
        var sameBelow = before.Denominator?.Vi == now.Denominator?.Vi;
        return sameAbove && sameBelow ? null : VersionTexts.OtherRatio;
    }

    /// <summary>The values that can be read on the present form, and what cannot.</summary>
    public static (IReadOnlyDictionary<string, FormValue> Values, IReadOnlyList<(string Field, Text Why)> Unmapped) Map(
        IReadOnlyDictionary<string, FormValue> values,
        Form before,
        Form now
    )
    {
        var mapped = new Dictionary<string, FormValue>(StringComparer.Ordinal);
        var unmapped = new List<(string, Text)>();
        foreach (var (code, value) in values)
        {
            var old = before.Fields.FirstOrDefault(f => f.Code == code);
            var field = now.Fields.FirstOrDefault(f => f.Code == code);
            if (field is null || old is null)
                unmapped.Add((code, VersionTexts.NotAsked));
            else if (WhyNotSame(old, field) is { } why)
                unmapped.Add((code, why));
            else
            {
                var splits = value.Splits?.Keys ?? [];
                var lost = splits.Where(key => !SameItems(key, old, before, field, now)).ToList();
                unmapped.AddRange(lost.Select(key => ($"{code}.{key}", VersionTexts.OtherItems)));
                mapped[code] = lost.Count == 0 ? value : Without(lost, value);
            }
        }
        return (mapped, unmapped);
    }

    /// <summary>A breakdown means the same where it has the same parts.</summary>
    private static bool SameItems(string key, Field old, Form before, Field field, Form now)
    {
        var was = old.Splits.FirstOrDefault(s => s.Key == key);
        var split = field.Splits.FirstOrDefault(s => s.Key == key);
        if (was is null || split is null)
            return false;
        var codes = was.ItemsIn(before).Select(i => i.Code).ToHashSet();
        return codes.SetEquals(split.ItemsIn(now).Select(i => i.Code));
    }

    private static FormValue Without(List<string> lost, FormValue value)
    {
        var kept = value.Splits!.Where(s => !lost.Contains(s.Key));
        return value with { Splits = kept.ToDictionary(s => s.Key, s => s.Value) };
    }

    /// <summary>What is counted from other submissions below may be a plain ratio above.</summary>
    private static bool IsRatioLike(Field field) => field.Type is FieldType.Ratio or FieldType.Coverage;
}

public static class VersionTexts
{
    public static readonly Text NotAsked = new(
        "Biểu hiện hành không có chỉ tiêu này.",
        "The present form does not have this field."
    );
    public static readonly Text OtherType = new("Kiểu của chỉ tiêu đã thay đổi.", "The type of the field has changed.");
    public static readonly Text OtherMeasure = new(
        "Đơn vị tính khác nhau: {0} và {1}.",
        "The units of measure differ: {0} and {1}."
    );
    public static readonly Text OtherRatio = new(
        "Tử số hoặc mẫu số được định nghĩa khác.",
        "Numerator or denominator are defined otherwise."
    );
    public static readonly Text OtherItems = new(
        "Danh mục phân tổ đã thay đổi.",
        "The items of the breakdown have changed."
    );
    public static readonly Text NoMeasure = new("không có", "none");
}
