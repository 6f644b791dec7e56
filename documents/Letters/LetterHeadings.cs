using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Letters;

/// <summary>The boxes of what a body writes, as far as the plan tells them; what nobody said is left blank.</summary>
internal static class LetterHeadings
{
    /// <summary>Of a letter of the collector to the units that owe it something; the office that chases drafts it.</summary>
    public static LetterHeading OfCollector(
        CycleRecord cycle,
        UnitDirectory units,
        string collector,
        string subject,
        IEnumerable<string> addressees
    )
    {
        var plan = cycle.Configuration.Plan;
        var body = IssuingBody.Of(units, collector);
        var office = FollowUpOf(plan, collector)?.Chasers.FirstOrDefault(c => c != collector);
        var drafter = office is null ? null : IssuingBody.Of(units, office);
        var isOfPlan = plan.Issuer == collector && plan.SignatureLines.Count > 0;
        return new(
            body.Superior,
            body.Lines,
            body.SymbolOfLetter(drafter),
            body.Place,
            subject,
            string.Join('\n', addressees),
            isOfPlan ? plan.SignatureLines : body.Signature,
            ["Như trên", .. Informed(plan, collector, units), IssuingBody.KeptBy(drafter)]
        );
    }

    private static FollowUp? FollowUpOf(PlanDocument plan, string collector) =>
        plan.Issuer == collector ? plan.FollowUp : null;

    private static IEnumerable<string> Informed(PlanDocument plan, string collector, UnitDirectory units)
    {
        if (FollowUpOf(plan, collector) is not { } followUp)
            return [];
        var names = followUp.Chasers.Concat(followUp.With).Select(code => units.NameOf(code).Vi);
        return names.Prepend($"{units.NameOf(followUp.ReportsTo).Vi} (để b/c)");
    }

    /// <summary>Of what the office that chases reports to the head of the body.</summary>
    public static LetterHeading OfChaser(CycleRecord cycle, UnitDirectory units, string collector, string subject)
    {
        var followUp = FollowUpOf(cycle.Configuration.Plan, collector);
        var head = followUp?.ReportsTo;
        var body = IssuingBody.Of(units, followUp is { Chasers: [var office, ..] } ? office : collector);
        var informed = (followUp?.With ?? []).Select(w => units.NameOf(w).Vi);
        var receiver = head is null ? "Lãnh đạo cơ quan" : "Như trên";
        return new(
            body.Superior,
            body.Lines,
            body.SymbolOf("BC"),
            body.Place,
            subject,
            head is null ? "" : units.NameOf(head).Vi,
            body.Signature,
            [receiver, .. informed, IssuingBody.KeptBy(null)]
        );
    }

    public static string IssuerInSentence(UnitDirectory units, string code) =>
        UnitName.IssuerInSentence(units.NameOf(code).Vi);
}
