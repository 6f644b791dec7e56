using PlanMonitor.Core.Units;

namespace PlanMonitor.Documents.Texts;

/// <summary>Who writes a document, as its boxes 2, 3, 4 and 7 name it: by the register of units, and where that says nothing by the name and the unit above.</summary>
/// <param name="Superior">Capitals, line by line; none above a People's Committee.</param>
/// <param name="Lines">Its name in capitals, line by line.</param>
/// <param name="Abbreviation">Null: nobody said it.</param>
/// <param name="Place">Where the office sits.</param>
public sealed record IssuingBody(
    IReadOnlyList<string> Superior,
    IReadOnlyList<string> Lines,
    string? Abbreviation,
    IReadOnlyList<string> Signature,
    string Place
)
{
    private const string Blank = "          ";

    public static IssuingBody Of(UnitDirectory units, string code)
    {
        var unit = units.Find(code);
        var isCommittee = IsCommittee(unit);
        var letterhead = unit?.Letterhead ?? new();
        var usual = isCommittee ? "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH" : "THỦ TRƯỞNG CƠ QUAN";
        var above = isCommittee ? null : unit?.Parent;
        return new(
            SuperiorOf(units, unit, letterhead),
            NameOf(units, unit, code, letterhead),
            letterhead.Abbreviation ?? (isCommittee ? "UBND" : null),
            CapitalLines(letterhead.Signer ?? usual),
            UnitName.PlaceOf(units.NameOf(above ?? code).Vi)
        );
    }

    /// <summary>"BC-UBND"; blank where nobody said the abbreviation.</summary>
    public string SymbolOf(string type) => $"{type}-{Abbreviation ?? Blank}";

    /// <summary>Of a letter, which has no name of a type: "UBND-LĐTBXH", the body that signs and the office that drafted it.</summary>
    public string SymbolOfLetter(IssuingBody? drafter)
    {
        var by = Abbreviation ?? Blank;
        return drafter is null ? by : $"{by}-{drafter.Abbreviation ?? Blank}";
    }

    /// <summary>"Lưu: VT, LĐTBXH".</summary>
    public static string KeptBy(IssuingBody? drafter) =>
        drafter?.Abbreviation is { } abbreviation ? $"Lưu: VT, {abbreviation}" : "Lưu: VT";

    public static bool IsCommittee(Unit? unit) =>
        unit?.Kind is UnitKind.Province or UnitKind.District or UnitKind.Commune;

    private static string[] SuperiorOf(UnitDirectory units, Unit? unit, Letterhead letterhead)
    {
        if (letterhead.Superior is { } superior)
            return CapitalLines(superior);
        return unit is { Kind: UnitKind.Agency, Parent: { } parent } && IsCommittee(units.Find(parent))
            ? CapitalLines(Committee(units.NameOf(parent).Vi))
            : [];
    }

    private static string[] NameOf(UnitDirectory units, Unit? unit, string code, Letterhead letterhead)
    {
        if (letterhead.Issuer is { } issuer)
            return CapitalLines(issuer);
        var name = units.NameOf(code).Vi;
        if (IsCommittee(unit))
            return CapitalLines(Committee(name));
        // Where the place stands in the line above, it is not said again: "PHÒNG TƯ PHÁP".
        var isSaidAbove = letterhead.Superior is null && unit is { Kind: UnitKind.Agency, Parent: not null };
        return CapitalLines(isSaidAbove ? UnitName.Within(units.NameOf(unit!.Parent!).Vi, name) : name);
    }

    private static string Committee(string name) => $"Ủy ban nhân dân\n{name}";

    private static string[] CapitalLines(string text) =>
        [.. CleanText.Lines(text).Select(line => line.ToUpperInvariant())];
}
