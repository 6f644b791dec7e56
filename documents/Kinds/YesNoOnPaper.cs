using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Texts;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>Yes or no, and a line for what proves it.</summary>
internal sealed class YesNoOnPaper : KindOnPaper
{
    private const string Evidence = "evidence";

    private static readonly Text EvidenceOf = new(
        "Minh chứng (số văn bản, tên tệp, đường dẫn)",
        "Evidence (number of a document, name of a file, link)"
    );

    public override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day)
    {
        yield return Line(field, EntryCells.YesNo);
        if (field.Evidence != Need.None)
            yield return Part(field, EntryCells.Word, Evidence, EvidenceOf, v => new(Text: v.Evidence));
    }

    public override FormValue? Read(Field field, FieldLines lines)
    {
        var evidence = lines.At(Evidence).Text;
        if (lines.Own.Yes is { } yes)
            return new() { Yes = yes, Evidence = evidence };
        if (evidence is not null)
            lines.Refuse("required", WorkbookTexts.EvidenceAlone);
        return null;
    }

    /// <summary>One unit said it itself: a yes is "Có", not "1/1".</summary>
    protected override string PrintTwo(bool ofOneUnit, long above, long below)
    {
        if (!ofOneUnit || below != 1)
            return base.PrintTwo(ofOneUnit, above, below);
        return above > 0 ? Words.Yes : Words.No;
    }
}
