using System.Globalization;
using System.Text.RegularExpressions;
using PlanMonitor.Core;
using PlanMonitor.Core.Forms;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>Whole numbers as people here write them: 1234, 1.234, 1 234, "1.234,00"; full-width digits. A comma is the decimal comma.</summary>
internal static partial class WholeNumberText
{
    public static (long? Number, Text? Problem) Parse(string text)
    {
        if (Dash().IsMatch(text))
            return (null, WorkbookTexts.Dash.With(text));
        var match = Grouped().Match(text) is { Success: true } grouped ? grouped : Plain().Match(text);
        if (match.Success)
        {
            // "1,234" is 1 and a bit by the rules here and a thousand by English ones: nobody guesses about a figure.
            if (match.Groups["whole"].Length <= 3 && match.Groups["part"].Length == 3)
                return (null, WorkbookTexts.Ambiguous.With(text));
            if (match.Groups["part"].Value.Any(c => c != '0'))
                return (null, WorkbookTexts.Fraction.With(text));
            var digits =
                match.Groups["minus"].Value + new string([.. match.Groups["whole"].Value.Where(char.IsAsciiDigit)]);
            return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? (number, null)
                : (null, FormTexts.TooLarge.With(NumberLimits.MaxMoney));
        }
        if (EnglishFraction().IsMatch(text))
            return (null, WorkbookTexts.Fraction.With(text));
        if (
            English().IsMatch(text)
            && long.TryParse(
                text.Replace(",", "", StringComparison.Ordinal),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var english
            )
        )
            return (english, null);
        return (null, WorkbookTexts.NotANumber.With(text));
    }

    /// <summary>A number cell, at the 15 digits that spreadsheets compute with: 0.1 * 300 is 30 there, 500,000,000.4 is no whole number.</summary>
    public static (long? Number, Text? Problem) OfCell(string value)
    {
        if (
            !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
            return (null, WorkbookTexts.NotANumber.With(value));
        if (Math.Abs(number) > NumberLimits.MaxMoney)
            return (null, FormTexts.TooLarge.With(NumberLimits.MaxMoney));
        var exact = decimal.Parse(
            number.ToString("G15", CultureInfo.InvariantCulture),
            NumberStyles.Float,
            CultureInfo.InvariantCulture
        );
        if (exact == decimal.Truncate(exact))
            return ((long)exact, null);
        var written = exact.ToString(CultureInfo.InvariantCulture).Replace('.', ',');
        return (null, WorkbookTexts.Fraction.With(written));
    }

    [GeneratedRegex(@"^[-–—−xX/\\?.…]+$|^(n/?a|null)$", RegexOptions.IgnoreCase)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^(?<minus>-?)(?<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+)(?:,(?<part>[0-9]+))?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?<minus>-?)(?<whole>[0-9]+)(?:,(?<part>[0-9]+))?$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^-?[0-9]+\.[0-9]+$")]
    private static partial Regex EnglishFraction();

    /// <summary>More than one comma cannot be decimal.</summary>
    [GeneratedRegex(@"^[0-9]{1,3}(?:,[0-9]{3}){2,}$")]
    private static partial Regex English();
}
