using DocumentFormat.OpenXml;
using PlanMonitor.Core.Forms.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>The commune's own report as a document of NĐ 30/2020/NĐ-CP, its outline the sections of the form. The same model gives the same bytes.</summary>
public static class UnitReportDocument
{
    public static void Write(UnitReportModel model, Stream output)
    {
        var heading = model.Heading;
        var number = heading.Number is { } given
            ? Words.Fill(Words.NumberGiven, given)
            : Words.Fill(Words.Number, heading.Symbol);
        var placeAndDate = heading.Date is { } date
            ? Words.Fill(Words.PlaceAndDateGiven, heading.Place, VietnameseNumbers.DayInWords(date))
            : Words.Fill(Words.PlaceAndDate, heading.Place, model.Year);
        var boxes = new Boxes(
            heading.Superior,
            heading.Issuer,
            number,
            placeAndDate,
            heading.Subject,
            heading.AddressedTo,
            heading.DocumentType
        );
        var body = new W.Body();
        body.Append(HeadingBoxes.Write(boxes));
        body.Append(Text(model));
        body.Append(SignatureBoxes.Write(heading.Recipients, heading.SignatureLines));
        body.Append(PageSetup.Section(landscape: false));
        WordPackage.Write(
            body,
            new(heading.Subject, string.Join(' ', heading.Issuer), model.Year, model.Identifier),
            output,
            model.Revision is null ? Words.Draft : null
        );
    }

    private static IEnumerable<OpenXmlElement> Text(UnitReportModel model)
    {
        foreach (var line in Prose.Paragraphs(Styles.Body, model.Heading.Opening))
            yield return line;
        if (model.Nil.Count > 0 && model.Form.Nil is { } nil)
            yield return Prose.Paragraph(Styles.Body, $"{nil.Label.Vi}.");
        var part = 0;
        foreach (var section in model.Form.Sections.Where(s => s.Fields.Any(f => f.Kind().IsEntered)))
        {
            var content = new UnitSection(model).Write(section).ToList();
            if (content.Count == 0)
                continue;
            yield return Prose.Paragraph(
                Styles.Part,
                $"{Words.Roman(++part)}. {Words.WithoutLetter(section.Title.Vi).ToUpperInvariant()}"
            );
            foreach (var element in content)
                yield return element;
        }
        if (model.Explanations.Count > 0)
        {
            yield return Prose.Paragraph(
                Styles.Part,
                $"{Words.Roman(++part)}. {Words.Explanations.ToUpperInvariant()}"
            );
            foreach (var explanation in model.Explanations)
                yield return Prose.Paragraph(
                    Styles.Body,
                    Prose.Run($"- {explanation.About} ", italic: true),
                    Prose.Run(explanation.Words ?? Words.NotShown)
                );
        }
        if (model.Files.Count > 0)
            yield return Prose.Paragraph(Styles.Body, Words.Fill(Words.Attached, string.Join("; ", model.Files)));
        yield return Prose.Paragraph(Styles.Closing, model.Heading.Closing.Trim().TrimEnd('.', '/', ' ') + Words.End);
    }
}
