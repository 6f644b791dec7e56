using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PlanMonitor.Tests.Journeys;

/// <summary>A plan of several years: each year's figures stand beside those of the year before.</summary>
public class ThreadTests
{
    private const string Thread = "huong-tra-2023-2024";
    private const string Commune = "20005";

    [Fact]
    public async Task A_plan_of_two_years_has_a_line_for_each_indicator_and_part_with_each_years_figure_and_revision()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        await Publish(town, from: Town.Cycle, year: 2023);
        await town.Report("19996", 30, victims: 0, cycle: "ht-2023", period: "2023");
        await town.Report(Commune, 9, victims: 3, cycle: "ht-2023", period: "2023");
        await SendUp(town, 2023);

        await Publish(town, from: "ht-2023", year: 2024);
        await Town.MoveTo(await town.SignIn("admin"), "2024-11-20T09:00+07:00");
        await town.Report("19996", 100, victims: 0, cycle: "ht-2024", period: "2024");
        await town.Report(Commune, 16, victims: 4, cycle: "ht-2024", period: "2024");
        await SendUp(town, 2024);

        var page = await (await town.SignIn("ldtbxh")).Get($"api/threads/{Thread}");
        var lines = page.Json.GetProperty("indicators").EnumerateArray().ToList();
        Assert.Equal(("39", "116"), YearsOf(Line(lines, "B1")));
        Assert.Equal(("3", "4"), YearsOf(Line(lines, "C3.sex.female")));
        var (figure, name) = (Line(lines, "B1").GetProperty("figures")[1], Line(lines, "B1").GetProperty("name"));
        Assert.Equal(("ht-2024", "2024", 1), (figure.Text("cycle"), figure.Text("period"), figure.Number("revision")));
        Assert.NotEqual("", name.Text("vi"));
        Assert.Equal(lines.Count, lines.Select(l => l.Text("path")).Distinct().Count());

        // Who may see totals but no victims is told so, and by nothing else.
        var seen = await (await town.SignIn("mattran")).Get($"api/threads/{Thread}");
        var victims = seen.Json.GetProperty("indicators").EnumerateArray().Where(l => l.Text("field") == "C3");
        Assert.Equal(("không thuộc quyền xem", "không thuộc quyền xem"), YearsOf(Assert.Single(victims)));
    }

    [Fact]
    public async Task Last_years_figures_stand_beside_this_years_on_the_page_in_the_workbook_and_for_the_rules()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        await Publish(town, from: Town.Cycle, year: 2023);
        await town.Report(Commune, 9, victims: 3, cycle: "ht-2023", period: "2023");
        await Publish(town, from: "ht-2023", year: 2024, NotBelowLastYear);
        await Town.MoveTo(await town.SignIn("admin"), "2024-11-20T09:00+07:00");

        var commune = await town.SignIn($"xa-{Commune}");
        var own = Town.Submission(Commune, "results-report", "2024", "ht-2024");
        var previous = (await commune.Get(own)).Json.GetProperty("previous");
        Assert.Equal("2023", previous.Text("period"));
        Assert.Equal(9, previous.GetProperty("values").GetProperty("B1").GetInt32());

        var refused = await commune.Act(
            own,
            "submit",
            new { values = new Dictionary<string, int> { ["B1"] = 8, ["C3"] = 0 } }
        );
        Assert.Contains(refused.Fields, f => f is ("B1", "year-on-year"));

        var workbook = await commune.Get($"{own}/workbook.xlsx");
        Assert.Equal((200, ""), (workbook.Status, workbook.Code ?? ""));
        using var book = SpreadsheetDocument.Open(new MemoryStream(workbook.Bytes), false);
        var texts = book.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<CellType>());
        Assert.Contains(texts, t => t.InnerText.EndsWith("(Năm 2023)", StringComparison.Ordinal));
    }

    private static void NotBelowLastYear(JsonObject cycle)
    {
        var form = cycle["forms"]!.AsArray().Single(f => f!["id"]!.GetValue<string>() == "results-report")!;
        form["rules"]!
            .AsArray()
            .Add(
                JsonNode.Parse(
                    """
                    {"id":"year-on-year","kind":"notBelowPrevious","of":"B1","message":{"vi":"Ít hơn năm trước.","en":"Less than last year."}}
                    """
                )
            );
    }

    /// <summary>Last year's plan again for another year, in the thread.</summary>
    private static async Task Publish(Town town, string from, int year, Action<JsonObject>? change = null)
    {
        var admin = await town.SignIn("admin");
        var (id, path) = ($"ht-{year}", $"api/cycles/ht-{year}");
        var copied = await admin.Post(
            "api/cycles",
            new
            {
                from,
                year,
                id,
            }
        );
        Assert.Equal(201, copied.Status);
        var cycle = JsonNode.Parse(copied.Json.GetProperty("configuration").GetRawText())!.AsObject();
        cycle["thread"] = JsonNode.Parse(
            $$"""{"id":"{{Thread}}","name":{"vi":"Hai năm","en":"Two years"},"fromYear":2023,"toYear":2024}"""
        );
        change?.Invoke(cycle);
        var edited = await admin.Put(path, cycle, copied.Text("etag"));
        Assert.Equal(200, edited.Status);
        var published = await admin.Post($"{path}/publish", new { }, edited.Text("etag"));
        Assert.Equal(200, published.Status);
    }

    private static async Task SendUp(Town town, int year)
    {
        var office = await town.SignIn("ldtbxh");
        var consolidation = $"api/cycles/ht-{year}/obligations/results-report/periods/{year}/consolidations/480";
        var seen = (await office.Get(consolidation)).Json.GetProperty("own").GetProperty("etag").GetString();
        var sent = await office.Post(
            $"{consolidation}/submit",
            new { values = new { }, whyIncomplete = "Đã đến ngày phải báo cáo." },
            seen
        );
        Assert.Equal(201, sent.Status);
    }

    private static JsonElement Line(List<JsonElement> lines, string path) => lines.Single(l => l.Text("path") == path);

    private static (string, string) YearsOf(JsonElement line) => (Of(line, 2023), Of(line, 2024));

    private static string Of(JsonElement line, int year)
    {
        var figures = line.GetProperty("figures").EnumerateArray();
        var figure = figures.Single(f => f.Number("year") == year);
        return figure.GetProperty("shown").Text("vi");
    }
}
