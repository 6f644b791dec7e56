using PlanMonitor.Documents.Word;

namespace PlanMonitor.Documents.Report;

/// <summary>Lays the units out as columns, in as many tables as the page needs.</summary>
internal static class UnitColumns
{
    private static readonly int Narrowest = Grid.Millimetres(15);
    private static readonly int Padding = Grid.Millimetres(3);

    /// <summary>Narrowest width at which no word and no figure of the column is broken.</summary>
    public static int Needed(IEnumerable<string> texts) =>
        Math.Max(
            Narrowest,
            Padding
                + texts
                    .SelectMany(t => t.Split(' '))
                    .Select(w => TimesWidth.Twips(w, Styles.SmallSize))
                    .DefaultIfEmpty()
                    .Max()
        );

    /// <summary>
    /// Units by table: as few tables as <paramref name="room"/> allows, of nearly the same number of columns each, so that the last is
    /// not a table of one.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<T>> Blocks<T>(IReadOnlyList<T> columns, Func<T, int> width, int room)
    {
        for (var tables = 1; tables < columns.Count; tables++)
        {
            var size = (columns.Count + tables - 1) / tables;
            var blocks = columns.Chunk(size).ToList();
            if (blocks.All(b => b.Sum(width) <= room))
                return blocks;
        }
        return [.. columns.Chunk(1)];
    }
}
