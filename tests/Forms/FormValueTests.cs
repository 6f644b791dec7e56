using FsCheck;
using FsCheck.Fluent;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Forms;

public sealed class FormValueTests
{
    private static readonly Gen<long> Number = Gen.OneOf(
        Gen.Choose(-5, 5).Select(n => (long)n),
        ArbMap.Default.GeneratorFor<long>(),
        Gen.Elements(long.MinValue, long.MaxValue)
    );

    private static readonly Gen<string> Words = Gen.Elements(
            "",
            "a",
            "ế",
            "\"",
            "\\",
            "\n",
            "\u0001",
            "👍",
            "<b>",
            "12",
            "true",
            "null"
        )
        .ArrayOf()
        .Select(string.Concat);

    private static readonly Gen<FormValue> Any = Gen.OneOf(
        Number.Select(FormValue.Of),
        Number.Two().Select(t => FormValue.Ratio(t.Item1, t.Item2)),
        ArbMap.Default.GeneratorFor<bool>().Select(FormValue.Of),
        Words.Select(FormValue.Of),
        Words.Select(w => new FormValue { Yes = true, Evidence = w }),
        Words.Two().Select(w => new FormValue { Document = new(w.Item1, new(2024, 2, 29), w.Item2) }),
        Words
            .Zip(Number)
            .Select(t => new FormValue
            {
                Rows =
                [
                    new Dictionary<string, FormValue> { ["A"] = FormValue.Of(t.Item1), ["B"] = FormValue.Of(t.Item2) },
                    new Dictionary<string, FormValue>(),
                ],
            }),
        Number.Zip(Words.Zip(Number).ArrayOf()).Select(t => new FormValue { Number = t.Item1, Splits = Split(t.Item2) })
    );

    [Fact]
    public void What_was_written_reads_back_the_same() =>
        Prop.ForAll(Arb.From(Any), value => Same(value, Json.Read<FormValue>(Json.Write(value)))).Check();

    [Theory]
    [InlineData("12", "number")]
    [InlineData("""{"total":12}""", "number")]
    [InlineData("""{"total":2,"splits":{"sex":{"male":2}}}""", "splits")]
    [InlineData("""{"denominator":2,"numerator":1}""", "ratio")]
    [InlineData("false", "yes")]
    [InlineData("\"\"", "text")]
    [InlineData("1.5", "unreadable")]
    [InlineData("[]", "rows")]
    [InlineData("""[{"Day":"2023-05-01","Cost":5}]""", "rows")]
    [InlineData("[1]", "unreadable")]
    [InlineData("""[{"A":[1]}]""", "unreadable")]
    [InlineData("""{"yes":true,"evidence":"12/KH"}""", "evidence")]
    [InlineData("""{"yes":1,"evidence":"12/KH"}""", "unreadable")]
    [InlineData("""{"number":"12/KH","date":"2023-02-20"}""", "document")]
    [InlineData("""{"number":"12/KH","date":"20/02/2023"}""", "unreadable")]
    [InlineData("{}", "unreadable")]
    [InlineData("""{"splits":{}}""", "unreadable")]
    [InlineData("""{"total":1,"splits":[]}""", "unreadable")]
    [InlineData("""{"total":1,"splits":{"sex":2}}""", "unreadable")]
    [InlineData("""{"total":1,"splits":{"sex":{"male":"1"}}}""", "unreadable")]
    [InlineData("""{"numerator":1,"denominator":2,"percent":50}""", "unreadable")]
    public void The_wire_form_says_what_kind_of_value_it_is(string json, string kind)
    {
        var value = Json.Read<FormValue>(json);
        Assert.Equal(
            kind,
            value switch
            {
                { Unreadable: not null } => "unreadable",
                { Text: not null } => "text",
                { Evidence: not null } => "evidence",
                { Yes: not null } => "yes",
                { Document: not null } => "document",
                { Rows: not null } => "rows",
                { Numerator: not null, Denominator: not null } => "ratio",
                { Splits: not null, Number: not null } => "splits",
                _ => "number",
            }
        );
    }

    [Fact]
    public void What_cannot_be_read_is_kept_short_for_the_refusal()
    {
        var value = Json.Read<FormValue>($"[{new string('1', 500)}]");
        Assert.Equal(61, value.Unreadable!.Length);
    }

    [Fact]
    public void Equal_values_have_equal_hashes_whatever_their_order() =>
        Assert.Equal(
            Json.Hash(Values("""{"B1":1,"B2":{"total":3,"splits":{"sex":{"male":1,"female":2}}}}""")),
            Json.Hash(Values("""{"B2":{"splits":{"sex":{"female":2,"male":1}},"total":3},"B1":1}"""))
        );

    [Theory]
    [InlineData("""{"B1":0}""", "{}")]
    [InlineData("""{"B1":1}""", """{"B1":true}""")]
    [InlineData("""{"B1":1}""", """{"B1":"1"}""")]
    [InlineData("""{"A2":{"numerator":0,"denominator":0}}""", """{"A2":0}""")]
    public void Different_values_have_different_hashes(string one, string other) =>
        Assert.NotEqual(Json.Hash(Values(one)), Json.Hash(Values(other)));

    [Fact]
    public void A_field_that_stands_twice_is_refused() =>
        Assert.Throws<DamagedRecordException>(() => Values("""{"B1":1,"B1":2}"""));

    private static Dictionary<string, IReadOnlyDictionary<string, long>> Split(
        IEnumerable<(string Name, long Count)> parts
    ) =>
        new()
        {
            ["sex"] = parts.DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Count),
            ["age"] = new Dictionary<string, long>(),
        };

    private static bool Same(FormValue a, FormValue b) =>
        (a with { Splits = null, Rows = null }) == (b with { Splits = null, Rows = null })
        && Json.Write(a.Rows) == Json.Write(b.Rows)
        && (a.Splits is null) == (b.Splits is null)
        && (a.Splits ?? Nothing).SelectMany(Parts).SequenceEqual((b.Splits ?? Nothing).SelectMany(Parts))
        && (a.Splits ?? Nothing).Keys.SequenceEqual((b.Splits ?? Nothing).Keys);

    private static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Nothing =
        new Dictionary<string, IReadOnlyDictionary<string, long>>();

    private static IEnumerable<(string, string, long)> Parts(
        KeyValuePair<string, IReadOnlyDictionary<string, long>> split
    ) => split.Value.Select(i => (split.Key, i.Key, i.Value));
}
