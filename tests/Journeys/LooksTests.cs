using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace PlanMonitor.Tests.Journeys;

/// <summary>What people look at and take back: lists, explanations, files, and acts that undo another.</summary>
public sealed class LooksTests
{
    private const string Commune = "20005";
    private static readonly string Plan = Town.Submission(Commune);

    [Fact]
    public async Task Cycles_and_templates_are_listed_with_what_they_are_called()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var cycles = (await (await town.SignIn($"xa-{Commune}")).Get("api/cycles")).Json.GetProperty("cycles");
        Assert.Equal((Town.Cycle, "running"), (cycles[0].Text("id"), cycles[0].Text("state")));

        var templates = (await (await town.SignIn("admin")).Get("api/templates")).Json.EnumerateArray();
        var own = templates.Single(t => t.Text("id") == Town.Cycle);
        Assert.Equal(2023, own.Number("year"));
        Assert.Contains("Hương Trà", own.GetProperty("title").Text("vi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_deadline_is_looked_at_before_it_is_made()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var admin = await town.SignIn("admin");
        var before = (await admin.Get(Plan)).Json.GetProperty("deadline").Text("lastDay");
        var deadline = new
        {
            obligation = "implementation-plan",
            period = "2023",
            date = "2023-03-10",
            @operator = "noLaterThan",
        };
        var change = (await admin.Post($"api/cycles/{Town.Cycle}/preview", new { deadline })).Json;
        var moved = change
            .EnumerateObject()
            .Sum(p => p.Value.ValueKind == System.Text.Json.JsonValueKind.Array ? p.Value.GetArrayLength() : 0);
        Assert.True(moved > 0, change.ToString());
        Assert.Equal(before, (await admin.Get(Plan)).Json.GetProperty("deadline").Text("lastDay"));
    }

    [Fact]
    public async Task A_release_and_a_request_are_taken_back_or_refused_with_a_reason()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn($"xa-{Commune}"));

        await office.Act(Plan, "waive", new { reason = "Xã sáp nhập, không phải lập kế hoạch." });
        var again = await office.Act(Plan, "unwaive", new { reason = "Việc sáp nhập được hoãn." });
        Assert.Equal((200, "notStarted"), (again.Status, again.Text("status")));

        await commune.Act(Plan, "ask-extension", new { lastDay = "2023-03-03", reason = "Cán bộ nghỉ ốm." });
        var refused = await office.Act(Plan, "refuse-extension", new { reason = "Đã có hướng dẫn và mẫu." });
        Assert.Equal(200, refused.Status);
        var log = (await commune.Get(Plan)).Json.GetProperty("log").EnumerateArray();
        Assert.Contains(log, l => l.ToString().Contains("Đã có hướng dẫn và mẫu.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminders_held_back_by_a_difficulty_begin_again_when_the_office_says_so()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn($"xa-{Commune}"));
        var question = new
        {
            unit = Commune,
            obligation = "implementation-plan",
            period = "2023",
            question = "Xã có phải lập kế hoạch riêng không?",
        };
        var raised = await commune.Post($"api/cycles/{Town.Cycle}/difficulties", question);
        var path = $"api/cycles/{Town.Cycle}/difficulties/{raised.Text("id")}";
        Assert.Equal(200, (await office.Post($"{path}/block", new { reason = "Chờ hướng dẫn của Sở." })).Status);
        Assert.Equal(200, (await office.Post($"{path}/unblock", new { reason = "Sở đã hướng dẫn." })).Status);
    }

    [Fact]
    public async Task Why_somebody_is_told_and_what_was_told_can_be_read()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var office = await town.SignIn("ldtbxh");
        var why = (await office.Get($"{Plan}/why")).Json;
        Assert.Equal(Commune, why.Text("unit"));
        Assert.NotEmpty(why.GetProperty("rules").EnumerateArray());
        var told = (await office.Get($"api/cycles/{Town.Cycle}/messages?unit={Commune}"))
            .Json.EnumerateArray()
            .ToList();
        Assert.NotEmpty(told);
        Assert.All(told, m => Assert.Equal(Commune, m.Text("unit")));
    }

    [Fact]
    public async Task A_unit_and_its_office_take_their_reports_away_as_files()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        await town.Report(Commune, 3, victims: 0);
        var (commune, office) = (await town.SignIn($"xa-{Commune}"), await town.SignIn("ldtbxh"));

        var report = await commune.Get($"{Town.Submission(Commune, "results-report")}/report.docx");
        using var word = WordprocessingDocument.Open(new MemoryStream(report.Bytes), false);
        Assert.Contains("Hương Toàn", word.MainDocumentPart!.Document!.InnerText, StringComparison.OrdinalIgnoreCase);

        var sheets = await office.Get($"{Town.Consolidation}/report.xlsx");
        using var book = SpreadsheetDocument.Open(new MemoryStream(sheets.Bytes), false);
        Assert.NotEmpty(book.WorkbookPart!.WorksheetParts);

        var json = await office.Get($"{Town.Consolidation}/report.json");
        Assert.Contains("\"B1\"", Encoding.UTF8.GetString(json.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_is_entered_and_stands_in_the_register()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00");
        var admin = await town.SignIn("admin");
        var unit = new
        {
            code = "99001",
            name = new { vi = "Phường Long Hồ", en = "Long Hồ ward" },
            kind = "commune",
            validFrom = "2023-01-01",
            parent = "480",
        };
        var added = await admin.Post("api/units", unit);
        Assert.Equal((201, ""), (added.Status, added.Code ?? ""));
        var all = (await admin.Get("api/units")).Json.EnumerateArray();
        Assert.Equal("Phường Long Hồ", all.Single(u => u.Text("code") == "99001").GetProperty("name").Text("vi"));
    }
}
