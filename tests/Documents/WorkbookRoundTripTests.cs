using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Documents.Workbook.Write;
using static PlanMonitor.Tests.Documents.WorkbookCase;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Documents;

/// <summary>Values -> .xlsx -> the same values.</summary>
public sealed class WorkbookRoundTripTests
{
    [Fact]
    public void Every_type_of_field_comes_back_as_it_was()
    {
        var bytes = Written(Model(document: new("7/BC-UBND", Day("02/04/2023"))));

        var reading = Read(bytes);

        Assert.Empty(Errors(bytes));
        Assert.Empty(reading.Problems);
        Assert.Equal(Shown(FormRules.Derive(Everything, Values(Full))), Shown(reading.Values));
        Assert.Equal(new DocumentReference("7/BC-UBND", Day("02/04/2023")), reading.Document);
    }

    [Fact]
    public void Any_values_come_back_as_they_were() =>
        Prop.ForAll(Arb.From(AnyValues), values =>
            {
                var reading = Read(
                    Written(
                        Model() with
                        {
                            Units = [new("19996", Given.Same("Phường")) { Values = values, Previous = values }],
                        }
                    )
                );
                Assert.Equal(Shown(FormRules.Derive(Everything, values)), Shown(reading.Values));
                Assert.DoesNotContain(reading.Problems, p => p.Severity == Severity.Error);
            })
            .Check();

    [Slow]
    [LibreOfficeFact]
    public void Any_values_come_back_also_after_another_program_has_saved_the_file() =>
        Seed.Run(random =>
        {
            // Several in one file: the program takes seconds to start.
            var cases = AnyValues.Sample(50, random, 25).ToList();
            var model = Model() with
            {
                Units = [.. cases.Select((v, i) => new WorkbookUnit($"u{i}", Given.Same($"Xã {i}")) { Values = v })],
            };

            var saved = LibreOfficeFactAttribute.Convert(Written(model), "xlsx");

            for (var i = 0; i < cases.Count; i++)
            {
                var reading = Read(saved, $"u{i}");
                Assert.Equal(Shown(FormRules.Derive(Everything, cases[i])), Shown(reading.Values));
                Assert.DoesNotContain(reading.Problems, p => p.Severity == Severity.Error);
            }
        });

    [Fact]
    public void The_same_form_and_values_are_the_same_bytes() => Assert.Equal(Written(Model()), Written(Model()));

    [Fact]
    public void An_empty_workbook_says_nothing_and_zero_is_said()
    {
        Assert.True(Read(Written(Model("{}"))).IsEmpty);
        Assert.Equal("B1: 0", Shown(Read(Written(Model("""{ "B1": 0 }"""))).Values));
    }

    [Fact]
    public void A_district_has_a_sheet_for_each_unit_and_each_reads_its_own()
    {
        var model = Model(units: 2);
        model = model with { Units = [model.Units[0], model.Units[1] with { Values = Values("""{ "B1": 7 }""") }] };
        var bytes = Written(model);

        Assert.Empty(Errors(bytes));
        Assert.Equal("Xã Hải Dương", Read(bytes, "20005").Sheet);
        Assert.Equal("B1: 7", Shown(Read(bytes, "20005").Values));
        Assert.Equal(0, Read(bytes).Values["B1"].Number);
    }

    [Fact]
    public void What_looks_like_a_formula_is_a_text()
    {
        var sheet = Part(
            Written(Model("""{ "F1": "=cmd|' /C calc'!A0", "G1": "@SUM(A1)" }""")),
            "xl/worksheets/sheet2.xml"
        );

        Assert.Contains("=cmd|' /C calc'!A0</", sheet);
        Assert.DoesNotMatch(@"<(x:)?f>[^<]*(cmd|SUM\(A1\))", sheet);
    }

    [Fact]
    public void Victims_figures_are_left_out_for_those_who_may_not_see_them()
    {
        var bytes = Written(Model(previous: Full) with { ShowsSensitive = false });

        Assert.Empty(Errors(bytes));
        Assert.DoesNotContain("C3.sex", Part(bytes, "xl/worksheets/sheet2.xml"));
        Assert.False(Read(bytes).Values.ContainsKey("C3"));
        Assert.DoesNotContain("C3", Read(bytes).Read);
    }

    private static readonly Gen<long> Count = Gen.OneOf(
        Gen.Choose(0, 3).Select(n => (long)n),
        Gen.Choose(0, 1_000_000_000).Select(n => (long)n)
    );
    private static readonly Gen<long> Money = Gen.OneOf(
        Count,
        Gen.Choose(0, 1_000_000).Zip(Gen.Choose(0, 999_999_999)).Select(t => t.Item1 * 1_000_000_000L + t.Item2)
    );
    private static readonly Gen<DateOnly> AnyDay = Gen.OneOf(
        Gen.Choose(0, 3652058).Select(DateOnly.FromDayNumber),
        Gen.Choose(0, 9000).Select(n => Day("01/01/2010").AddDays(n))
    );
    private static readonly Gen<string> Word = Gen.Elements(
            "a",
            "ế",
            "=",
            "+",
            "-",
            "@",
            "1",
            " ",
            "\"",
            "'",
            "<",
            "&",
            "👍",
            "_x0041_",
            "_x005F_",
            "12/3",
            "0,5",
            "TRUE",
            "#N/A",
            "không phát sinh",
            "pm:value"
        )
        .ArrayOf()
        .Select(w => VietnameseText.Clean(string.Concat(w)))
        .Where(w => w.Length > 0);
    private static readonly Gen<string> Words = Word.Zip(Word)
        .SelectMany(t => Gen.Elements($"{t.Item1}\n{t.Item2}", t.Item1));

    private static readonly Gen<IReadOnlyDictionary<string, FormValue>> AnyValues = Sometimes([
        ("A2", Count.Two().Select(t => FormValue.Ratio(t.Item1, t.Item2))),
        ("B1", Count.Select(FormValue.Of)),
        ("P1", Count.Select(FormValue.Of)),
        (
            "C3",
            Count
                .Zip(Parts(["female", "male"]))
                .Zip(Parts(["female*u16", "male*16"]))
                .Select(t => new FormValue { Number = t.Item1.Item1, Splits = SplitsOf(t.Item1.Item2, t.Item2) })
        ),
        ("E2", Money.Select(FormValue.Of)),
        (
            "K1",
            Gen.Elements(true, false)
                .Zip(Word)
                .SelectMany(t => Gen.Elements(FormValue.Of(t.Item1), new() { Yes = t.Item1, Evidence = t.Item2 }))
        ),
        ("K2", Gen.Elements(true, false).Select(FormValue.Of)),
        ("L1", Gen.Elements("loa", "hop", "hop2").Select(FormValue.Of)),
        ("N1", AnyDay.Select(IsoOf)),
        (
            "D1",
            Word.Zip(AnyDay)
                .Zip(Word)
                .SelectMany(t =>
                    Gen.Elements<FormValue>(
                        new() { Document = new(t.Item1.Item1, t.Item1.Item2, t.Item2) },
                        new() { Document = new(t.Item1.Item1, t.Item1.Item2) }
                    )
                )
        ),
        ("F1", Words.Select(FormValue.Of)),
        (
            "H1",
            Rows()
                .ArrayOf()
                .Select(r => r.Where(c => c.Count > 0).Take(40).ToArray())
                .Where(r => r.Length > 0)
                .Select(r => new FormValue { Rows = r })
        ),
        ("G1", Words.Select(FormValue.Of)),
    ]);

    private static Gen<IReadOnlyDictionary<string, FormValue>> Rows() =>
        Sometimes([
            ("day", AnyDay.Select(IsoOf)),
            ("place", Word.Select(FormValue.Of)),
            ("people", Count.Select(FormValue.Of)),
            ("cost", Money.Select(FormValue.Of)),
            ("via", Gen.Elements("loa", "hop2").Select(FormValue.Of)),
        ]);

    private static Gen<Dictionary<string, long>> Parts(string[] codes) =>
        Count
            .Zip(Gen.Choose(0, codes.Length))
            .Select(t => codes.Take(t.Item2).ToDictionary(c => c, c => t.Item1 + c.Length));

    private static Dictionary<string, IReadOnlyDictionary<string, long>>? SplitsOf(
        Dictionary<string, long> sex,
        Dictionary<string, long> crossed
    )
    {
        var splits = new Dictionary<string, IReadOnlyDictionary<string, long>>();
        if (sex.Count > 0)
            splits["sex"] = sex;
        if (crossed.Count > 0)
            splits["sex*age"] = crossed;
        return splits.Count > 0 ? splits : null;
    }

    private static FormValue IsoOf(DateOnly day) =>
        FormValue.Of(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Some of them are there and some are not.</summary>
    private static Gen<IReadOnlyDictionary<string, FormValue>> Sometimes(
        (string Code, Gen<FormValue> Value)[] fields
    ) =>
        fields.Aggregate(
            Gen.Constant<IReadOnlyDictionary<string, FormValue>>(new Dictionary<string, FormValue>()),
            (all, field) =>
                all.SelectMany(values =>
                    Gen.Choose(0, 2)
                        .SelectMany(there =>
                            there == 0
                                ? Gen.Constant(values)
                                : field.Value.Select(v =>
                                    (IReadOnlyDictionary<string, FormValue>)
                                        new Dictionary<string, FormValue>(values) { [field.Code] = v }
                                )
                        )
                )
        );

    internal static string Shown(IReadOnlyDictionary<string, FormValue> values) =>
        string.Join(
            '\n',
            values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}: {Json.Write(v.Value)}")
        );
}
