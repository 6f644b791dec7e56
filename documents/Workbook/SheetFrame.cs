using DocumentFormat.OpenXml.Spreadsheet;
using Paper = DocumentFormat.OpenXml.Spreadsheet.PageSetup;

namespace PlanMonitor.Documents;

/// <summary>What stands around the cells of a sheet: widths, what stays in sight, protection without a password, paper.</summary>
internal static class SheetFrame
{
    public const int MaxName = 31;

    /// <param name="top">The last row that stays in sight; 0: none.</param>
    public static Worksheet Around(
        SheetData data,
        IReadOnlyList<DataValidation> validations,
        int top,
        Columns columns,
        bool isLocked
    )
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (top > 0)
            view.Append(
                new Pane
                {
                    VerticalSplit = top,
                    TopLeftCell = $"A{top + 1}",
                    ActivePane = PaneValues.BottomLeft,
                    State = PaneStateValues.Frozen,
                }
            );
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(view),
            new SheetFormatProperties { DefaultRowHeight = 15.75 },
            columns,
            data
        );
        // False: what protection does not forbid. There is no password: it keeps from slips, not from anybody.
        if (isLocked)
            sheet.Append(
                new SheetProtection
                {
                    Sheet = true,
                    FormatCells = false,
                    FormatColumns = false,
                    FormatRows = false,
                    InsertRows = false,
                }
            );
        if (validations.Count > 0)
            sheet.Append(new DataValidations(validations) { Count = (uint)validations.Count });
        sheet.Append(
            new PageMargins
            {
                Left = 0.5,
                Right = 0.4,
                Top = 0.6,
                Bottom = 0.6,
                Header = 0.3,
                Footer = 0.3,
            }
        );
        sheet.Append(
            new Paper
            {
                PaperSize = 9,
                Orientation = OrientationValues.Landscape,
                FitToWidth = 1,
                FitToHeight = 0,
            }
        );
        return sheet;
    }

    public static string Quoted(string sheetName) => $"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name Excel takes: at most 31 characters, none of : \ / ? * [ ], no apostrophe at the ends, used once.</summary>
    public static string NameFor(string wanted, ISet<string> taken)
    {
        var clean = new string([
            .. wanted.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' || char.IsControl(c) ? ' ' : c),
        ])
            .Trim()
            .Trim('\'');
        if (clean.Length == 0)
            clean = "-";
        for (var n = 1; ; n++)
        {
            var ending = n == 1 ? "" : $" ({n})";
            var name =
                $"{(clean.Length + ending.Length > MaxName ? clean[..(MaxName - ending.Length)] : clean)}{ending}";
            if (taken.Add(name.ToUpperInvariant()))
                return name;
        }
    }
}
