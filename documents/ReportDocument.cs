using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents;

/// <summary>The consolidated report as a document of NĐ 30/2020/NĐ-CP. The same model gives the same bytes.</summary>
public static class ReportDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Write(ReportModel model, Stream output)
    {
        var annexes = Annexes.Of(model);
        var body = new W.Body();
        body.Append(HeadingBoxes.Write(model.Heading, model.Year));
        body.Append(new MainText(model, annexes).Write());
        body.Append(SignatureBoxes.Write(model.Heading));
        body.Append(Annexes.Write(model, annexes));
        var figures = model.Figures;
        WordPackage.Write(
            body, new(model.Heading.Subject, string.Join(' ', model.Heading.Issuer), model.Year, $"{figures.Cycle}/{figures.Obligation}/{figures.Period}/{figures.Unit}"), output);
    }
}
