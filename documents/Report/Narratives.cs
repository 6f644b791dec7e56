using DocumentFormat.OpenXml;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;

namespace PlanMonitor.Documents.Report;

/// <summary>What the collector wrote and what the units wrote, each where the outline has it, the units' with their name.</summary>
internal sealed class Narratives(ReportModel model)
{
    /// <summary>Characters that the units' texts of one field may take together; a text is shortened to its share of it, but not below and above these.</summary>
    private const int Room = 12_000;
    private const int ShortestFold = 200;
    private const int LongestFold = 1_000;

    /// <summary>A part of the outline: the collector's words, then the units'. With neither, a line to fill in.</summary>
    public IEnumerable<OpenXmlElement> Part(string place)
    {
        var written = Own(place).Concat(OfUnits(place)).ToList();
        return written.Count > 0 ? written : [Prose.Paragraph(Styles.Fill, Words.ToFillIn)];
    }

    public IEnumerable<OpenXmlElement> Own(string place) =>
        Placed(model.OwnForm, place)
            .SelectMany(f => Prose.Paragraphs(Styles.Body, model.OwnWords.GetValueOrDefault(f.Code)));

    public IEnumerable<OpenXmlElement> OfUnits(string place) =>
        Placed(model.Form, place)
            .Where(f => f.OnPaper().IsWords)
            .SelectMany(f => Of(f, isPlaced: true, isTitled: IsTitle(place, f.Name.Vi)));

    /// <summary>"Kiến nghị, đề xuất" under "V. KIẾN NGHỊ, ĐỀ XUẤT".</summary>
    private static bool IsTitle(string place, string name) => Words.IsSame(TitleOf(place), name);

    private static string TitleOf(string place) =>
        place switch
        {
            OutlinePlace.Direction => Words.Direction,
            OutlinePlace.Results => Words.Results,
            OutlinePlace.Achievements => Words.Achievements,
            OutlinePlace.Limits => Words.Limits,
            OutlinePlace.Next => Words.Next,
            _ => Words.Proposals,
        };

    /// <summary>The collector's words the outline has no place for, by the name of their field.</summary>
    public IEnumerable<(string Name, IEnumerable<OpenXmlElement> Words)> OwnElsewhere() =>
        from section in model.OwnForm.Sections
        from field in section.Fields
        where OutlinePlace.Of(section, field) is null
        let words = model.OwnWords.GetValueOrDefault(field.Code)
        where !string.IsNullOrWhiteSpace(words)
        select (field.Name.Vi, Prose.Paragraphs(Styles.Body, words).AsEnumerable<OpenXmlElement>());

    /// <summary>One narrative field: its name, each text after the names of the units that wrote it, and those that declared nil.</summary>
    /// <param name="isPlaced">It stands under a heading of the outline.</param>
    /// <param name="isTitled">The heading above it says its name.</param>
    public IEnumerable<OpenXmlElement> Of(Field field, bool isPlaced = false, bool isTitled = false)
    {
        if (model.CellOf(field.Code) is not { } cell)
            yield break;
        var texts = Texts(cell).Where(t => !string.IsNullOrWhiteSpace(t.Text));
        var written = texts.GroupBy(t => string.Join('\n', CleanText.Lines(t.Text))).ToList();
        var nil = cell.Parts.Where(p => p.State == CellState.Nil).Select(p => p.Unit).ToList();
        // Under a heading of the outline there is nothing to say of who has nothing: nobody reads a list of units without difficulties.
        if (isPlaced)
            nil.Clear();
        if (written.Count == 0 && nil.Count == 0)
            yield break;

        if (!isTitled)
            yield return Prose.Paragraph(Styles.Lead, field.Name.Vi);
        var room = Math.Clamp(Room / Math.Max(1, written.Count), ShortestFold, LongestFold);
        foreach (var text in written)
        {
            var lines = Folded(text.Key, room).Split('\n');
            var paragraphs = lines.Select(line => Prose.Paragraph(Styles.Body, line)).ToList();
            var from = Prose.Run($"- {NamesOf([.. text.Select(t => t.Unit)])}: ", italic: true);
            paragraphs[0] = Prose.Paragraph(Styles.Body, from, Prose.Run(lines[0]));
            if (text.Key.Length > room)
                paragraphs[^1].Append(Prose.Run(WhereToReadAll(text.First()), italic: true));
            foreach (var paragraph in paragraphs)
                yield return paragraph;
        }
        if (nil.Count > 0)
            yield return Prose.Paragraph(Styles.Body, "- " + Words.Fill(Words.NilUnits, model.NamesOf(nil)));
        if (cell.RowsLeftBelow > 0)
            yield return Prose.Sentence(Styles.Body, Words.TextsLeft, Prose.Control(Figure.RowsLeft(cell)));
    }

    /// <summary>The first begins the line and keeps its capital.</summary>
    private string NamesOf(string[] units)
    {
        var others = units.Skip(1).Select(u => UnitName.InSentence(model.NameOf(u)));
        return string.Join(", ", others.Prepend(model.NameOf(units[0])));
    }

    /// <summary>Each text with the unit that wrote it, however far below; the revision is known of the direct units.</summary>
    public static IEnumerable<(string Unit, string? Text, int? Revision)> Texts(Cell cell)
    {
        foreach (var part in cell.Parts.Where(p => p.Withheld))
            yield return (part.Unit, Words.Withheld, part.Revision);
        if (cell.Rows.Count == 0)
        {
            foreach (var part in cell.Parts.Where(p => p is { State: CellState.Value, Withheld: false }))
                yield return (part.Unit, part.Text, part.Revision);
            yield break;
        }
        var revisions = cell.Parts.ToDictionary(p => p.Unit, p => p.Revision);
        foreach (var row in cell.Rows)
            yield return (
                row.Unit,
                row.Values.GetValueOrDefault(Field.TextColumn)?.Text,
                revisions.GetValueOrDefault(row.Unit)
            );
    }

    /// <summary>The text, or its beginning up to a whole word and "…".</summary>
    private static string Folded(string text, int room)
    {
        if (text.Length <= room)
            return text;
        var end = text.LastIndexOfAny([' ', '\n'], room);
        // A text without any space is cut, though not through a pair of surrogates.
        if (end <= 0)
            end = char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;
        return text[..end].TrimEnd(' ', '\n', ',', ';', ':') + "…";
    }

    private string WhereToReadAll((string Unit, string? Text, int? Revision) part) =>
        Words.Fill(
            Words.ReadAll,
            UnitName.InSentence(model.NameOf(part.Unit)),
            part.Revision is { } revision ? Words.Fill(Words.RevisionSent, revision) : ""
        );

    private static IEnumerable<Field> Placed(Form form, string place) =>
        from section in form.Sections
        from field in section.Fields
        where OutlinePlace.Of(section, field) == place
        select field;
}
