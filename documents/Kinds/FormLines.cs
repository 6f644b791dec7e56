using PlanMonitor.Core;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Workbook.Lines;

namespace PlanMonitor.Documents.Kinds;

/// <summary>A section of a form as it stands in a sheet.</summary>
internal sealed record SectionLines(Text Title, Text? Help, IReadOnlyList<FormLine> Lines);

/// <summary>A form as the lines of a sheet, in its order. What is derived from other units' submissions is not there.</summary>
internal static class FormLines
{
    /// <summary>How the paths of the document of the submission itself begin.</summary>
    public const string Document = "document";

    private static readonly Text OfTheReport = new("Văn bản gửi kèm", "The document sent with it");

    /// <param name="day">Null: every item of a list, valid or not (for reading back).</param>
    public static IReadOnlyList<SectionLines> Sections(Form form, DateOnly? day = null, bool sensitive = true)
    {
        IReadOnlyList<FormLine> LinesOf(FormSection section) =>
            [
                .. section
                    .Fields.Where(f => sensitive || !f.Sensitive)
                    .SelectMany(f => f.OnPaper().LinesOf(form, f, day)),
            ];
        var sections = form
            .Sections.Select(s => new SectionLines(s.Title, s.Help, LinesOf(s)))
            .Where(s => s.Lines.Count > 0);
        if (form.Document == Need.None)
            return [.. sections];
        var document = new SectionLines(OfTheReport, null, DocumentOnPaper.LinesOf(Document));
        return [document, .. sections];
    }

    public static IEnumerable<FormLine> Of(Form form) => Sections(form).SelectMany(s => s.Lines);
}
