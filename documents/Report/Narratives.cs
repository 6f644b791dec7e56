using DocumentFormat.OpenXml;
using PlanMonitor.Core;

namespace PlanMonitor.Documents;

/// <summary>What the collector wrote and what the units wrote, each where the outline has it, the units' with their name.</summary>
internal sealed class Narratives(ReportModel model)
{
    /// <summary>A part of the outline: the collector's words, then the units'. With neither, a line to fill in.</summary>
    public IEnumerable<OpenXmlElement> Part(string place)
    {
        var written = Own(place).Concat(OfUnits(place)).ToList();
        return written.Count > 0 ? written : [Prose.Paragraph(Styles.Fill, Words.ToFillIn)];
    }

    public IEnumerable<OpenXmlElement> Own(string place) =>
        Placed(model.OwnForm, place).SelectMany(f => Prose.Paragraphs(Styles.Body, model.OwnWords.GetValueOrDefault(f.Code)));

    public IEnumerable<OpenXmlElement> OfUnits(string place) =>
        Placed(model.Form, place).Where(f => f.Type == FieldType.Narrative).SelectMany(Of);

    /// <summary>The collector's words the outline has no place for, by the name of their field.</summary>
    public IEnumerable<(string Name, IEnumerable<OpenXmlElement> Words)> OwnElsewhere() =>
        from section in model.OwnForm.Sections
        from field in section.Fields
        where OutlinePlace.Of(section, field) is null && !string.IsNullOrWhiteSpace(model.OwnWords.GetValueOrDefault(field.Code))
        select (field.Name.Vi, Prose.Paragraphs(Styles.Body, model.OwnWords[field.Code]).AsEnumerable<OpenXmlElement>());

    /// <summary>One narrative field: its name, each unit's text after the unit's name, and those that declared nil.</summary>
    public IEnumerable<OpenXmlElement> Of(Field field)
    {
        if (model.CellOf(field.Code) is not { } cell) yield break;
        var written = cell.Parts.Where(p => p.State == CellState.Value && !string.IsNullOrWhiteSpace(p.Text)).ToList();
        var nil = cell.Parts.Where(p => p.State == CellState.Nil).Select(p => p.Unit).ToList();
        if (written.Count == 0 && nil.Count == 0) yield break;

        yield return Prose.Paragraph(Styles.Lead, field.Name.Vi);
        foreach (var part in written)
        {
            var lines = part.Withheld ? [Words.Withheld] : CleanText.Lines(part.Text).ToList();
            yield return Prose.Paragraph(
                Styles.Body,
                Prose.Run($"- {model.NameOf(part.Unit)}: ", italic: true),
                Prose.Run(lines.FirstOrDefault() ?? ""));
            foreach (var line in lines.Skip(1)) yield return Prose.Paragraph(Styles.Body, line);
        }
        if (nil.Count > 0) yield return Prose.Paragraph(Styles.Body, "- " + Prose.Fill(Words.NilUnits, model.NamesOf(nil)));
    }

    private static IEnumerable<Field> Placed(Form form, string place) =>
        from section in form.Sections
        from field in section.Fields
        where OutlinePlace.Of(section, field) == place
        select field;
}
