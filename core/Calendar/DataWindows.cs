using System.Globalization;

namespace PlanMonitor.Core.Calendar;

/// <summary>A usual division of a year into data windows; data (templates/calendar/data-windows.json), since sectors differ.</summary>
/// <param name="Source">Where it stands.</param>
public sealed record DataWindows(string Id, Text Name, string Source, IReadOnlyList<DataWindow> Windows)
{
    /// <summary>The divisions shipped with the program: Nghị định 09/2019/NĐ-CP, Điều 12.</summary>
    public static IReadOnlyList<DataWindows> Shipped { get; } = ReadShipped();

    /// <summary>The periods of a year with their windows; opening days and deadlines are another matter.</summary>
    public IEnumerable<YearWindow> Of(int year) => Windows.Select(window => Of(window, year));

    private static YearWindow Of(DataWindow window, int year)
    {
        var name = new Text(In(window.Name.Vi, year), In(window.Name.En, year));
        return new(In(window.Period, year), name, window.From.In(year), window.To.In(year));
    }

    private static string In(string text, int year) =>
        text.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static IReadOnlyList<DataWindows> ReadShipped()
    {
        using var stream = typeof(DataWindows).Assembly.GetManifestResourceStream("data-windows.json")!;
        using var reader = new StreamReader(stream);
        return Json.Read<List<DataWindows>>(reader.ReadToEnd());
    }
}

/// <param name="Period">Id of the period; {year} stands for the year, also in the name.</param>
public sealed record DataWindow(string Period, Text Name, WindowDay From, WindowDay To);

/// <param name="Year">0: the year itself; -1: the one before.</param>
public sealed record WindowDay(int Month, int Day, int Year = 0)
{
    public DateOnly In(int year) => new(year + Year, Month, Day);
}

/// <summary>A data window of one year.</summary>
public sealed record YearWindow(string Period, Text Name, DateOnly DataFrom, DateOnly DataTo);
