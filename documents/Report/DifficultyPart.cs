using DocumentFormat.OpenXml;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>What the units asked while they carried the plan out: how many questions, how many were answered, and word for word those that still wait.</summary>
internal static class DifficultyPart
{
    /// <summary>So many are printed; the rest are counted.</summary>
    private const int Printed = 20;

    public static IEnumerable<OpenXmlElement> Write(ReportModel model, int number)
    {
        if (model.Difficulties is not { Raised: > 0 } all)
            yield break;
        yield return Prose.Paragraph(Styles.Item, Words.Fill(Words.OtherWords, number, Words.Difficulties));
        yield return Prose.Sentence(
            Styles.Body,
            Words.DifficultiesCounted,
            Counted("difficulties", all.Raised),
            Counted("difficultiesAnswered", all.Raised - all.Open.Count),
            Counted("difficultiesOpen", all.Open.Count)
        );
        foreach (var open in all.Open.Take(Printed))
        {
            var clause = open.Clause is null ? "" : $" ({UnitName.Lower(Words.ClauseName(open.Clause))})";
            yield return Prose.Paragraph(
                Styles.Body,
                Prose.Run($"- {model.NameOf(open.Unit)}{clause}: "),
                Prose.Run(open.Words, italic: true)
            );
        }
        if (all.Open.Count > Printed)
            yield return Prose.Sentence(
                Styles.Body,
                Words.DifficultiesLeft,
                Counted("difficultiesLeft", all.Open.Count - Printed)
            );
    }

    private static W.SdtRun Counted(string name, int count) => Prose.Control(Figure.Count(name, count));
}
