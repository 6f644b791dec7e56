using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Figures;
using PlanMonitor.Core.Forms;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Kinds;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Texts;

namespace PlanMonitor.Documents.Report;

/// <param name="Total">Null on the line that only names a breakdown.</param>
/// <param name="Of">What a line of a breakdown belongs to; null for a whole figure.</param>
/// <param name="ByColumn">By unit, and by "group:id".</param>
internal sealed record UnitLine(
    string Number,
    string Name,
    string Measure,
    Figure? Total,
    Figure? Reported,
    Figure? Source,
    IReadOnlyDictionary<string, Figure> ByColumn,
    string? Of = null
);

internal sealed record UnitLines(string Section, IReadOnlyList<UnitLine> Lines)
{
    private static readonly Dictionary<string, Figure> None = [];

    /// <summary>Section by section: each figure, then each breakdown of it, a line that names it and a line an item. Texts and rows stand elsewhere.</summary>
    public static IEnumerable<UnitLines> Of(ReportModel model)
    {
        var number = 0;
        foreach (var section in model.Form.Sections)
        {
            List<UnitLine> lines = [];
            foreach (var field in section.Fields.Where(f => !f.OnPaper().IsWords))
            {
                if (model.CellOf(field.Code) is not { } cell)
                    continue;
                lines.Add(Line(model, field, cell, ++number));
                lines.AddRange(Splits(model, field, cell));
            }
            if (lines.Count > 0)
                yield return new(section.Title.Vi, lines);
        }
    }

    private static UnitLine Line(ReportModel model, Field field, Cell cell, int number) =>
        new(
            VietnameseNumbers.Whole(number),
            field.Name.Vi,
            field.OnPaper().MeasureOf(field),
            Figure.Narrow(cell, field),
            Figure.Reported(cell),
            Figure.Source(cell),
            ByColumn(model, field, cell)
        );

    /// <summary>The groups, then the units; those that no figure has are left out.</summary>
    public static IEnumerable<(string Key, string Title)> Columns(ReportModel model)
    {
        var cells = model.Figures.Cells;
        var groups = model
            .Groups.Where(g => cells.Any(c => c.Groups.ContainsKey(g.Id)))
            .Select(g => (Duties.GroupPrefix + g.Id, g.Name));
        var units = cells.SelectMany(c => c.Parts).Select(p => p.Unit).Distinct();
        return groups.Concat(units.Select(u => (u, model.NameOf(u))));
    }

    private static Dictionary<string, Figure> ByColumn(ReportModel model, Field field, Cell cell)
    {
        var units = cell.Parts.Select(p => (Key: p.Unit, Figure: Figure.Of(p, field, cell)));
        var groups = model.Groups.Select(g =>
            (Key: Duties.GroupPrefix + g.Id, Figure: Figure.Group(cell, field, g.Id))
        );
        var printed = units.Concat(groups).Where(c => c.Figure is not null);
        return printed.ToDictionary(c => c.Key, c => c.Figure!.Value);
    }

    private static IEnumerable<UnitLine> Splits(ReportModel model, Field field, Cell cell)
    {
        foreach (var breakdown in Breakdown.Of(field, model.Form, cell))
        {
            var title = Words.Fill(Words.SplitBy, breakdown.Name).TrimEnd();
            yield return new("", title, "", null, null, null, None);
            foreach (var item in breakdown.Items)
            {
                var name = $"- {breakdown.NameOf(item)}";
                var total = Figure.Split(cell, breakdown.Key, item.Code);
                Figure PartOf(CellPart part) => Figure.Split(part, field.Code, breakdown.Key, item.Code);
                var byUnit = cell.Parts.ToDictionary(p => p.Unit, PartOf);
                yield return new("", name, "", total, null, null, byUnit, field.Name.Vi);
            }
        }
    }
}
