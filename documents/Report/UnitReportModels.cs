using System.Globalization;
using PlanMonitor.Core;
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
    /// <param name="seesAll">Whether victim figures, files and people's words are open to this reader.</param>
    public static UnitReportModel Of(Opened opened, Content content, Revision? revision, Form form, bool seesAll)
    {
        var sensitive = SightRules.SensitiveIn(opened.Cycle.Configuration, form.Id);
        var shown = seesAll ? content : SightRules.Closed(content, form, sensitive);
        var withheld = seesAll ? [] : SightRules.ClosedIn(form, sensitive).ToHashSet();
        var duty = opened.Duty;
        // What was sent keeps the names of that day.
        var units = revision is null ? opened.Units : opened.Units.AsOf(revision.Receipt.At);
        var heading = HeadingOf(opened, content.Document, units);
        var made = VietnamTime.DayOf(revision?.Receipt.At ?? opened.Situation.Now);
        var explanations = ExplanationsOf(duty.Unit, content, form, seesAll);
        var files = shown.Files.Select(f => f.Name).ToList();
        var nil = shown.Nil ? NilRules.Answered(form).ToHashSet() : [];
        var (number, identifier) = (revision?.Number, IdentifierOf(duty, revision));
        return new()
        {
            Heading = heading,
            Form = form,
            Values = shown.Values,
            Nil = nil,
            Unit = duty.Unit,
            Revision = number,
            Identifier = identifier,
            Withheld = withheld,
            Explanations = explanations,
            Files = files,
            Year = made.Year,
        };
    }

    private static ExplanationLine[] ExplanationsOf(string unit, Content content, Form form, bool seesAll)
    {
        ExplanationLine LineOf(string rule, string words) => new(unit, AboutOf(rule, form), seesAll ? words : null);
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

    /// <summary>The boxes, with the names of the day it was sent.</summary>
    private static UnitReportHeading HeadingOf(Opened opened, DocumentReference? document, UnitDirectory units)
    {
        var duty = opened.Duty;
        var body = IssuingBody.Of(units, duty.Unit);
        var issuer = UnitName.IssuerInSentence(units.NameOf(duty.Unit).Vi);
        var receiver = Receiver(duty, units);
        var plan = PlanCitation.Of(opened.Cycle.Configuration, units);
        var title = DutyTitle.Of(duty, opened.Cycle.Configuration, units);
        // "Kính gửi" is for what goes to a higher body; a plan does not, and an invited body has nobody above it here.
        var isUpward = !title.IsPlan && !duty.Invited;
        var opening = $"Thực hiện {plan}, {issuer} {title.Does} như sau:";
        var firstRecipient = isUpward ? "Như trên" : $"{receiver} (để b/c)";
        var closing = $"Trên đây là {title.Named} của {issuer}.";
        var symbol = body.SymbolOf(title.Abbreviation);
        var addressedTo = isUpward ? receiver : "";
        var heading = new UnitReportHeading
        {
            Issuer = body.Lines,
            Symbol = symbol,
            Place = body.Place,
            Subject = title.Subject,
            AddressedTo = addressedTo,
            Opening = opening,
            Closing = closing,
            SignatureLines = body.Signature,
            Recipients = [firstRecipient, IssuingBody.KeptBy(null)],
        };
        return heading with
        {
            Superior = body.Superior,
            DocumentType = title.Type,
            Number = document?.Number,
            Date = document?.Date,
        };
    }

    /// <summary>"Ủy ban nhân dân thị xã Hương Trà (qua Phòng …)".</summary>
    private static string Receiver(Duty duty, UnitDirectory units)
    {
        var collector = UnitName.IssuerInSentence(units.NameOf(duty.Collector).Vi);
        return duty.Through is { } through ? $"{collector} (qua {units.NameOf(through).Vi})" : collector;
    }
}
