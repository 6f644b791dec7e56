using System.Diagnostics;

namespace PlanMonitor.Bench;

/// <summary>
/// One period of the whole country, added up in memory from the communes' figures by the same code that adds up a town: commune -> district -> province -> country.
/// 60 indicators, each in three breakdowns. Prints CPU time, memory and the slope for several sizes.
/// </summary>
internal static class National
{
    private const int Indicators = 60;
    private static readonly DateTimeOffset At = new(2023, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Completeness Nothing = new()
    {
        Expected = 0,
        Received = 0,
        OnTime = 0,
        Late = 0,
        Nil = 0,
        Returned = 0,
        Accepted = 0,
        Missing = [],
        InvitedExpected = 0,
        InvitedReceived = 0,
    };

    // Units at the source, districts, provinces: the country of before July 2025 is the third.
    private static readonly (int Communes, int Districts, int Provinces)[] Sizes =
    [
        (100, 7, 1),
        (1_000, 67, 6),
        (10_599, 705, 63),
        (100_000, 6_667, 600),
    ];

    public static void Run(TextWriter output)
    {
        var form = Form();
        Recompute(FigureLayout.Of(form), Communes(FigureLayout.Of(form), 100), Sizes[0]); // so that compiling is not measured
        output.WriteLine(
            "communes  districts  provinces   CPU ms   allocated MB   process MB   CPU us/commune   slope"
        );
        (double Cpu, int Communes)? before = null;
        foreach (var size in Sizes)
        {
            var layout = FigureLayout.Of(form);
            var communes = Communes(layout, size.Communes);
            GC.Collect();
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var country = Recompute(layout, communes, size);
            var ms = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds;
            var process = Process.GetCurrentProcess().WorkingSet64 / 1e6;
            var mb = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6;
            // The exponent of growth against the size before: 1 is linear.
            var slope = before is { } b
                ? Math.Log(ms / b.Cpu) / Math.Log((double)size.Communes / b.Communes)
                : double.NaN;
            var sizes = FormattableString.Invariant($"{size.Communes, 8}  {size.Districts, 9}  {size.Provinces, 9}");
            var costs = FormattableString.Invariant(
                $"{ms, 7:F0}  {mb, 13:F1}  {process, 11:F0}  {ms * 1000 / size.Communes, 15:F1}  {slope, 6:F2}"
            );
            output.WriteLine($"{sizes}  {costs}");
            Check(country, communes, layout);
            before = (ms, size.Communes);
            GC.KeepAlive(communes);
        }
    }

    /// <summary>Level by level, as collectors do: what a level hands up is what it would store and send.</summary>
    private static Consolidated Recompute(
        FigureLayout layout,
        FigureSheet[] communes,
        (int Communes, int Districts, int Provinces) size
    )
    {
        var districts = Level(layout, communes, size.Districts);
        var provinces = Level(layout, [.. districts.Select(d => FigureSheet.Of(layout, d, At))], size.Provinces);
        return Level(layout, [.. provinces.Select(p => FigureSheet.Of(layout, p, At))], 1)[0];
    }

    private static Consolidated[] Level(FigureLayout layout, FigureSheet[] children, int parents)
    {
        var level = new Consolidated[parents];
        for (var p = 0; p < parents; p++)
        {
            var first = (int)((long)children.Length * p / parents);
            var end = (int)((long)children.Length * (p + 1) / parents);
            var sum = new FigureSum(layout);
            foreach (var child in children.AsSpan(first, end - first))
                sum.Add(child, owes: true, []);
            level[p] = Of($"{p}", [.. layout.Fields.Select(sum.CellOf)]);
        }
        return level;
    }

    private static Consolidated Of(string unit, IReadOnlyList<Cell> cells) =>
        new()
        {
            Cycle = "c",
            Obligation = "o",
            Period = "p",
            Unit = unit,
            Sources = [],
            Completeness = Nothing,
            SpeaksTo = VietnamTime.DayOf(At),
            Cells = cells,
        };

    /// <summary>The country's figures are those of adding every commune up without any level in between.</summary>
    private static void Check(Consolidated country, FigureSheet[] communes, FigureLayout layout)
    {
        foreach (var slots in layout.Fields)
        {
            var cell = country.Cells[slots.Index];
            var first = communes.Sum(c =>
                c.States[slots.Index] is CellState.Value or CellState.NotApplicable ? c.Numbers[slots.First] : 0
            );
            if (
                (slots.Kind.HasTwo ? cell.Numerator : cell.Number) != first
                || cell.SourceReported != communes.Count(c => c.States[slots.Index] != CellState.Missing)
            )
                throw new InvalidOperationException($"{cell.Field}: the levels do not give what the communes give.");
        }
    }

    private static FigureSheet[] Communes(FigureLayout layout, int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => Commune(layout, random))];
    }

    private static FigureSheet Commune(FigureLayout layout, Random random)
    {
        var entered = layout.Form.Fields.Where(_ => random.Next(20) > 0);
        var values = entered.ToDictionary(f => f.Code, f => Value(layout.Form, f, random));
        return FigureSheet.Of(layout, values, nil: new HashSet<string>(), At);
    }

    private static FormValue Value(Form form, Field field, Random random)
    {
        if (field.Type == FieldType.Ratio)
            return FormValue.Ratio(random.Next(0, 5), random.Next(5, 9));
        IReadOnlyDictionary<string, long> Counts(Split split) =>
            split.ItemsIn(form).ToDictionary(i => i.Code, _ => (long)random.Next(0, 9));
        var splits = field.Splits.ToDictionary(s => s.Key, Counts);
        return new() { Number = random.Next(0, 40), Splits = splits };
    }

    /// <summary>Four of five count, in three breakdowns; the fifth is a ratio.</summary>
    private static Form Form()
    {
        var fields = Enumerable.Range(1, Indicators).Select(i => i % 5 == 0 ? Ratio($"R{i}") : Count($"C{i}"));
        IReadOnlyList<Dimension> dimensions = [Dimension("sex", 3), Dimension("age", 4), Dimension("purpose", 11)];
        return new()
        {
            Id = "report",
            Version = 1,
            Title = Same("report"),
            Dimensions = dimensions,
            Sections = [new("all", Same("all"), [.. fields])],
        };
    }

    private static Text Same(string s) => new(s, s);

    private static Dimension Dimension(string id, int items)
    {
        var named = Enumerable.Range(0, items).Select(i => new DimensionItem($"{id}{i}", Same($"{id} {i}")));
        return new(id, Same(id), [.. named]);
    }

    private static Field Ratio(string code) =>
        new()
        {
            Code = code,
            Name = Same(code),
            Type = FieldType.Ratio,
            Numerator = Same("n"),
            Denominator = Same("d"),
            Aggregation = Aggregation.RatioOfSums,
        };

    private static Field Count(string code) =>
        new()
        {
            Code = code,
            Name = Same(code),
            Type = FieldType.Count,
            Aggregation = Aggregation.Sum,
            Splits = [new("sex", true), new("age", true), new("purpose", false)],
        };
}
