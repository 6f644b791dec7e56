using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>So many of so many, counted from other submissions: nobody fills it in.</summary>
internal sealed class CoverageOnPaper : KindOnPaper
{
    public override bool IsShare => true;

    public override IEnumerable<FormLine> LinesOf(Form form, Field field, DateOnly? day) => [];
}
