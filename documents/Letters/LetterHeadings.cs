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
        // After the body's own abbreviation stands the one of the office that drafted it, which no source tells.
        var symbol = isCommittee ? "UBND-          " : "               ";
        return new(
            Superior(unit, units),
            IssuerOf(name, isCommittee),
            symbol,
            PlaceOf(units, collector, unit),
            subject,
            string.Join('\n', addressees),
            SignatureOf(plan, collector, isCommittee),
            ["Như trên", .. Informed(plan, collector, units), "Lưu: VT"]
        );
    }

    private static IEnumerable<string> Informed(PlanDocument plan, string collector, UnitDirectory units)
    {
        if (plan.FollowUp is not { } followUp || plan.Issuer != collector)
            return [];
        var names = followUp.Chasers.Concat(followUp.With).Select(code => units.NameOf(code).Vi);
        return names.Prepend($"{units.NameOf(followUp.ReportsTo).Vi} (để b/c)");
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
        var followUp = plan.Issuer == collector ? plan.FollowUp : null;
        var chaser = followUp is { Chasers: [var first, ..] } ? first : null;
        var head = followUp?.ReportsTo;
        var office = chaser ?? collector;
        var unit = units.Find(office);
        var name = units.NameOf(office).Vi;
        var isCommittee = IsCommittee(unit);
        var within = UnitName.Within(units.NameOf(collector).Vi, name);
        var informed = (followUp?.With ?? []).Select(w => units.NameOf(w).Vi);
        string[] signature = chaser is null && isCommittee ? ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] : ["TRƯỞNG PHÒNG"];
        var receiver = head is null ? "Lãnh đạo cơ quan" : "Như trên";
        return new(
            Superior(unit, units),
            IssuerOf(isCommittee ? name : within, isCommittee),
            isCommittee ? "BC-UBND" : "BC-          ",
            PlaceOf(units, office, unit),
            subject,
            head is null ? "" : units.NameOf(head).Vi,
            signature,
            [receiver, .. informed, "Lưu: VT"]
        );
    }

    public static string IssuerInSentence(UnitDirectory units, string code) =>
        UnitName.IssuerInSentence(units.NameOf(code).Vi);

    private static string[] IssuerOf(string name, bool isCommittee) =>
        isCommittee ? ["ỦY BAN NHÂN DÂN", name.ToUpperInvariant()] : [name.ToUpperInvariant()];

    private static string PlaceOf(UnitDirectory units, string code, Unit? unit) =>
        UnitName.PlaceOf(units.NameOf(IsCommittee(unit) || unit?.Parent is null ? code : unit.Parent).Vi);

    private static bool IsCommittee(Unit? unit) =>
        unit?.Kind is UnitKind.Province or UnitKind.District or UnitKind.Commune;

    private static IReadOnlyList<string> Superior(Unit? unit, UnitDirectory units) =>
        unit is { Kind: UnitKind.Agency, Parent: { } parent }
            ? [UnitName.IssuerInSentence(units.NameOf(parent).Vi).ToUpperInvariant()]
            : [];
}
