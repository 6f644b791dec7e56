using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Report;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>All that was written in words, whole; a text longer than a cell holds goes on in the next line. The collector's own words come first.</summary>
internal static class TextsSheet
{
    /// <summary>A little below what a cell holds.</summary>
    private const int Longest = XlsxText.Longest - 767;

    private static readonly string[] Titles =
    [
        SheetWords.Code,
        Words.Indicator,
        SheetWords.UnitCode,
        Words.Unit,
        SheetWords.Revision,
        SheetWords.FullText,
    ];

    public static ReportSheet Of(ReportModel model) =>
        new(SheetWords.Texts, SheetWords.TextsTitle, [12, 34, 14, 30, 9, 100])
        {
            Header = [Titles],
            FixedColumns = 4,
            Rows = Own(model).Concat(Units(model)),
        };

    private static IEnumerable<IReadOnlyList<SheetCell>> Own(ReportModel model) =>
        from field in model.OwnForm.Fields
        where model.OwnWords.ContainsKey(field.Code)
        from row in Rows(model, field, model.Figures.Unit, null, model.OwnWords[field.Code])
        select row;

    private static IEnumerable<IReadOnlyList<SheetCell>> Units(ReportModel model) =>
        from field in model.Form.Fields
        where field.OnPaper().IsWords
        let cell = model.CellOf(field.Code)
        where cell is not null
        from row in Units(model, field, cell)
        select row;

    private static IEnumerable<IReadOnlyList<SheetCell>> Units(ReportModel model, Field field, Cell cell) =>
        from text in Narratives.Texts(cell)
        where !string.IsNullOrWhiteSpace(text.Text)
        from row in Rows(model, field, text.Unit, text.Revision, text.Text!)
        select row;

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows(
        ReportModel model,
        Field field,
        string unit,
        int? revision,
        string text
    )
    {
        var pieces = Pieces(string.Join('\n', CleanText.Lines(text))).ToList();
        foreach (var (i, piece) in pieces.Index())
        {
            var name = pieces.Count == 1 ? field.Name.Vi : Words.Fill(SheetWords.Part, field.Name.Vi, i + 1);
            SheetCell[] place = [SheetCell.Of(field.Code), SheetCell.Of(name)];
            SheetCell[] from = [SheetCell.Of(unit), SheetCell.Of(model.NameOf(unit)), SheetCell.Of(revision)];
            yield return [.. place, .. from, SheetCell.Of(piece)];
        }
    }

    private static IEnumerable<string> Pieces(string text)
    {
        for (var at = 0; at < text.Length; )
        {
            var length = Math.Min(Longest, text.Length - at);
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]))
                length--;
            yield return text.Substring(at, length);
            at += length;
        }
    }
}
