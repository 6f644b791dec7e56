using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>So many of so many: two lines, either of which may be computed from other figures.</summary>
internal sealed class RatioOnPaper : KindOnPaper
{
    private static readonly Text AboveName = new("Tử số", "Numerator");
    private static readonly Text BelowName = new("Mẫu số", "Denominator");

    public override bool IsShare => true;

    public override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day) =>
        [Above(field), Below(field)];

    public override FormValue? Read(Field field, FieldLines lines)
    {
        var above = lines.At(FigureReferences.Numerator).Number;
        var below = lines.At(FigureReferences.Denominator).Number;
        if (field.IsDerived || (above is null && below is null))
            return null;
        if (above is null && field.NumeratorFrom is null)
            lines.Require(FigureReferences.Numerator, WorkbookTexts.HalfRatio);
        if (below is null && field.DenominatorFrom is null)
            lines.Require(FigureReferences.Denominator, WorkbookTexts.HalfRatio);
        return new() { Numerator = above, Denominator = below };
    }

    private static FormLine Above(Field field)
    {
        var label = Text.Join(" – ", field.Name, field.Numerator ?? AboveName);
        var line = Part(field, EntryCells.Whole, FigureReferences.Numerator, label, v => new(v.Numerator));
        return line with { From = field.NumeratorFrom, Depth = 0 };
    }

    private static FormLine Below(Field field)
    {
        var label = field.Denominator ?? BelowName;
        var line = Part(field, EntryCells.Whole, FigureReferences.Denominator, label, v => new(v.Denominator));
        return line with { From = field.DenominatorFrom };
    }
}
