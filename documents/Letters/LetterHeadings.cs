using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Letters;

/// <summary>The boxes of what a body writes, as far as the plan tells them; what nobody said is left blank.</summary>
internal static class LetterHeadings
{
    /// <summary>Of a letter of the collector to the units that owe it something.</summary>
    public static LetterHeading OfCollector(
        CycleRecord cycle,
        UnitDirectory units,
        string collector,
        string subject,
        IEnumerable<string> addressees
    )
    {
        var plan = cycle.Configuration.Plan;
        var unit = units.Find(collector);
        var name = units.NameOf(collector).Vi;
        var isCommittee = IsCommittee(unit);
        var informed =
            plan.FollowUp is { } followUp && plan.Issuer == collector
                ? [followUp.ReportsTo, .. followUp.Chasers, .. followUp.With]
                : (string[])[];
        var place = PlaceOf(units, collector, unit);
        return new(
            Superior(unit, units),
            isCommittee ? Committee(name) : [name.ToUpperInvariant()],
            // After the body's own abbreviation stands the one of the office that drafted it, which no source tells.
            isCommittee ? "UBND-          " : "               ",
            place,
            subject,
            string.Join('\n', addressees),
            SignatureOf(plan, collector, isCommittee),
            [
                "Như trên",
                .. informed.Select((code, i) => units.NameOf(code).Vi + (i == 0 ? " (để b/c)" : "")),
                "Lưu: VT",
            ]
        );
    }

    private static IReadOnlyList<string> SignatureOf(PlanDocument plan, string collector, bool isCommittee)
    {
        if (plan.Issuer == collector && plan.SignatureLines.Count > 0)
            return plan.SignatureLines;
        return isCommittee ? ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] : ["THỦ TRƯỞNG CƠ QUAN"];
    }

    /// <summary>Of what the office that chases reports to the head of the body.</summary>
    public static LetterHeading OfChaser(CycleRecord cycle, UnitDirectory units, string collector, string subject)
    {
        var plan = cycle.Configuration.Plan;
        var chaser = plan.Issuer == collector && plan.FollowUp is { Chasers: [var first, ..] } ? first : null;
        var head = plan.Issuer == collector ? plan.FollowUp?.ReportsTo : null;
        var office = chaser ?? collector;
        var unit = units.Find(office);
        var name = units.NameOf(office).Vi;
        var isCommittee = IsCommittee(unit);
        var within = UnitName.Within(units.NameOf(collector).Vi, name);
        var informed = plan.Issuer == collector ? plan.FollowUp?.With ?? [] : [];
        return new(
            Superior(unit, units),
            isCommittee ? Committee(name) : [within.ToUpperInvariant()],
            isCommittee ? "BC-UBND" : "BC-          ",
            PlaceOf(units, office, unit),
            subject,
            head is null ? "" : units.NameOf(head).Vi,
            chaser is null && isCommittee ? ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] : ["TRƯỞNG PHÒNG"],
            [head is null ? "Lãnh đạo cơ quan" : "Như trên", .. informed.Select(w => units.NameOf(w).Vi), "Lưu: VT"]
        );
    }

    public static string IssuerInSentence(UnitDirectory units, string code) =>
        UnitName.IssuerInSentence(units.NameOf(code).Vi);

    private static string[] Committee(string name) => ["ỦY BAN NHÂN DÂN", name.ToUpperInvariant()];

    private static string PlaceOf(UnitDirectory units, string code, Unit? unit) =>
        UnitName.PlaceOf(units.NameOf(IsCommittee(unit) || unit?.Parent is null ? code : unit.Parent).Vi);

    private static bool IsCommittee(Unit? unit) =>
        unit?.Kind is UnitKind.Province or UnitKind.District or UnitKind.Commune;

    private static IReadOnlyList<string> Superior(Unit? unit, UnitDirectory units) =>
        unit is { Kind: UnitKind.Agency, Parent: { } parent }
            ? [UnitName.IssuerInSentence(units.NameOf(parent).Vi).ToUpperInvariant()]
            : [];
}
