using PlanMonitor.Core.Units;

namespace PlanMonitor.Documents.Texts;

/// <summary>Names of units as they stand in documents: data sets give "Thị xã Hương Trà".</summary>
public static class UnitName
{
    /// <summary>
    /// A unit's name inside a sentence: the generic word is lower case (thị xã Hương Trà), but not before a number (Phường 5) nor in
    /// Thành phố Hồ Chí Minh (Phụ lục II, Mục III).
    /// </summary>
    public static string InSentence(string name) => FormalName.InSentence(name);

    /// <summary>The body that issues the report, inside a sentence: for an administrative unit its People's Committee.</summary>
    public static string IssuerInSentence(string collector) => FormalName.BodyOf(collector);

    /// <summary>The place of issue is the name without the generic word ("Hương Trà"), but "Phường 5" is called so.</summary>
    public static string PlaceOf(string name) =>
        InSentence(name) != name ? name[(FormalName.TypeOf(name)!.Length + 1)..] : name;

    /// <summary>Among the offices of one body its name need not be said each time: "Phòng Tư pháp" for "Phòng Tư pháp thị xã Hương Trà".</summary>
    public static string Within(string body, string name) =>
        name.EndsWith($" {InSentence(body)}", StringComparison.Ordinal) ? name[..^(InSentence(body).Length + 1)] : name;

    /// <summary>A label inside a sentence: its first letter small, unless it is an abbreviation.</summary>
    public static string Lower(string label) => Words.InnerCase(label);

    /// <summary>At the beginning of a sentence.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
