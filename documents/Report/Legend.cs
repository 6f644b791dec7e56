using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>Collects the marks a table uses, and explains those under it.</summary>
internal sealed class Legend
{
    private static readonly (string Mark, string Meaning)[] Marks =
    [
        (Words.NilShort, Words.NilShortLegend),
        (Words.NotApplicable, Words.NotApplicableLegend),
        (Words.Withheld, Words.WithheldLegend),
    ];

    private readonly HashSet<string> used = [];

    public Figure See(Figure figure)
    {
        used.Add(figure.Text);
        return figure;
    }

    public IEnumerable<W.Paragraph> Write(string style)
    {
        var meanings = Marks.Where(m => used.Contains(m.Mark)).Select(m => m.Meaning).ToList();
        if (meanings.Count > 0)
            yield return Prose.Paragraph(style, Words.Fill(Words.Legend, string.Join("; ", meanings)));
    }
}
