using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <param name="Seen">What the text says is in it.</param>
internal sealed record Annex(string Title, string Seen, bool Landscape, IEnumerable<OpenXmlElement> Content);

/// <summary>
/// The annexes, numbered with Roman numerals in their order; each is a section of its own and counts its own pages (Phụ lục I, Mục II.6). What has
/// nothing to say is not there.
/// </summary>
internal static class Annexes
{
    public static IReadOnlyList<Annex> Of(ReportModel model)
    {
        var byUnit = new UnitAnnex(model);
        List<Annex> annexes =
        [
            new(Words.UnitAnnexTitle, Words.UnitAnnexSeen, byUnit.Landscape, byUnit.Write()),
            new(Words.StatusAnnexTitle, Words.StatusAnnexSeen, false, StatusAnnex.Write(model)),
        ];
        if (RowsAnnex.Tables(model).Any())
            annexes.Add(
                new(Words.RowsAnnexTitle, Words.RowsAnnexSeen, RowsAnnex.Landscape(model), RowsAnnex.Write(model))
            );
        if (model.Explanations.Count + model.Unmapped.Count > 0)
            annexes.Add(new(Words.NotesAnnexTitle, Words.NotesAnnexSeen, false, NotesAnnex.Write(model)));
        return annexes;
    }

    /// <summary>The text must refer to each.</summary>
    public static string Seen(IReadOnlyList<Annex> annexes) =>
        string.Join(' ', annexes.Select((a, i) => Words.Fill(Words.SeeAnnex, a.Seen, Words.Roman(i + 1))));

    /// <summary>Each after the end of the section before it; the last section's properties close the document.</summary>
    public static IEnumerable<OpenXmlElement> Write(ReportModel model, IReadOnlyList<Annex> annexes)
    {
        var landscape = false;
        foreach (var (i, annex) in annexes.Index())
        {
            yield return PageSetup.Break(PageSetup.Section(landscape));
            foreach (var line in Heading(model, Words.Roman(i + 1), annex.Title))
                yield return line;
            foreach (var element in annex.Content)
                yield return element;
            landscape = annex.Landscape;
        }
        yield return Prose.Paragraph(Styles.Rule, []);
        yield return PageSetup.Section(landscape);
    }

    /// <summary>Number, title in capitals, and the document it belongs to with number and date blank: an electronic document leaves them so.</summary>
    private static IEnumerable<W.Paragraph> Heading(ReportModel model, string number, string title)
    {
        yield return Prose.Paragraph(Styles.DocumentType, Words.Fill(Words.Annex, number));
        yield return Prose.Paragraph(Styles.DocumentType, title);
        yield return Prose.Paragraph(
            Styles.AnnexOf,
            Words.Fill(
                Words.AnnexOf,
                model.Heading.Symbol,
                model.MadeOn.Year,
                UnitName.IssuerInSentence(model.NameOf(model.Figures.Unit))
            )
        );
    }
}
