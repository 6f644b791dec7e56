using DocumentFormat.OpenXml;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Word;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Documents.Report;

/// <summary>Box 6: opening, parts I to V (phần, mục, khoản, điểm: NĐ 30/2020, Phụ lục I, V.6b), closing with "./.".</summary>
internal sealed class MainText(ReportModel model, IReadOnlyList<Annex> annexes)
{
    private readonly Narratives narratives = new(model);

    public IEnumerable<OpenXmlElement> Write() =>
        [
            .. Prose.Paragraphs(Styles.Body, model.Heading.Opening),
            .. Direction(),
            .. Results(),
            .. Assessment(),
            .. Next(),
            .. Proposals(),
            Closing(),
        ];

    private IEnumerable<OpenXmlElement> Results() =>
        [Heading(Styles.Part, Words.Results), .. Numbered(TargetResults(), TaskResults(), Victims())];

    /// <summary>The items of a part that say anything, counted from 1.</summary>
    private static IEnumerable<OpenXmlElement> Numbered(
        params IEnumerable<(string Title, List<OpenXmlElement> Content)> items
    )
    {
        foreach (var (i, item) in items.Where(i => i.Content.Count > 0).Index())
        {
            yield return Heading(Styles.Item, Words.Fill(Words.OtherWords, i + 1, item.Title));
            foreach (var element in item.Content)
                yield return element;
        }
    }

    private (string Title, List<OpenXmlElement> Content) TargetResults()
    {
        var table = model.Targets.Count > 0 ? TargetTable.Write(model) : [];
        var sections = model.Form.Sections.Where(HasTarget);
        return (Words.TargetResults, [.. table, .. sections.SelectMany(Section)]);
    }

    private (string Title, List<OpenXmlElement> Content) TaskResults()
    {
        var sections = model.Form.Sections.Where(s => !HasTarget(s) && !IsVictims(s));
        var own = narratives.Own(OutlinePlace.Results);
        return (Words.TaskResults, [.. own, .. Sections(sections), .. narratives.OfUnits(OutlinePlace.Results)]);
    }

    private IEnumerable<OpenXmlElement> Next()
    {
        var title = Words.Fill(Words.Next, model.Year + 1);
        return [Heading(Styles.Part, title), .. narratives.Part(OutlinePlace.Next)];
    }

    private IEnumerable<OpenXmlElement> Proposals() =>
        [Heading(Styles.Part, Words.Proposals), .. narratives.Part(OutlinePlace.Proposals)];

    private W.Paragraph Closing()
    {
        var words = model.Heading.Closing.Trim().TrimEnd('.', '/', ' ');
        return Prose.Paragraph(Styles.Closing, words + Words.End);
    }

    private W.Paragraph Received(Completeness count)
    {
        OpenXmlElement[] counts =
        [
            Counted("received", count.Received),
            Counted("expected", count.Expected),
            Counted("onTime", count.OnTime),
            Counted("late", count.Late),
        ];
        if (count.Nil is not { } nil)
            return Prose.Sentence(Styles.Body, Words.ReceivedWithoutNil, counts);
        var label = Prose.Run(Words.InnerCase(model.Form.Nil?.Label.Vi ?? Words.Nil));
        return Prose.Sentence(Styles.Body, Words.ReceivedAll, [.. counts, Counted("nil", nil), label]);
    }

    private IEnumerable<OpenXmlElement> Direction()
    {
        var count = model.Figures.Completeness;
        yield return Heading(Styles.Part, Words.Direction);
        foreach (var paragraph in narratives.Own(OutlinePlace.Direction))
            yield return paragraph;
        yield return Received(count);
        var day = VietnameseNumbers.Day(model.Figures.SpeaksTo);
        yield return Prose.Paragraph(Styles.Body, Words.Fill(Words.SpeaksTo, day));
        if (count.Missing.Count > 0)
            yield return Prose.Sentence(
                Styles.Body,
                Words.MissingUnits,
                Prose.Run(model.NamesOf(count.Missing)),
                Counted("received", count.Received),
                Counted("expected", count.Expected)
            );
        if (model.WhyIncomplete is { } why)
            yield return Prose.Paragraph(Styles.Body, Words.Fill(Words.WhyIncomplete, why));
        if (count.Waived.Count > 0)
            yield return Prose.Sentence(
                Styles.Body,
                Words.WaivedUnits,
                Counted("waived", count.Waived.Count),
                Prose.Run(model.NamesOf(count.Waived))
            );
        if (count.InvitedExpected > 0)
            yield return Prose.Sentence(
                Styles.Body,
                Words.Invited,
                Counted("invitedReceived", count.InvitedReceived),
                Counted("invitedExpected", count.InvitedExpected)
            );
        yield return Prose.Paragraph(Styles.Body, Annexes.Seen(annexes));
        foreach (var paragraph in narratives.OfUnits(OutlinePlace.Direction))
            yield return paragraph;
    }

    /// <summary>Sections with an indicator of a target stand with the targets, sections with victim figures under 3, the others under 2.</summary>
    private bool HasTarget(FormSection section) => section.Fields.Any(IsTarget);

    private bool IsVictims(FormSection section) => !HasTarget(section) && section.Fields.Any(f => f.Sensitive);

    private bool IsTarget(Field field) => model.Targets.Any(t => t.Indicator == field.Code);

    private (string Title, List<OpenXmlElement> Content) Victims() =>
        (Words.VictimResults, [.. Sections(model.Form.Sections.Where(IsVictims))]);

    private IEnumerable<OpenXmlElement> Sections(IEnumerable<FormSection> sections)
    {
        var letter = 0;
        foreach (var section in sections)
        {
            var content = Section(section).ToList();
            if (content.Count == 0)
                continue;
            var title = Words.WithoutLetter(section.Title.Vi);
            yield return Heading(Styles.Point, Words.Fill(Words.Letter, Words.LetterAt(letter++), title));
            foreach (var element in content)
                yield return element;
        }
    }

    /// <summary>The section's figures but those the targets already show, then its narratives.</summary>
    private IEnumerable<OpenXmlElement> Section(FormSection section)
    {
        var unplaced = section.Fields.Where(f => OutlinePlace.Of(section, f) is null).ToList();
        var figures = FiguresOf(unplaced.Where(f => !f.OnPaper().IsWords && !IsTarget(f))).ToList();
        var table = figures.Count == 0 ? [] : new ResultTable(model).Write(figures);
        var words = unplaced.Where(f => f.OnPaper().IsWords);
        return table.Concat(
            words.SelectMany(f => narratives.Of(f, isTitled: Words.IsSame(section.Title.Vi, f.Name.Vi)))
        );
    }

    private IEnumerable<(Field Field, Cell Cell)> FiguresOf(IEnumerable<Field> fields)
    {
        foreach (var field in fields)
        {
            if (model.CellOf(field.Code) is { } cell)
                yield return (field, cell);
        }
    }

    private IEnumerable<OpenXmlElement> Assessment()
    {
        yield return Heading(Styles.Part, Words.Assessment);
        yield return Heading(Styles.Item, Words.Achievements);
        foreach (var element in narratives.Part(OutlinePlace.Achievements))
            yield return element;
        yield return Heading(Styles.Item, Words.Limits);
        foreach (var element in narratives.Part(OutlinePlace.Limits))
            yield return element;
        var difficulties = DifficultyPart.Write(model, 3).ToList();
        foreach (var element in difficulties)
            yield return element;
        var number = difficulties.Count == 0 ? 3 : 4;
        foreach (var (name, words) in narratives.OwnElsewhere())
        {
            yield return Heading(Styles.Item, Words.Fill(Words.OtherWords, number++, name));
            foreach (var element in words)
                yield return element;
        }
    }

    private static W.Paragraph Heading(string style, string text) => Prose.Paragraph(style, text);

    private static W.SdtRun Counted(string name, int count) => Prose.Control(Figure.Count(name, count));
}
