using FsCheck;
using FsCheck.Fluent;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Consolidation;

/// <summary>
/// What is told of victims outside the reporting line over time. Somebody who keeps every total that was ever told, and knows who had sent which revision, sets up
/// an equation for each and solves: no unit's figure comes out.
/// </summary>
public sealed class ToldTests
{
    private const int SmallCount = 2;
    private static readonly Form ReportForm = Small.Forms[1];
    private static readonly string[] Units = [.. Enumerable.Range(1, 8).Select(i => $"u{i}")];
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Owe = new Dictionary<
        string,
        IReadOnlySet<string>
    >
    {
        ["C3"] = Units.ToHashSet(),
    };

    [Fact]
    public void A_total_of_enough_units_is_told_and_nothing_else_of_it()
    {
        var told = Told(Sent((0, 4), (0, 0), (0, 5)))!;
        Assert.Equal((9L, false, true), (told.Number, told.Withheld, told.PartsClosed));
        Assert.Equal((0, 0, 0), (told.Parts.Count, told.Splits.Count, told.Groups.Count));
    }

    [Fact]
    public void A_total_of_two_units_is_not_told_for_each_knows_its_own() => Assert.Null(Told(Sent((0, 4), (0, 5))));

    [Fact]
    public void A_small_total_is_not_told() => Assert.Null(Told(Sent((0, 1), (0, 0), (0, 1))));

    [Fact]
    public void No_victim_anywhere_is_told() => Assert.Equal(0, Told(Sent((0, 0), (0, 0), (0, 0)))!.Number);

    [Fact]
    public void What_one_unit_adds_afterwards_is_not_told_by_the_next_total()
    {
        var first = Sent((0, 4), (0, 3), (0, 5));
        Assert.Null(Told(first, Sent((0, 4), (0, 3), (0, 5), (0, 1))));
        Assert.Null(Told(first, Sent((0, 4), (0, 3), (1, 9))));
        // Also where it sent the same again: that the total is told would tell that nothing changed.
        Assert.Null(Told(first, Sent((0, 4), (0, 3), (1, 5))));
    }

    [Fact]
    public void What_several_units_add_afterwards_is_told_by_the_next_total()
    {
        var first = Sent((0, 4), (0, 3), (0, 5));
        Assert.Equal(21, Told(first, Sent((1, 6), (1, 9), (1, 6)))!.Number);
        Assert.Null(Told(first, Sent((1, 4), (1, 3), (1, 6))));
    }

    [Fact]
    public void The_same_sent_again_is_told_again() =>
        Assert.Equal(12, Told(Sent((0, 4), (0, 3), (0, 5)), Sent((0, 4), (0, 3), (0, 5)))!.Number);

    [Fact]
    public void Nobody_can_solve_for_the_figure_of_a_unit()
    {
        var (histories, told) = (0, 0);
        Prop.ForAll(Arb.From(Histories), history =>
            {
                var open = Enumerable.Range(1, history.Length).Where(n => Told(history[..n]) is not null).ToList();
                histories++;
                told += open.Count;
                return SolvedBy([.. open.Select(n => history[n - 1])]).Count == 0;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        Assert.True(told > histories / 2, $"{told} totals told in {histories} histories");
    }

    /// <summary>The figures (unit, revision) that follow from these totals alone: Gauss-Jordan over fractions.</summary>
    private static IReadOnlyList<(string, int)> SolvedBy(IReadOnlyList<Consolidated> told)
    {
        var unknowns = told.SelectMany(t => t.Sources.Select(s => (s.Unit, s.Revision))).Distinct().ToList();
        var rows = told.Select(t => unknowns.Select(u => Holds(t, u) ? 1m : 0m).ToArray()).ToList();
        var solved = new List<(string, int)>();
        var next = 0;
        for (var column = 0; column < unknowns.Count && next < rows.Count; column++)
        {
            var pivot = rows.FindIndex(next, r => r[column] != 0);
            if (pivot < 0)
                continue;
            (rows[next], rows[pivot]) = (rows[pivot], rows[next]);
            var lead = rows[next][column];
            rows[next] = [.. rows[next].Select(v => v / lead)];
            for (var other = 0; other < rows.Count; other++)
            {
                var factor = other == next ? 0 : rows[other][column];
                if (factor != 0)
                    rows[other] = [.. rows[other].Zip(rows[next], (v, p) => v - factor * p)];
            }
            next++;
        }
        foreach (var row in rows.Where(r => r.Count(v => v != 0) == 1))
            solved.Add(unknowns[Array.FindIndex(row, v => v != 0)]);
        return solved;
    }

    private static bool Holds(Consolidated figures, (string Unit, int Revision) source) =>
        figures.Sources.Any(s => (s.Unit, s.Revision) == source);

    private static Cell? Told(params Consolidated[] sent) =>
        DisclosureRules.Told(sent, Owe, ReportForm, SmallCount).GetValueOrDefault("C3");

    private static Gen<Consolidated[]> Histories =>
        from steps in Gen.Choose(1, 6)
        from moves in AnyMove.ArrayOf(Units.Length * steps)
        select HistoryOf(moves, steps);

    /// <summary>Whether a unit sends anew before the next total, and what: half of the time it does not.</summary>
    private static Gen<(bool Sends, int Victims)> AnyMove =>
        from sends in Gen.Elements(true, false)
        from victims in Gen.Frequency((2, Gen.Constant(0)), (2, Gen.Choose(1, 3)), (1, Gen.Choose(4, 40)))
        select (sends, victims);

    private static Consolidated[] HistoryOf((bool Sends, int Victims)[] moves, int steps)
    {
        var standing = new (int Revision, int Victims)?[Units.Length];
        var sent = new List<Consolidated>();
        for (var step = 0; step < steps; step++)
        {
            for (var unit = 0; unit < Units.Length; unit++)
            {
                var (sends, victims) = moves[step * Units.Length + unit];
                if (sends)
                    standing[unit] = ((standing[unit]?.Revision ?? 0) + 1, victims);
            }
            sent.Add(Of(standing));
        }
        return [.. sent];
    }

    private static Consolidated Sent(params (int Revision, int Victims)[] units) =>
        Of([.. units.Select(u => ((int, int)?)u)]);

    private static Consolidated Of((int Revision, int Victims)?[] standing)
    {
        var sources = standing.Select((s, i) => s is { } sent ? SourceOf(Units[i], sent.Revision) : null);
        var total = new Cell
        {
            Field = "C3",
            State = CellState.Value,
            Number = standing.Sum(s => s?.Victims ?? 0),
            Reported = 1,
            Expected = 1,
        };
        return Children.Build(Array.Empty<Deed>()) with { Sources = [.. sources.OfType<Source>()], Cells = [total] };
    }

    private static Source SourceOf(string unit, int revision) =>
        new(unit, revision, At("20/11/2023 09:00:00"), unit, Nil: false, Accepted: false, "");
}
