using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Workbook.Read;
using PlanMonitor.Documents.Workbook.Write;
using PlanMonitor.Tests.Documents;

namespace PlanMonitor.Tests.Journeys;

/// <summary>A commune fills its report in Excel; the draft follows, nothing is submitted by it.</summary>
public class WorkbookTests
{
    private const string InTime = "2023-11-10T08:00+07:00";
    private const string Unit = "20005";
    private static readonly string Report = Town.Submission(Unit, "results-report");

    [Fact]
    public async Task What_is_typed_in_the_workbook_becomes_the_draft_with_its_differences_and_is_not_submitted()
    {
        await using var town = await Town.Open(InTime);
        var commune = await town.SignIn($"xa-{Unit}");
        await commune.Put(
            $"{Report}/draft",
            new { values = new Dictionary<string, object> { ["B1"] = 3, ["B3"] = 9 } },
            "new"
        );
        var workbook = await commune.Get($"{Report}/workbook.xlsx");
        Assert.Empty(WorkbookCase.Errors(workbook.Bytes));

        var typed = Typed(Typed(workbook.Bytes, "B1", "<v>5</v>"), "B3", null);
        var answer = await Upload(commune, $"{Report}/workbook", typed, (await commune.Get(Report)).Text("etag"));

        Assert.Equal(200, answer.Status);
        Assert.True(answer.Json.GetProperty("applied").GetBoolean());
        Assert.Equal(
            [("B1", "3", "5"), ("B3", "9", null)],
            answer
                .Json.GetProperty("changes")
                .EnumerateArray()
                .Select(c =>
                    (
                        c.GetProperty("path").GetString(),
                        c.GetProperty("before").GetString(),
                        c.GetProperty("after").GetString()
                    )
                )
        );
        var now = await commune.Get(Report);
        Assert.Equal("draft", now.Text("status"));
        Assert.Equal(5, now.Json.GetProperty("draft").GetProperty("values").GetProperty("B1").GetInt32());
        Assert.False(now.Json.GetProperty("draft").GetProperty("values").TryGetProperty("B3", out _));
    }

    [Fact]
    public async Task What_cannot_be_read_leaves_its_value_and_comes_back_marked_in_the_same_file()
    {
        await using var town = await Town.Open(InTime);
        var commune = await town.SignIn($"xa-{Unit}");
        await commune.Put($"{Report}/draft", new { values = new Dictionary<string, object> { ["B1"] = 3 } }, "new");
        var typed = Typed(
            Typed((await commune.Get($"{Report}/workbook.xlsx")).Bytes, "B1", "<v>1.5</v>"),
            "B4",
            "<v>-2</v>"
        );
        typed = Typed(typed, "B5", "<v>7</v>");

        var answer = await Upload(commune, $"{Report}/workbook", typed, (await commune.Get(Report)).Text("etag"));
        var marked = await Upload(commune, $"{Report}/workbook/marked", typed, null);

        Assert.True(answer.Json.GetProperty("marked").GetBoolean());
        var codes = answer
            .Json.GetProperty("problems")
            .EnumerateArray()
            .Select(p => (p.GetProperty("path").GetString(), p.GetProperty("code").GetString()))
            .ToList();
        Assert.Contains(("B1", "not-a-number"), codes);
        Assert.Contains(("B4", "negative"), codes);
        Assert.Contains(("C3", "required"), codes);
        var values = answer.Json.GetProperty("submission").GetProperty("draft").GetProperty("values");
        Assert.Equal((3, 7), (values.GetProperty("B1").GetInt32(), values.GetProperty("B5").GetInt32()));
        Assert.False(values.TryGetProperty("B4", out _));
        Assert.Empty(WorkbookCase.Errors(marked.Bytes));
        Assert.Contains("PlanMonitor: ", WorkbookCase.Part(marked.Bytes, "xl/comments1.xml"));
    }

    [Fact]
    public async Task An_old_view_and_another_units_file_and_another_person_are_refused()
    {
        await using var town = await Town.Open(InTime);
        var (commune, other, office) = (
            await town.SignIn($"xa-{Unit}"),
            await town.SignIn("xa-19996"),
            await town.SignIn("ldtbxh")
        );
        var workbook = Typed((await commune.Get($"{Report}/workbook.xlsx")).Bytes, "B1", "<v>5</v>");

        Assert.Equal(
            "workbook-other",
            (await Upload(other, $"{Town.Submission("19996", "results-report")}/workbook", workbook, "new")).Code
        );
        Assert.Equal("not-allowed", (await Upload(other, $"{Report}/workbook", workbook, "new")).Code);
        Assert.Equal("not-allowed", (await other.Get($"{Report}/workbook.xlsx")).Code);
        Assert.Equal("etag-required", (await Upload(commune, $"{Report}/workbook", workbook, null)).Code);
        Assert.Equal("body-invalid", (await commune.Post($"{Report}/workbook", new { }, "new")).Code);
        Assert.Equal(200, (await office.Get($"{Report}/workbook.xlsx")).Status);
        Assert.Equal("not-allowed", (await Upload(office, $"{Report}/workbook", workbook, "new")).Code);
    }

    [Fact]
    public async Task The_office_has_one_workbook_with_a_sheet_for_each_unit_which_each_may_fill()
    {
        await using var town = await Town.Open(InTime);
        var (commune, office) = (await town.SignIn($"xa-{Unit}"), await town.SignIn("ldtbxh"));
        await commune.Act(Report, "submit", Person.NilReport);

        var workbook = (await office.Get($"{Town.Consolidation}/workbook.xlsx")).Bytes;

        Assert.Empty(WorkbookCase.Errors(workbook));
        var form = Given.HuongTra.Forms.First(f => f.Id == "results-report");
        var expected = new WorkbookExpected(
            Town.Cycle,
            "results-report",
            "2023",
            Unit,
            Given.Same("x"),
            Given.Same("2023"),
            form
        );
        Assert.Equal(0, WorkbookReader.Read(workbook, expected, Given.Budget()).Values["C3"].Number);
        Assert.True(WorkbookReader.Read(workbook, expected with { Unit = "19996" }, Given.Budget()).IsEmpty);
        Assert.Equal("not-allowed", (await commune.Get($"{Town.Consolidation}/workbook.xlsx")).Code);
    }

    /// <summary>Types into the cell of a path, in whatever unit's sheet comes first.</summary>
    private static byte[] Typed(byte[] workbook, string path, string? content)
    {
        const string sheet = "xl/worksheets/sheet2.xml";
        var row = Regex
            .Match(WorkbookCase.Part(workbook, sheet), $"""r="A([0-9]+)"[^>]*><(x:)?is><(x:)?t[^>]*>{path}<""")
            .Groups[1]
            .Value;
        return WorkbookCase.With(workbook, sheet, s =>
            WorkbookCase.SetCell(
                s,
                $"E{row}",
                content is null ? $"<c r=\"E{row}\"/>" : $"<c r=\"E{row}\">{content}</c>"
            )
        );
    }

    private static async Task<Answered> Upload(Person person, string path, byte[] workbook, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(workbook) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(WorkbookWriter.ContentType);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await person.Http.SendAsync(request);
        return new(
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(),
            response.Content.Headers.ContentType?.MediaType
        );
    }
}
