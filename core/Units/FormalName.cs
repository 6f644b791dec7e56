namespace PlanMonitor.Core.Units;

/// <summary>How a unit is called in Vietnamese offices; data sets give "Thị xã Hương Trà".</summary>
public static class FormalName
{
    private static readonly string[] Types =
    [
        "Tỉnh",
        "Thành phố",
        "Quận",
        "Huyện",
        "Thị xã",
        "Thị trấn",
        "Phường",
        "Xã",
        "Đặc khu",
    ];

    /// <summary>
    /// A unit's name inside a sentence: the generic word is lower case (thị xã Hương Trà), but not before a number (Phường 5) nor in
    /// Thành phố Hồ Chí Minh (NĐ 30/2020/NĐ-CP, Phụ lục II, Mục III).
    /// </summary>
    public static string InSentence(string name) =>
        TypeOf(name) is { } type && !char.IsAsciiDigit(name[type.Length + 1]) && name != "Thành phố Hồ Chí Minh"
            ? char.ToLowerInvariant(name[0]) + name[1..]
            : name;

    /// <summary>The body that acts for a unit: of an administrative unit its People's Committee, "Ủy ban nhân dân phường Tứ Hạ".</summary>
    public static string BodyOf(string name) => TypeOf(name) is null ? name : $"Ủy ban nhân dân {InSentence(name)}";

    /// <summary>The same as a letter is addressed; the English stays the name.</summary>
    public static Text BodyOf(Text name) => name with { Vi = BodyOf(name.Vi) };

    /// <summary>The generic word; null: it is no administrative unit.</summary>
    public static string? TypeOf(string name) =>
        Types.FirstOrDefault(t => name.Length > t.Length + 1 && name.StartsWith($"{t} ", StringComparison.Ordinal));
}
