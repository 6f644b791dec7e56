using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Documents;

/// <summary>The reports as people download them.</summary>
public sealed class ReportDownloadTests
{
    [Fact]
    public async Task The_collectors_report_comes_as_a_valid_workbook_and_as_json_of_its_schema_without_small_victim_counts()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var office = await town.SignIn("ldtbxh");
        await Report(town, "20005", victims: 1);
        await Report(town, "20008", victims: 4);

        var xlsx = await office.Get($"{Town.Consolidation}/report.xlsx");
        var json = Encoding.UTF8.GetString((await office.Get($"{Town.Consolidation}/report.json")).Bytes);
        var docx = await office.Get($"{Town.Consolidation}/report.docx");

        using var book = SpreadsheetDocument.Open(new MemoryStream(xlsx.Bytes), false);
        Assert.Empty(Errors(book));
        using var document = WordprocessingDocument.Open(new MemoryStream(docx.Bytes), false);
        Assert.Empty(Errors(document));
        var root = JsonDocument.Parse(json).RootElement;
        Assert.Empty(
            new JsonShape(await File.ReadAllTextAsync(Path.Combine(Given.Root, "docs", "report.schema.json"))).Check(
                root
            )
        );
        var victims = root.GetProperty("indicators")
            .EnumerateArray()
            .Single(i => i.GetProperty("code").GetString() == "C3");
        Assert.Equal(5, victims.GetProperty("total").GetProperty("number").GetInt32());
        Assert.Empty(victims.GetProperty("groups").EnumerateObject());
        Assert.Equal(
            ["withheld", "withheld"],
            victims
                .GetProperty("parts")
                .EnumerateArray()
                .Where(p => p.GetProperty("revision").ValueKind == JsonValueKind.Number)
                .Select(p => p.GetProperty("value").GetProperty("state").GetString())
        );
        Assert.All(root.GetProperty("sources").EnumerateArray(), s =>
            Assert.Equal(JsonValueKind.Null, s.GetProperty("valuesSha256").ValueKind)
        );
    }

    [Fact]
    public async Task A_commune_gets_its_own_report_with_its_figures_and_an_observer_gets_it_without_its_victims()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        await Report(town, "20005", victims: 1);
        var path = $"{Town.Submission("20005", "results-report")}/report.docx";

        var own = Read(await (await town.SignIn("xa-20005")).Get(path));
        Assert.Empty(own.Errors);
        Assert.Equal(("5", "1"), (Assert.Single(own.Figures["B1@20005"]), Assert.Single(own.Figures["C3@20005"])));
        Assert.Contains("XÃ HƯƠNG TOÀN", own.Paragraphs);
        Assert.Contains(own.Paragraphs, p =>
            p.StartsWith("Kính gửi: Ủy ban nhân dân thị xã Hương Trà (qua ", StringComparison.Ordinal)
        );

        var seen = Read(await (await town.SignIn("mattran")).Get(path));
        Assert.Equal(
            ("5", "không thuộc quyền xem"),
            (Assert.Single(seen.Figures["B1@20005"]), Assert.Single(seen.Figures["C3@20005"]))
        );
        Assert.Equal("not-allowed", (await (await town.SignIn("xa-20008")).Get(path)).Code);
        Assert.Equal(
            "not-found",
            (
                await (await town.SignIn("xa-20008")).Get($"{Town.Submission("20008", "results-report")}/report.docx")
            ).Code
        );
    }

    private static ReadDocument Read(Answered answer) => new(stream => stream.Write(answer.Bytes));

    private static IEnumerable<string> Errors(OpenXmlPackage package) =>
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(package)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");

    private static async Task Report(Town town, string unit, int victims)
    {
        var commune = await town.SignIn($"xa-{unit}");
        var values = new Dictionary<string, object>
        {
            ["B1"] = 5,
            ["C3"] = new
            {
                total = victims,
                splits = new Dictionary<string, object>
                {
                    ["sex"] = new Dictionary<string, int> { ["female"] = victims },
                    ["age"] = new Dictionary<string, int> { ["18plus"] = victims },
                    ["purpose"] = new Dictionary<string, int> { ["forced-labour"] = victims },
                },
            },
        };
        var answer = await commune.Act(Town.Submission(unit, "results-report"), "submit", new { values });
        Assert.Equal(201, answer.Status);
    }
}
