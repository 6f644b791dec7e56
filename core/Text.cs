using System.Globalization;

namespace PlanMonitor.Core;

/// <summary>A text for a person, complete in both languages. Vietnamese is NFC.</summary>
public sealed record Text(string Vi, string En)
{
    /// <summary>The text in <paramref name="language"/> ("vi" or "en"; anything else reads Vietnamese).</summary>
    public string In(string? language) => language == "en" ? En : Vi;

    /// <summary>Fills {0}, {1}… in both languages; a text among the arguments is read in each.</summary>
    public Text With(params object[] args)
    {
        var vietnamese = args.Select(a => a is Text text ? text.Vi : a);
        var english = args.Select(a => a is Text text ? text.En : a);
        return new(Filled(Vi, [.. vietnamese]), Filled(En, [.. english]));
    }

    /// <summary>What is written alike in both languages: a number, a name, a date.</summary>
    public static Text Same(string text) => new(text, text);

    public static Text Join(string separator, params IEnumerable<Text> texts) =>
        new(string.Join(separator, texts.Select(t => t.Vi)), string.Join(separator, texts.Select(t => t.En)));

    /// <summary>Fills {0} with a count; "(s)" in the English becomes nothing for one and "s" for others.</summary>
    public Text Counted(int count)
    {
        var english = En.Replace("(s)", count == 1 ? "" : "s", StringComparison.Ordinal);
        return new Text(Vi, english).With(count);
    }

    /// <summary>Fills {0}, {1}… with texts, each in its own language.</summary>
    public Text WithTexts(params Text[] args)
    {
        var (vietnamese, english) = (args.Select(a => a.Vi), args.Select(a => a.En));
        return new(Filled(Vi, [.. vietnamese]), Filled(En, [.. english]));
    }

    private static string Filled(string pattern, object[] args) =>
        string.Format(CultureInfo.InvariantCulture, pattern, args);
}
