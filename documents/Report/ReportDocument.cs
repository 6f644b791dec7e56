using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>The consolidated report as a document of NĐ 30/2020/NĐ-CP. The same model gives the same bytes.</summary>
public static class ReportDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Write(ReportModel model, Stream output)
    {
        var annexes = Annexes.Of(model);
        var body = new W.Body();
        var heading = model.Heading;
        body.Append(
            HeadingBoxes.Write(
                new(
                    [],
                    heading.Issuer,
                    Words.Fill(Words.Number, heading.Symbol),
                    Words.Fill(Words.PlaceAndDate, heading.Place, model.MadeOn.Year),
                    heading.Subject,
                    heading.AddressedTo
                )
            )
        );
        body.Append(new MainText(model, annexes).Write());
        body.Append(SignatureBoxes.Write(heading.Recipients, heading.SignatureLines));
        body.Append(Annexes.Write(model, annexes));
        var figures = model.Figures;
        WordPackage.Write(
            body,
            new(
                heading.Subject,
                string.Join(' ', heading.Issuer),
                model.Year,
                $"{figures.Cycle}/{figures.Obligation}/{figures.Period}/{figures.Unit}"
            ),
            output
        );
    }
}
