using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetColumn = DocumentFormat.OpenXml.Spreadsheet.Column;
using Text = PlanMonitor.Core.Text;

namespace PlanMonitor.Documents;

/// <summary>A duty's form as a workbook: instructions, a sheet for each unit, and a sheet nobody sees that says what is what.</summary>
public static class WorkbookWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int HowToWidth = 70;

    public static void Write(WorkbookModel model, Stream output)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
            Fill(document, model);
        package.Position = 0;
        SamePackage.Write(package, output);
    }

    private static void Fill(SpreadsheetDocument document, WorkbookModel model)
    {
        document.PackageProperties.Title = $"{model.Title.Vi} – {model.PeriodName.Vi}";
        document.PackageProperties.Language = "vi-VN";
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Make();
        var (sheets, names, lists) = (
            new Sheets(),
            new SortedDictionary<string, string>(StringComparer.Ordinal),
            new WorkbookLists()
        );
        var taken = new HashSet<string>(StringComparer.Ordinal);

        Add(SheetFrame.NameFor(WorkbookWords.Instructions.Vi, taken), Instructions(model), SheetStateValues.Visible);
        var map = new List<(string Name, string Unit, string Path)>();
        for (var i = 0; i < model.Units.Count; i++)
        {
            var unit = model.Units[i];
            var name = SheetFrame.NameFor(unit.Name.Vi, taken);
            var sheet = new UnitSheet(model, unit, i + 1, lists);
            Add(name, sheet.Make(name), SheetStateValues.Visible);
            foreach (var line in sheet.Map)
            {
                names[line.Name] = line.Cells;
                map.Add((line.Name, unit.Code, line.Path));
            }
        }
        var hidden = SheetFrame.NameFor(WorkbookWords.MapSheet, taken);
        Add(hidden, MapOf(model, map, lists, hidden, names), SheetStateValues.VeryHidden);
        workbook.Workbook = new(
            new BookViews(new WorkbookView { ActiveTab = model.Units.Count == 1 ? 1u : 0u }),
            sheets,
            new DefinedNames(names.Select(n => new DefinedName(n.Value) { Name = n.Key })),
            new CalculationProperties { FullCalculationOnLoad = true }
        );

        void Add(string name, Worksheet content, SheetStateValues state)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = content;
            sheets.Append(
                new Sheet
                {
                    Name = name,
                    SheetId = (uint)sheets.ChildElements.Count + 1,
                    Id = workbook.GetIdOfPart(part),
                    State = state,
                }
            );
        }
    }

    /// <summary>The first sheet, in both languages side by side.</summary>
    private static Worksheet Instructions(WorkbookModel model)
    {
        var rows = new SheetRows();
        var row = 1;
        void Pair(Text text, Look look)
        {
            rows.Text(row, 1, text.Vi, look);
            rows.Text(row, 2, text.En, look);
            rows.Lines(row++, Math.Max(text.Vi.Length, text.En.Length), HowToWidth);
        }
        Pair(model.Title, Look.Title);
        Pair(Text.Join(": ", WorkbookWords.Period, model.PeriodName), Look.Words);
        if (model.Units.Count == 1)
            Pair(Text.Join(": ", WorkbookWords.Unit, model.Units[0].Name), Look.Words);
        if (model.Due is { } due)
            Pair(due, Look.Words);
        row++;
        Pair(WorkbookWords.Instructions, Look.Title);
        for (var i = 0; i < WorkbookWords.HowTo.Count; i++)
        {
            var step = WorkbookWords.HowTo[i];
            Pair(new($"{i + 1}. {step.Vi}", $"{i + 1}. {step.En}"), Look.Words);
        }
        var columns = new Columns(
            new SheetColumn
            {
                Min = 1,
                Max = 2,
                Width = HowToWidth,
                CustomWidth = true,
            }
        );
        return SheetFrame.Around(rows.Made(), [], 0, columns, isLocked: true);
    }

    /// <summary>The invisible stamp: what this workbook is for, which name is which cell of which unit, and the lists.</summary>
    private static Worksheet MapOf(
        WorkbookModel model,
        List<(string Name, string Unit, string Path)> map,
        WorkbookLists lists,
        string sheetName,
        SortedDictionary<string, string> names
    )
    {
        var rows = new SheetRows();
        rows.Text(
            1,
            1,
            string.Join(
                '|',
                WorkbookWords.Map,
                model.Cycle,
                model.Obligation,
                model.Period,
                model.Form.Id,
                model.Form.Version
            ),
            Look.Plain
        );
        for (var i = 0; i < map.Count; i++)
        {
            rows.Text(i + 2, 1, map[i].Name, Look.Plain);
            rows.Text(i + 2, 2, map[i].Unit, Look.Plain);
            rows.Text(i + 2, 3, map[i].Path, Look.Plain);
        }
        for (var l = 0; l < lists.All.Count; l++)
        {
            var (column, list) = (5 + l, lists.All[l]);
            for (var i = 0; i < list.Count; i++)
                rows.Text(i + 1, column, list[i], Look.Plain);
            var letters = CellAt.Letters(column);
            names[$"{WorkbookWords.ListName}{l + 1}"] =
                $"{SheetFrame.Quoted(sheetName)}!${letters}$1:${letters}${Math.Max(list.Count, 1)}";
        }
        return SheetFrame.Around(
            rows.Made(),
            [],
            0,
            new(
                new SheetColumn
                {
                    Min = 1,
                    Max = 4,
                    Width = 20,
                    CustomWidth = true,
                }
            ),
            isLocked: true
        );
    }
}
