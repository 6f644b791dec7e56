using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.Journeys;

/// <summary>
/// Values that were lost at the third return. In the system in which US states hand in their managed care contracts,
/// the rates of a submission were gone when it was unlocked for the third
/// time (Enterprise-CMCS/managed-care-review #4706).
/// Here a revision is what was sent, whole, and the next begins with it. A report with everything that a form can ask
/// for is returned again and again and changed in one number.
/// </summary>
public sealed class AccidentLostRatesTests
{
    private const string Cycle = "huong-tra-thu";
    private const string Unit = "20005";
    private static readonly string Report = Town.Submission(Unit, "results-report", cycle: Cycle);
    private static readonly string Figures =
        $"api/cycles/{Cycle}/obligations/results-report/periods/2023/consolidations/480";

    [Fact]
    public async Task Whatever_is_returned_five_times_and_changed_in_one_number_is_whole_each_time()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        await Publish(town);
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn($"xa-{Unit}"));
        var expected = await Everything(commune);
        Assert.Equal(201, (await commune.Act(Report, "submit", expected)).Status);
        var figures = await OtherFigures(office);

        for (var turn = 2; turn <= 6; turn++)
        {
            // What was accepted is reopened in the same way.
            if (turn % 2 == 0)
                Assert.Equal("accepted", (await office.Act(Report, "accept", new { })).Text("status"));
            Assert.True((await office.Act(Report, "return", new { reason = "Sửa số buổi (B1)." })).Ok);

            // The page begins with what was sent, changes one number, keeps it, and sends what was kept.
            var offered = ContentOf((await commune.Get(Report)).Json.GetProperty("current"));
            AssertSame(expected, offered);
            expected["values"]!["B1"] = 50 + turn;
            offered["values"]!["B1"] = 50 + turn;
            var seen = (await commune.Get(Report)).Text("etag");
            Assert.Equal(200, (await commune.Put($"{Report}/draft", offered, seen)).Status);
            await AssertInWorkbook(commune);
            var draft = ContentOf((await commune.Get(Report)).Json.GetProperty("draft"));
            AssertSame(expected, draft);
            Assert.Equal(201, (await commune.Act(Report, "submit", draft)).Status);

            AssertSame(expected, ContentOf((await office.Get($"{Report}/revisions/{turn}")).Json));
            AssertSame(figures, await OtherFigures(office));
        }
        // Nor did what was sent first change.
        expected["values"]!["B1"] = 50;
        AssertSame(expected, ContentOf((await office.Get($"{Report}/revisions/1")).Json));
    }

    [Fact]
    public async Task A_nil_declaration_that_is_returned_again_and_again_keeps_its_zeros()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn($"xa-{Unit}"));
        var path = Town.Submission(Unit, "results-report");
        Assert.Equal(201, (await commune.Act(path, "submit", Person.NilReport)).Status);
        var first = ContentOf((await commune.Get(path)).Json.GetProperty("current"));
        Assert.Equal(0, (int)first["values"]!["C3"]!["total"]!);

        for (var turn = 2; turn <= 5; turn++)
        {
            Assert.True((await office.Act(path, "return", new { reason = "Sửa số buổi (B1)." })).Ok);
            var offered = ContentOf((await commune.Get(path)).Json.GetProperty("current"));
            first["values"]!["B1"] = 10 + turn;
            offered["values"]!["B1"] = 10 + turn;
            Assert.Equal(201, (await commune.Act(path, "submit", offered)).Status);
            AssertSame(first, ContentOf((await commune.Get($"{path}/revisions/{turn}")).Json));
        }
        Assert.True((bool)first["nil"]!);
    }

    /// <summary>Hương Trà's plan, whose report asks for a table, a yes and an explanation, too.</summary>
    private static async Task Publish(Town town)
    {
        var admin = await town.SignIn("admin");
        var created = await admin.Post("api/cycles", new { template = Town.Cycle, id = Cycle });
        var plan = JsonNode.Parse(created.Json.GetProperty("configuration").GetRawText())!;
        var form = plan["forms"]!.AsArray().Single(f => (string)f!["id"]! == "results-report")!;
        var activities = form["sections"]!.AsArray().Single(s => (string)s!["id"]! == "activities")!;
        activities["fields"]!.AsArray().Add(JsonNode.Parse(Facilities));
        activities["fields"]!.AsArray().Add(JsonNode.Parse(Hotline));
        form["rules"]!.AsArray().Add(JsonNode.Parse(ManySessions));
        var saved = await admin.Put($"api/cycles/{Cycle}", plan, created.Text("etag"));
        Assert.Equal(200, saved.Status);
        var published = await admin.Post($"api/cycles/{Cycle}/publish", new { }, saved.Text("etag"));
        Assert.Equal(200, published.Status);
    }

    /// <summary>
    /// A ratio, nothing of nothing, a breakdown, zeros, money, texts, rows with a cell missing, a yes with its proof,
    /// files, a document, an explanation.
    /// </summary>
    private static async Task<JsonNode> Everything(Person commune)
    {
        var values = JsonNode.Parse(
            """
            {
              "A2": { "numerator": 1, "denominator": 2 }, "A3": { "numerator": 0, "denominator": 0 },
              "B1": 50, "B2": { "total": 20, "splits": { "sex": { "female": 12, "male": 8 } } }, "B3": 0, "B7a": 3,
              "H1": [
                { "Name": "Nhà tạm lánh", "Kind": "victims", "Work": "Sửa mái", "Cost": 15000000 },
                { "Name": "Trung tâm công tác xã hội", "Kind": "social" }
              ],
              "H2": { "yes": true, "evidence": "Số 111, biển tại trụ sở" },
              "C1": 0, "C3": { "total": 2, "splits": { "sex": { "female": 2 }, "age": { "under16": 1, "18plus": 1 },
                "purpose": { "forced-labour": 2 } } },
              "D8": 1, "D8m": 2500000, "E1": 120000000, "E2": 90000000, "E2a": 60000000, "E2b": 20000000, "E2c": 10000000,
              "F1": "Địa bàn rộng, đi lại khó khăn.\nThiếu cán bộ.", "F3": "Đề nghị tập huấn thêm."
            }
            """
        );
        var files = new JsonArray();
        foreach (var name in new[] { "bao-cao.pdf", "phu-luc.pdf" })
        {
            var file = await commune.Upload(name, [.. Person.Pdf, .. System.Text.Encoding.ASCII.GetBytes(name)]);
            files.Add(JsonNode.Parse(file.Json.GetRawText()));
        }
        return new JsonObject
        {
            ["values"] = values,
            ["files"] = files,
            ["document"] = JsonNode.Parse("""{ "number": "45/BC-UBND", "date": "2023-11-17" }"""),
            ["explanations"] = JsonNode.Parse("""{ "many-sessions": "Họp theo từng xóm, mỗi xóm ít người." }"""),
            ["nil"] = false,
        };
    }

    /// <summary>What the page sends of what it was shown.</summary>
    private static JsonNode ContentOf(JsonElement shown)
    {
        var content = new JsonObject();
        foreach (var name in new[] { "values", "files", "document", "explanations", "nil" })
            content[name] = JsonNode.Parse(shown.GetProperty(name).GetRawText());
        return content;
    }

    /// <summary>The unit's workbook says what the draft says: brought back as it is, it changes nothing.</summary>
    private static async Task AssertInWorkbook(Person commune)
    {
        var workbook = (await commune.Get($"{Report}/workbook.xlsx")).Bytes;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Report}/workbook");
        request.Content = new ByteArrayContent(workbook);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        );
        request.Headers.TryAddWithoutValidation("If-Match", (await commune.Get(Report)).Text("etag"));
        using var response = await commune.Http.SendAsync(request);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.True(response.IsSuccessStatusCode, answer.ToString());
        Assert.Empty(answer.GetProperty("changes").EnumerateArray());
    }

    /// <summary>What the town counts of this unit beside B1, and of no revision in particular.</summary>
    private static async Task<JsonNode> OtherFigures(Person office)
    {
        var cells = JsonNode.Parse((await office.Get(Figures)).Json.GetProperty("cells").GetRawText())!.AsArray();
        var others = cells.Where(c => (string)c!["field"]! != "B1").Select(c => c!.DeepClone().AsObject()).ToList();
        foreach (var part in others.SelectMany(c => c["parts"]!.AsArray()))
            part!.AsObject().Remove("revision");
        Assert.True(others.Count > 30, $"{others.Count} figures");
        return new JsonArray([.. others]);
    }

    private static void AssertSame(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected.ToJsonString()}\n{actual.ToJsonString()}");

    private const string Facilities = """
        { "code": "H1", "name": { "vi": "Cơ sở được sửa chữa", "en": "Facilities repaired" }, "type": "table",
          "maxRows": 50, "aggregation": "stack", "columns": [
            { "code": "Name", "name": { "vi": "Tên cơ sở", "en": "Facility" }, "type": "narrative", "required": true,
              "maxLength": 200 },
            { "code": "Kind", "name": { "vi": "Loại", "en": "Kind" }, "type": "choice", "required": true, "options": [
              { "code": "victims", "name": { "vi": "Hỗ trợ nạn nhân", "en": "Victim support" } },
              { "code": "social", "name": { "vi": "Trợ giúp xã hội", "en": "Social assistance" } } ] },
            { "code": "Work", "name": { "vi": "Nội dung", "en": "Work" }, "type": "narrative", "maxLength": 500 },
            { "code": "Cost", "name": { "vi": "Kinh phí", "en": "Money" }, "type": "money",
              "measure": { "vi": "đồng", "en": "đồng" } } ] }
        """;

    private const string Hotline = """
        { "code": "H2", "name": { "vi": "Có đường dây nóng", "en": "There is a hotline" }, "type": "yesNo",
          "aggregation": "countYes", "evidence": "optional" }
        """;

    private const string ManySessions = """
        { "id": "many-sessions", "severity": "needsExplanation", "left": "B1", "right": "B2",
          "operator": "lessOrEqual", "message": {
            "vi": "Số buổi nhiều hơn số lượt người. Hãy giải thích.",
            "en": "More sessions than attendances. Please explain." } }
        """;
}
