using PlanMonitor.Core;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Xlsx;

namespace PlanMonitor.Documents.Workbook.Write;

/// <summary>A duty's form as a workbook: instructions, a sheet for each unit, and a sheet nobody sees that says what is what.</summary>
public static class WorkbookWriter
{
    public const string ContentType = XlsxBook.ContentType;
    private const double TypeSize = 12;
    private const int HowToWidth = 70;

    public static void Write(WorkbookModel model, Stream output)
    {
        var (names, lists, taken) = (new Dictionary<string, string>(), new WorkbookLists(), new HashSet<string>());
        var sheets = new List<XlsxSheet> { Instructions(model, SheetName.For(WorkbookWords.Instructions.Vi, taken)) };
        var map = new List<(string Name, string Unit, string Path)>();
        foreach (var (i, unit) in model.Units.Index())
        {
            var sheet = new UnitSheetWriter(model, unit, i + 1, lists);
            sheets.Add(sheet.Make(SheetName.For(unit.Name.Vi, taken)));
            foreach (var line in sheet.Map)
            {
                names[line.Name] = line.Cells;
                map.Add((line.Name, unit.Code, line.Path));
            }
        }
        sheets.Add(MapOf(model, map, lists, SheetName.For(WorkbookWords.MapSheet, taken), names));
        var identifier = $"{model.Cycle}/{model.Obligation}/{model.Period}";
        var title = $"{model.Title.Vi} – {model.PeriodName.Vi}";
        var book = new XlsxBook(new(title, "PlanMonitor", model.Day.Year, identifier), sheets)
        {
            Shown = model.Units.Count == 1 ? 1 : 0,
            TypeSize = TypeSize,
            Names = names,
        };
        book.Write(output);
    }

    /// <summary>The first sheet, in both languages side by side.</summary>
    private static XlsxSheet Instructions(WorkbookModel model, string sheetName)
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
        return new(sheetName, [new(HowToWidth), new(HowToWidth)], rows.Made()) { IsForm = true };
    }

    /// <summary>The invisible stamp: what this workbook is for, which name is which cell of which unit, and the lists.</summary>
    private static XlsxSheet MapOf(
        WorkbookModel model,
        List<(string Name, string Unit, string Path)> map,
        WorkbookLists lists,
        string sheetName,
        Dictionary<string, string> names
    )
    {
        var rows = new SheetRows();
        var stamp = string.Join(
            '|',
            WorkbookWords.Map,
            model.Cycle,
            model.Obligation,
            model.Period,
            model.Form.Id,
            model.Form.Version
        );
        rows.Text(1, 1, stamp, Look.Plain);
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
                $"{SheetName.Quoted(sheetName)}!${letters}$1:${letters}${Math.Max(list.Count, 1)}";
        }
        return new(sheetName, [.. Enumerable.Repeat(new SheetWidth(20), 4)], rows.Made())
        {
            IsForm = true,
            IsSecret = true,
        };
    }
}
