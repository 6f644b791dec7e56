using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Sheets;

/// <summary>What a line about a unit begins with: its number in the list, code and name.</summary>
internal static class UnitCells
{
    public static SheetCell[] Of(ReportModel model, string unit, int number) =>
        [SheetCell.Of(number), SheetCell.Of(unit), SheetCell.Of(model.NameOf(unit))];
}
