using FsCheck;
using FsCheck.Fluent;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Consolidation;

/// <summary>Any tree, any values: what holds of the figures of one level holds of all.</summary>
[Slow]
public sealed class TreeTests
{
    private static readonly Gen<int[]> AnyShape = Gen.Choose(0, 4)
        .ArrayOf()
        .Where(s => s.Length is > 0 and < 6 && s.Sum() > 0);

    private static readonly Gen<IReadOnlyDictionary<string, FormValue>> AnyValues =
        from has in Gen.Choose(0, 1).ArrayOf(13)
        from n in Gen.Choose(0, 9).ArrayOf(13)
        select (IReadOnlyDictionary<string, FormValue>)Values(has, n);

    private static readonly Gen<(int Who, bool Nil, IReadOnlyDictionary<string, FormValue> Values)> AnyReport =
        from who in Gen.Choose(0, 100)
        from nil in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from values in AnyValues
        select (who, nil, values);

    private static readonly Arbitrary<(
        int[] Shape,
        (int Who, bool Nil, IReadOnlyDictionary<string, FormValue> Values)[] Reports
    )> AnyYear = Arb.From(from shape in AnyShape from reports in AnyReport.ArrayOf() select (shape, reports));

    [Fact]
    public void A_three_tier_cycle_is_sound_and_says_who_sends_to_whom()
    {
        var tiers = new Tiers(2, 3);
        Assert.DoesNotContain(CycleRules.Check(tiers.Cycle, Days), p => p.Severity == Severity.Error);
        Assert.Equal(["d0", "d0", "d1", "d1", "d1"], tiers.Communes.Select(d => d.Collector));
        Assert.Equal([("d0", "p"), ("d1", "p")], tiers.Districts.Select(d => (d.Unit, d.Collector)));
        Assert.Equal(("p", "m"), (tiers.ProvinceDuty.Unit, tiers.ProvinceDuty.Collector));
        Assert.Equal(["d0", "p", "m"], tiers.Duties.PlaceOf(tiers.Communes.First()).Line);
    }

    [Fact]
    public void Updating_level_by_level_as_reports_come_gives_what_a_full_recomputation_gives() =>
        Prop.ForAll(AnyYear, year =>
            {
                var tiers = new Tiers(year.Shape);
                var communes = tiers.Communes.ToList();
                var reports = new Dictionary<string, Revision>();
                var districts = tiers.Districts.ToDictionary(d => d.Unit, d => tiers.District(d, reports));
                var province = tiers.ProvinceOf(districts);
                foreach (var (who, nil, values) in year.Reports)
                {
                    var commune = communes[who % communes.Count];
                    reports[commune.Unit] = Report(
                        commune,
                        reports.GetValueOrDefault(commune.Unit)?.Number + 1 ?? 1,
                        values,
                        nil
                    );
                    // Only the commune's own line upward: O(children) at each level.
                    districts[commune.Collector] = tiers.District(
                        tiers.Districts.Single(d => d.Unit == commune.Collector),
                        reports
                    );
                    province = tiers.ProvinceOf(districts);
                }
                var full = tiers.Full(reports);
                return Json.Write(full.Province) == Json.Write(province)
                    && full.Districts.All(d => Json.Write(d.Value) == Json.Write(districts[d.Key]));
            })
            .Check();

    [Fact]
    public void The_order_of_arrival_does_not_matter() =>
        Prop.ForAll(AnyYear, year =>
            {
                var tiers = new Tiers(year.Shape);
                var reports = LastOf(tiers, year.Reports);
                return Json.Write(tiers.Full(reports).Province)
                    == Json.Write(tiers.Full(reports.Reverse().ToDictionary()).Province);
            })
            .Check();

    [Fact]
    public void A_ratio_is_the_sum_above_over_the_sum_below_at_every_level_and_nothing_over_nothing_stays_not_applicable() =>
        Holds(
            (communes, cell) =>
            {
                var given = communes.Where(v => v.ContainsKey("A2")).Select(v => v["A2"]).ToList();
                return given.Count == 0
                    || (
                        cell("A2").Numerator == given.Sum(v => v.Numerator)
                        && cell("A2").Denominator == given.Sum(v => v.Denominator)
                        && cell("A2").State
                            == (given.Sum(v => v.Denominator) == 0 ? CellState.NotApplicable : CellState.Value)
                    );
            }
        );

    [Fact]
    public void A_sum_over_any_grouping_is_the_sum_over_the_communes() =>
        Holds(
            (communes, cell) =>
                (cell("B1").Number ?? 0) == communes.Sum(v => v.GetValueOrDefault("B1")?.Number ?? 0)
                && (cell("C3").Number ?? 0) == communes.Sum(v => v.GetValueOrDefault("C3")?.Number ?? 0)
        );

    [Fact]
    public void Parts_that_equal_the_whole_below_equal_it_above() =>
        Holds(
            (_, cell) =>
                cell("C3").State != CellState.Value
                || (
                    cell("C3").Splits["sex"].Values.Sum() == cell("C3").Number
                    && cell("C3").Splits["sex*age"].Values.Sum() == cell("C3").Number
                )
        );

    [Fact]
    public void Missing_never_becomes_zero() =>
        Holds(
            (communes, cell) =>
                Tiers
                    .ReportForm.Fields.Select(f => f.Code)
                    .All(code =>
                        communes.Any(v => v.ContainsKey(code))
                        || (
                            cell(code)
                                is {
                                    State: CellState.Missing or CellState.Nil,
                                    Number: null,
                                    Numerator: null,
                                    Text: null
                                }
                            && cell(code).Splits.Count == 0
                        )
                    )
        );

    [Fact]
    public void Yes_of_any_and_of_all_least_most_tally_and_rows_are_those_of_the_communes() =>
        Holds(
            (communes, cell) =>
            {
                IEnumerable<FormValue> Of(string code) => communes.Where(v => v.ContainsKey(code)).Select(v => v[code]);
                return (!Of("K2").Any() || cell("K2").Yes == Of("K2").Any(v => v.Yes == true))
                    && (!Of("K3").Any() || cell("K3").Yes == Of("K3").All(v => v.Yes == true))
                    && (!Of("K1").Any() || cell("K1").Numerator == Of("K1").Count(v => v.Yes == true))
                    && cell("M1").Number == Of("M1").Min(v => v.Number)
                    && cell("M2").Number == Of("M2").Max(v => v.Number)
                    && cell("N1").Text == Of("N1").Min(v => v.Text)
                    && (!Of("L1").Any() || cell("L1").Splits["option"]["a"] == Of("L1").Count(v => v.Text == "a"))
                    && cell("H1").Rows.Count == Of("H1").Sum(v => v.Rows!.Count)
                    && cell("F1").Rows.Select(r => r.Values["Text"].Text).SequenceEqual(Of("F1").Select(v => v.Text));
            }
        );

    [Fact]
    public void A_group_of_communes_has_the_same_figure_at_every_level() =>
        Prop.ForAll(AnyYear, year =>
            {
                var tiers = new Tiers(year.Shape);
                var reports = LastOf(tiers, year.Reports);
                var odd = tiers
                    .Cycle.Groups[1]
                    .Units.Where(u => reports.TryGetValue(u, out var r) && r.Content.Values.ContainsKey("B1"))
                    .ToList();
                var full = tiers.Full(reports);
                var groups = full.Province.Cells.Single(c => c.Field == "B1").Groups;
                return (groups.GetValueOrDefault("odd")?.Number ?? 0)
                        == odd.Sum(u => reports[u].Content.Values["B1"].Number)
                    && groups.GetValueOrDefault("first")?.Number
                        == full.Districts.GetValueOrDefault("d0")?.Cells.Single(c => c.Field == "B1").Number;
            })
            .Check();

    [Fact]
    public void The_province_says_how_many_communes_stand_behind_a_figure()
    {
        var tiers = new Tiers(3, 2, 4);
        var communes = tiers.Communes.ToList();
        var one = new Dictionary<string, FormValue> { ["B1"] = FormValue.Of(1) };
        var cell = tiers
            .Full(communes.Where((_, i) => i is 0 or 1 or 3).ToDictionary(c => c.Unit, c => Report(c, 1, one, false)))
            .Province.Cells.Single(c => c.Field == "B1");
        // Two of three districts sent it; behind these, three of five communes, and four behind the third, which sent nothing.
        Assert.Equal((2, 3, 3, 9), (cell.Reported, cell.Expected, cell.SourceReported, cell.SourceExpected));
    }

    [Fact]
    public void What_was_sent_is_made_again_from_its_sources_to_the_same_bytes() =>
        Prop.ForAll(AnyYear, year =>
            {
                var tiers = new Tiers(year.Shape);
                var reports = LastOf(tiers, year.Reports);
                var full = tiers.Full(reports);
                var sent = tiers.Districts.ToDictionary(d => d.Unit, d => Tiers.Sent(d, full.Districts[d.Unit]));
                var own = Tiers.Sent(tiers.ProvinceDuty, full.Province);
                return tiers.Districts.All(d => Again(tiers, d, sent[d.Unit], reports))
                    && Again(
                        tiers,
                        tiers.ProvinceDuty,
                        own,
                        sent.Where(s => full.Districts[s.Key].Sources.Count > 0).ToDictionary()
                    );
            })
            .Check();

    private static bool Again(Tiers tiers, Duty own, Revision sent, IReadOnlyDictionary<string, Revision> below)
    {
        // As it comes back from storage.
        var stored = Json.Read<Revision>(Json.Write(sent));
        var sources = stored.Figures!.Sources.ToDictionary(s => s.Unit, s => below[s.Unit]);
        return Json.Hash(
                ConsolidationRules.Rebuild(
                    own,
                    tiers.Duties.ChildrenOf(own),
                    stored,
                    sources,
                    Tiers.ReportForm,
                    tiers.Duties
                )
            ) == stored.FiguresSha256;
    }

    /// <summary>The statement holds of every district and of the province, each against the communes below it.</summary>
    private static void Holds(
        Func<IReadOnlyList<IReadOnlyDictionary<string, FormValue>>, Func<string, Cell>, bool> statement
    ) =>
        Prop.ForAll(AnyYear, year =>
            {
                var tiers = new Tiers(year.Shape);
                var reports = LastOf(tiers, year.Reports);
                var full = tiers.Full(reports);
                IReadOnlyDictionary<string, FormValue>[] Of(IEnumerable<Duty> communes) =>
                    [.. communes.Where(c => reports.ContainsKey(c.Unit)).Select(c => reports[c.Unit].Content.Values)];
                return tiers.Districts.All(d =>
                        statement(Of(tiers.Duties.ChildrenOf(d)), code =>
                            full.Districts[d.Unit].Cells.Single(c => c.Field == code)
                        )
                    ) && statement(Of(tiers.Communes), code => full.Province.Cells.Single(c => c.Field == code));
            })
            .Check();

    private static Dictionary<string, Revision> LastOf(
        Tiers tiers,
        IEnumerable<(int Who, bool Nil, IReadOnlyDictionary<string, FormValue> Values)> reports
    )
    {
        var communes = tiers.Communes.ToList();
        var last = new Dictionary<string, Revision>();
        foreach (var (who, nil, values) in reports)
            last[communes[who % communes.Count].Unit] = Report(communes[who % communes.Count], 1, values, nil);
        return last;
    }

    private static Revision Report(Duty commune, int number, IReadOnlyDictionary<string, FormValue> values, bool nil) =>
        Tiers.ReportOf(
            commune,
            number,
            nil ? new Dictionary<string, FormValue>() : values,
            At("20/11/2023 09:00:00"),
            nil
        );

    private static Dictionary<string, FormValue> Values(int[] has, int[] n)
    {
        var (women, men) = (n[2] / 2, n[2] - (n[2] / 2));
        var all = new (string Code, FormValue Value)[]
        {
            ("A2", FormValue.Ratio(Math.Min(n[0], n[1] / 2), n[1] / 2)),
            ("B1", FormValue.Of(n[1])),
            (
                "C3",
                new()
                {
                    Number = n[2],
                    Splits = new Dictionary<string, IReadOnlyDictionary<string, long>>
                    {
                        ["sex"] = new Dictionary<string, long> { ["female"] = women, ["male"] = men },
                        ["sex*age"] = new Dictionary<string, long>
                        {
                            ["female*young"] = women,
                            ["female*old"] = 0,
                            ["male*young"] = 0,
                            ["male*old"] = men,
                        },
                    },
                }
            ),
            ("K1", FormValue.Of(n[3] > 4)),
            ("K2", FormValue.Of(n[4] > 7)),
            ("K3", FormValue.Of(n[5] > 1)),
            ("L1", FormValue.Of(n[6] > 4 ? "a" : "b")),
            ("L2", FormValue.Of(n[7] > 4 ? "a" : "b")),
            ("M1", FormValue.Of(n[8])),
            ("M2", FormValue.Of(n[9])),
            ("N1", FormValue.Of($"2023-0{1 + (n[10] % 9)}-01")),
            ("F1", FormValue.Of($"Khó khăn {n[11]}")),
            (
                "H1",
                new()
                {
                    Rows =
                    [
                        .. Enumerable
                            .Range(0, n[12] % 3)
                            .Select(i => new Dictionary<string, FormValue>
                            {
                                ["Place"] = FormValue.Of($"Nơi {i}"),
                                ["Cost"] = FormValue.Of(n[12]),
                            }),
                    ],
                }
            ),
        };
        return all.Where((_, i) => has[i] == 1).ToDictionary(v => v.Code, v => v.Value);
    }
}
