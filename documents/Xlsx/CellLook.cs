using System.Globalization;
using System.Text.RegularExpressions;
using ExcelNumberFormat;

namespace PlanMonitor.Documents.Xlsx;

/// <summary>What a number in a cell is shown as.</summary>
internal enum ShownAs
{
    /// <summary>The number itself, whatever its separators and its measure.</summary>
    Number,

    /// <summary>A day, perhaps with a time.</summary>
    Day,

    /// <summary>A time or a duration.</summary>
    Time,

    /// <summary>A percentage: 1 is shown as 100 %.</summary>
    Percent,

    /// <summary>Thousands or millions of it, or a power of ten.</summary>
    Scaled,
}

/// <summary>How the file shows a cell: its number format, and whether its type is struck out or raised.</summary>
internal sealed partial record CellLook(string Code, bool IsStruck, bool IsRaised)
{
    private const string General = "General";
    private const string DayCode = "dd/mm/yyyy";

    public static readonly CellLook Plain = new(General, IsStruck: false, IsRaised: false);

    /// <summary>As a Vietnamese program shows numbers. (The framework may have no data of the culture itself.)</summary>
    private static readonly CultureInfo Vietnamese = MakeVietnamese();

    private readonly NumberFormat format = new(Code);

    public ShownAs As { get; } = AsOf(Code);

    /// <summary>The number as the person sees it; a day always as dd/mm/yyyy.</summary>
    public string Shown(string value, bool is1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return value;
        if (As == ShownAs.Day && DayText.Moment(number, is1904) is { } moment)
            return DayText.Show(moment);
        if (!format.IsValid)
            return number.ToString("G15", Vietnamese);
        return format.Format(number, Vietnamese, is1904).Trim();
    }

    /// <summary>ISO/IEC 29500-1, 18.8.30: what the numbers below 164 mean. Days of other countries (27-36, 50-58) are days.</summary>
    public static string CodeOf(int id)
    {
        if (id is (>= 14 and <= 17) or (>= 27 and <= 36) or (>= 50 and <= 58))
            return DayCode;
        if (id is (>= 18 and <= 21) or (>= 45 and <= 47))
            return "[h]:mm:ss";
        return id switch
        {
            1 => "0",
            2 => "0.00",
            3 or 37 or 38 => "#,##0",
            4 or 39 or 40 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            11 or 48 => "0.00E+00",
            22 => "dd/mm/yyyy hh:mm",
            49 => "@",
            _ => General,
        };
    }

    private static ShownAs AsOf(string code)
    {
        var bare = NotShownAsNumber().Replace(code.Split(';')[0], "");
        if (Elapsed().IsMatch(code))
            return ShownAs.Time;
        if (bare.Contains(General, StringComparison.OrdinalIgnoreCase))
            return ShownAs.Number;
        if (bare.Contains('%', StringComparison.Ordinal))
            return ShownAs.Percent;
        if (bare.AsSpan().ContainsAny("dDyY"))
            return ShownAs.Day;
        if (bare.AsSpan().ContainsAny("hHsS"))
            return ShownAs.Time;
        if (bare.AsSpan().ContainsAny("mM"))
            return ShownAs.Day;
        return Scales().IsMatch(bare) ? ShownAs.Scaled : ShownAs.Number;
    }

    private static CultureInfo MakeVietnamese()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        return culture;
    }

    /// <summary>Words in quotes, single characters that are only shown, colours, currencies, fillings.</summary>
    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*\\]")]
    private static partial Regex NotShownAsNumber();

    [GeneratedRegex(@"\[(h+|m+|s+)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Elapsed();

    /// <summary>A comma behind the last digit divides by a thousand; an exponent counts tens.</summary>
    [GeneratedRegex(@"[0#?],+(?![0#?,])|[0#?]E[+-]", RegexOptions.IgnoreCase)]
    private static partial Regex Scales();
}
