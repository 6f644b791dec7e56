using System.Globalization;
using PlanMonitor.Core.Consolidation;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Forms;
using PlanMonitor.Core.Submissions;
using PlanMonitor.Core.Units;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Report;

/// <summary>Puts together what a unit's own printed report needs.</summary>
public static class UnitReportModels
{
    /// <param name="revision">Null: the draft.</param>
    /// <param name="form">The version it was made with.</param>
    /// <param name="seesSensitive">Whether victim figures, files and the words about figures are open to this reader.</param>
    public static UnitReportModel Of(Opened opened, Content content, Revision? revision, Form form, bool seesSensitive)
    {
        var shown = seesSensitive ? content : DisclosureRules.Withhold(content, form);
        var withheld = form.Fields.Where(f => f.Sensitive && !seesSensitive).Select(f => f.Code).ToHashSet();
        var duty = opened.Duty;
        var heading = HeadingOf(opened, content.Document);
        var explanations = ExplanationsOf(duty.Unit, content, form, seesSensitive);
        var files = shown.Files.Select(f => f.Name).ToList();
        return new()
        {
            Heading = heading,
            Form = form,
            Values = shown.Values,
            Nil = content.Nil ? NilRules.Answered(form).ToHashSet() : [],
            Unit = duty.Unit,
            Revision = revision?.Number,
            Identifier = IdentifierOf(duty, revision),
            Withheld = withheld,
            Explanations = explanations,
            Files = files,
            Year = opened.Cycle.Configuration.Year,
        };
    }

    private static ExplanationLine[] ExplanationsOf(string unit, Content content, Form form, bool seesSensitive)
    {
        ExplanationLine LineOf(string rule, string words) =>
            new(unit, AboutOf(rule, form), seesSensitive ? words : null);
        var explanations = content.Explanations ?? new Dictionary<string, string>();
        return [.. explanations.Select(e => LineOf(e.Key, e.Value))];
    }

    private static string IdentifierOf(Duty duty, Revision? revision)
    {
        var number = revision?.Number.ToString(CultureInfo.InvariantCulture) ?? "draft";
        return $"{duty.Cycle}/{duty.Obligation.Id}/{duty.Period.Id}/{duty.Unit}/{number}";
    }

    private static string AboutOf(string rule, Form form) =>
        form.Rules.FirstOrDefault(r => r.Id == rule)?.Message.Vi ?? rule;

    /// <summary>The boxes as far as they are known: who signs, and what abbreviation an agency has in its numbers, the plan does not say.</summary>
    private static UnitReportHeading HeadingOf(Opened opened, DocumentReference? document)
    {
        var duty = opened.Duty;
        var unit = opened.Units.Find(duty.Unit);
        var name = opened.Units.NameOf(duty.Unit).Vi;
        var isCommittee = unit?.Kind is UnitKind.Province or UnitKind.District or UnitKind.Commune;
        var above = unit?.Parent is { } parent ? opened.Units.NameOf(parent).Vi : null;
        var issuer = isCommittee ? UnitName.IssuerInSentence(name) : name;
        var subject = $"{duty.Name.Vi} ({UnitName.Lower(duty.Period.Name.Vi)})";
        // A plan's number is the plan's: its report has none of its own.
        var own = duty.Obligation.Kind == ObligationKind.Plan ? null : document;
        var superior = unit?.Kind == UnitKind.Agency ? above : null;
        var place = UnitName.PlaceOf(isCommittee || above is null ? name : above);
        var symbol = isCommittee ? "BC-UBND" : "BC-          ";
        var receiver = Receiver(opened);
        // "Kính gửi" is for a higher body; an invited body reports to nobody above it.
        var (addressedTo, firstRecipient) = duty.Invited ? ("", receiver) : (receiver, "Như trên");
        var opening = $"{UnitName.Capital(issuer)} báo cáo {UnitName.Lower(subject)} như sau:";
        var closing = $"Trên đây là báo cáo của {issuer}.";
        return new()
        {
            Superior = SuperiorLines(superior),
            Issuer = IssuerLines(name, isCommittee),
            Number = own?.Number,
            Symbol = symbol,
            Place = place,
            Date = own?.Date,
            Subject = subject,
            AddressedTo = addressedTo,
            Opening = opening,
            Closing = closing,
            SignatureLines = SignatureLines(isCommittee),
            Recipients = [firstRecipient, "Lưu: VT"],
        };
    }

    private static string[] SuperiorLines(string? superior) =>
        superior is null ? [] : [UnitName.IssuerInSentence(superior).ToUpperInvariant()];

    private static string[] IssuerLines(string name, bool isCommittee) =>
        isCommittee ? ["ỦY BAN NHÂN DÂN", name.ToUpperInvariant()] : [name.ToUpperInvariant()];

    private static string[] SignatureLines(bool isCommittee) =>
        isCommittee ? ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] : ["THỦ TRƯỞNG ĐƠN VỊ"];

    /// <summary>"Ủy ban nhân dân thị xã Hương Trà (qua Phòng …)".</summary>
    private static string Receiver(Opened opened)
    {
        var collector = UnitName.IssuerInSentence(opened.Units.NameOf(opened.Duty.Collector).Vi);
        return opened.Duty.Through is { } through ? $"{collector} (qua {opened.Units.NameOf(through).Vi})" : collector;
    }
}
