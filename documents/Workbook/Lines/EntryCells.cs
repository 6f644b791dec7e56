namespace PlanMonitor.Documents.Workbook.Lines;

/// <summary>The cells that are the same wherever they stand.</summary>
internal static class EntryCells
{
    public static readonly EntryCell Whole = new WholeCell();
    public static readonly EntryCell YesNo = new YesNoCell();
    public static readonly EntryCell Day = new DayCell();
    public static readonly EntryCell Word = new WordCell();
    public static readonly EntryCell Words = new WordsCell();
}
