using System.Text;
using System.Text.Json;
using PlanMonitor.Documents.Data;
using PlanMonitor.Documents.Model;

namespace PlanMonitor.Tests.Documents;

public sealed class ReportJsonTests
{
    private static readonly JsonElement Root = Written(Province.OfDistricts());

    public static TheoryData<string> Names => ["town", "districts", "communes"];

    /// <summary>The published schema allows nothing it does not name and wants everything it names: it and the program say the same.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_written_has_exactly_the_published_shape(string name)
    {
        var model = name switch
        {
            "town" => HuongTra.Model(),
            "districts" => Province.OfDistricts(),
            _ => Province.OfCommunes(),
        };
        Assert.Empty(new JsonShape(Schema).Check(Written(model)));
    }

    [Fact]
    public void The_schema_knows_every_type_and_every_way_of_adding_up()
    {
        var indicator = JsonDocument
            .Parse(Schema)
            .RootElement.GetProperty("$defs")
            .GetProperty("indicator")
            .GetProperty("properties");
        Assert.Equal(Enum.GetValues<FieldType>().Select(JsonNames.Of).Order(), Words(indicator.GetProperty("type")));
        Assert.Equal(
            Enum.GetValues<Aggregation>().Select(JsonNames.Of).Order(),
            Words(indicator.GetProperty("aggregation"))
        );
    }

    [Fact]
    public void Figures_their_groups_their_parts_and_their_sources_are_there()
    {
        var b1 = Indicator("B1");
        Assert.Equal(48, b1.GetProperty("total").GetProperty("number").GetInt64());
        Assert.Equal(
            (6, 8, 139, 141),
            (
                b1.GetProperty("reported").GetInt32(),
                b1.GetProperty("expected").GetInt32(),
                b1.GetProperty("sourceReported").GetInt32(),
                b1.GetProperty("sourceExpected").GetInt32()
            )
        );
        Assert.Equal(18, b1.GetProperty("groups").GetProperty("mountains").GetProperty("number").GetInt64());
        Assert.Equal(8, b1.GetProperty("parts").GetArrayLength());
        Assert.True(Indicator("B2").GetProperty("mayCountTwice").GetBoolean());
        Assert.Equal(12, Indicator("B2").GetProperty("overlap").GetInt64());
    }

    [Fact]
    public void The_four_zeros_and_what_is_withheld_are_five_words()
    {
        var states = Root.GetProperty("indicators")
            .EnumerateArray()
            .SelectMany(i => i.GetProperty("parts").EnumerateArray())
            .Select(p => p.GetProperty("value").GetProperty("state").GetString())
            .Distinct()
            .Order();
        Assert.Equal(["missing", "nil", "notApplicable", "value", "withheld"], states);
        Assert.All(
            Indicator("C3")
                .GetProperty("parts")
                .EnumerateArray()
                .Where(p => p.GetProperty("value").GetProperty("state").GetString() == "withheld"),
            p => Assert.Equal(JsonValueKind.Null, p.GetProperty("value").GetProperty("number").ValueKind)
        );
        Assert.All(Root.GetProperty("sources").EnumerateArray(), s =>
            Assert.Equal(JsonValueKind.Null, s.GetProperty("valuesSha256").ValueKind)
        );
    }

    private static JsonElement Indicator(string code) =>
        Root.GetProperty("indicators").EnumerateArray().Single(i => i.GetProperty("code").GetString() == code);

    private static IEnumerable<string> Words(JsonElement schema) =>
        schema.GetProperty("enum").EnumerateArray().Select(e => e.GetString()!).Order();

    private static string Schema => File.ReadAllText(Path.Combine(Given.Root, "docs", "report.schema.json"));

    private static JsonElement Written(ReportModel model)
    {
        using var stream = new MemoryStream();
        ReportJson.Write(model, stream);
        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
    }
}
