using System.Net.Http.Headers;
using PlanMonitor.Documents.Workbook.Write;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Files written by real programs, as they came to us (tests/Cases): each with its right result.</summary>
public class FilesOfOtherProgramsTests
{
    private const string Clock = "2023-11-05T08:00+07:00";
    private static readonly string Report = Town.Submission("20017", "results-report");

    [Fact]
    public async Task Formulas_that_were_never_computed_leave_the_draft_alone()
    {
        await using var town = await Town.Open(Clock);
        var commune = await town.SignIn("xa-20017");
        await commune.Put(
            $"{Report}/draft",
            new { values = new Dictionary<string, object> { ["B1"] = 7, ["B3"] = 9 } },
            "new"
        );

        var answer = await Workbook(commune, "minimal.xlsx", (await commune.Get(Report)).Text("etag"));

        Assert.Equal(2, CodesOf(answer).Count(p => p.Code == "not-computed"));
        var draft = (await commune.Get(Report)).Json.GetProperty("draft").GetProperty("values");
        Assert.Equal((7, 9), (draft.GetProperty("B1").GetInt32(), draft.GetProperty("B3").GetInt32()));
    }

    [Fact]
    public async Task What_each_program_wrote_is_read_or_refused_by_name()
    {
        await using var town = await Town.Open(Clock);
        var commune = await town.SignIn("xa-20017");
        async Task<Answered> Sent(string file)
        {
            var etag = (await commune.Get(Report)).Json.GetProperty("etag").GetString();
            return await Workbook(commune, file, etag);
        }

        var saved = await Sent("sheetjs.xlsx");
        Assert.Equal(9, saved.Json.GetProperty("changes").GetArrayLength());
        Assert.Equal("2023-11-03", DocumentDate(saved));

        var typed = await Sent("lo-typed-vi-VN.xlsx");
        Assert.Equal(2, CodesOf(typed).Count(p => p.Code == "looks-like-a-day"));

        var timed = await Sent("exceljs.xlsx");
        Assert.Contains(CodesOf(timed), p => p == ("document.date", "not-a-day"));
        Assert.DoesNotContain("2023-11-02", DocumentDate(timed));

        Assert.Contains(CodesOf(await Sent("strike.xlsx")), p => p == ("B1", "struck-out"));
        Assert.Contains(CodesOf(await Sent("copysheet.xlsx")), p => p == ("B1", "twice"));
        Assert.Contains(CodesOf(await Sent("year-0203.xlsx")), p => p == ("document.date", "document-long-ago"));

        var marked = await Sent("marks.xlsx");
        Assert.DoesNotContain(CodesOf(marked), p => p.Code is "not-a-number" or "not-a-day");
        Assert.Equal("2023-11-03", DocumentDate(marked));

        var texts = await Sent("texts.xlsx");
        var document = DraftOf(texts).GetProperty("document");
        Assert.Equal("03/11/2023", document.GetProperty("number").GetString());
        var values = DraftOf(texts).GetProperty("values").ToString();
        Assert.Contains("\"TRUE\"", values);
        Assert.Contains("\"2023\"", values);
        Assert.DoesNotContain("45233", values);
    }

    [Fact]
    public async Task A_scan_and_a_spreadsheet_are_attached_where_the_form_takes_them()
    {
        await using var town = await Town.Open(Clock);
        var commune = await town.SignIn("xa-20017");
        var photo = await commune.Upload("bien-ban.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, 1]);
        var sheet = await commune.Upload("danh-sach-buoi.xlsx", await Case("sheetjs.xlsx"));
        var values = new Dictionary<string, object> { ["B1"] = 7 };

        var saved = await commune.Put(
            $"{Report}/draft",
            new { values, files = new[] { photo.Json, sheet.Json } },
            "new"
        );

        Assert.True(saved.Ok, saved.Code);
        var names = saved.Json.GetProperty("draft").GetProperty("files").EnumerateArray();
        Assert.Equal(["bien-ban.jpg", "danh-sach-buoi.xlsx"], names.Select(f => f.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_name_in_NFD_is_the_name_in_NFC()
    {
        await using var town = await Town.Open(Clock);
        var commune = await town.SignIn("xa-20017");
        var letters = string.Concat(Enumerable.Repeat("e\u0302\u0301", 178));

        var kept = await commune.Upload($"{letters}.pdf", Person.Pdf);

        Assert.Equal(new string('ế', 178) + ".pdf", kept.Text("name"));
    }

    [Fact]
    public async Task A_password_set_in_NFC_and_typed_in_NFD_signs_in()
    {
        await using var town = await Town.Open(Clock);
        var commune = await town.SignIn("xa-20017");
        var changed = await commune.Put(
            "api/session/password",
            new { current = DemoData.Password, next = "Tiếng Việt có dấu" }
        );
        Assert.True(changed.Ok, changed.Code);

        await town.SignIn("xa-20017", "Tie\u0302\u0301ng Vie\u0323\u0302t co\u0301 da\u0302\u0301u");
    }

    [Fact]
    public async Task Two_point_zero_is_two_and_an_unknown_property_is_refused()
    {
        await using var town = await Town.Open(Clock);
        var commune = await town.SignIn("xa-20017");
        var saved = await Raw(commune, """{ "values": { "B1": 2.0, "B3": 3e1 } }""", "new");
        var values = saved.Json.GetProperty("draft").GetProperty("values");

        var stray = await Raw(commune, """{ "values": {}, "content": {} }""", saved.Text("etag"));

        Assert.Equal((2, 30), (values.GetProperty("B1").GetInt32(), values.GetProperty("B3").GetInt32()));
        Assert.Equal("body-invalid", stray.Code);
    }

    private static Task<Answered> Raw(Person person, string json, string etag) =>
        person.Send(HttpMethod.Put, $"{Report}/draft", System.Text.Json.JsonDocument.Parse(json).RootElement, etag);

    private static System.Text.Json.JsonElement DraftOf(Answered answer) =>
        answer.Json.GetProperty("submission").GetProperty("draft");

    private static string DocumentDate(Answered answer) =>
        DraftOf(answer).GetProperty("document").GetProperty("date").GetString()!;

    private static List<(string Path, string Code)> CodesOf(Answered answer) =>
        [
            .. answer
                .Json.GetProperty("problems")
                .EnumerateArray()
                .Select(p => (p.GetProperty("path").GetString()!, p.GetProperty("code").GetString()!)),
        ];

    private static async Task<Answered> Workbook(Person person, string file, string? etag)
    {
        using var content = new ByteArrayContent(await Case(file));
        content.Headers.ContentType = new MediaTypeHeaderValue(WorkbookWriter.ContentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Report}/workbook") { Content = content };
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        using var response = await person.Http.SendAsync(request);
        var answer = new Answered(
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(),
            response.Content.Headers.ContentType?.MediaType
        );
        Assert.True(answer.Status == 200, $"{file}: {answer.Code}");
        return answer;
    }

    private static Task<byte[]> Case(string file) =>
        File.ReadAllBytesAsync(Path.Combine(Given.Root, "tests/Cases", file));
}
