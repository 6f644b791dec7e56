using PlanMonitor.Core.Forms;

namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>The drop-down lists: each stands once on the hidden sheet, under a name. (A list written into the cell itself may hold 255 characters and no comma.)</summary>
internal sealed class WorkbookLists
{
    private readonly List<IReadOnlyList<string>> lists =
    [
        [WorkbookWords.Yes.Vi, WorkbookWords.No.Vi],
    ];

    public IReadOnlyList<IReadOnlyList<string>> All => lists;

    public static string YesNo => $"{WorkbookWords.ListName}1";

    public string NameOf(IReadOnlyList<DimensionItem> options)
    {
        var names = options.Select(o => NameIn(options, o)).ToList();
        var index = lists.FindIndex(l => l.SequenceEqual(names));
        if (index < 0)
        {
            lists.Add(names);
            index = lists.Count - 1;
        }
        return $"{WorkbookWords.ListName}{index + 1}";
    }

    /// <summary>The name; with the code where two have the same.</summary>
    public static string NameIn(IReadOnlyList<DimensionItem> options, DimensionItem option) =>
        options.Count(o => o.Name.Vi == option.Name.Vi) == 1 ? option.Name.Vi : $"{option.Name.Vi} ({option.Code})";
}
