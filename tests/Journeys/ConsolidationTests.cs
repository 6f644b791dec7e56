using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace PlanMonitor.Tests.Journeys;

/// <summary>The period closes: figures down to the communes, the office's words, upward to the Sở.</summary>
public class ConsolidationTests
{
    private static readonly string Own = Town.Submission("480", "results-report");

    [Fact]
    public async Task Figures_add_up_open_to_their_communes_and_go_up_with_words()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (office, above) = (await town.SignIn("ldtbxh"), await town.SignIn("sldtbxh"));
        await town.Report("19996", 10, victims: 0);
        await town.Report("20005", 5, victims: 1);
        var nil = await town.SignIn("xa-20020");
        await nil.Act(Town.Submission("20020", "results-report"), "submit", Person.NilReport);

        var figures = (await office.Get(Town.Consolidation)).Json;
        var sessions = Cell(figures, "B1");
        var victims = Cell(figures, "C3");

        Assert.Equal(
            (17, 3, 14),
            (
                sessions.GetProperty("number").GetInt32(),
                sessions.GetProperty("reported").GetInt32(),
                sessions.GetProperty("expected").GetInt32()
            )
        );
        Assert.Equal(["value", "value", "missing"], ["value", State(sessions, "20020"), State(sessions, "20008")]);
        Assert.Equal((1, "value"), (victims.GetProperty("number").GetInt32(), State(victims, "20020")));
        Assert.Equal(1, Part(victims, "20005").GetProperty("revision").GetInt32());

        var content = new
        {
            values = new Dictionary<string, object>
            {
                ["T1"] = "Ủy ban nhân dân thị xã đã chỉ đạo thực hiện Kế hoạch.",
            },
        };
        Assert.Equal("not-allowed", (await office.Act(Own, "submit", content)).Code);
        var own = await office.Get(Own);
        // 3 of 14 have reported: it may go up, with a reason that stays with it.
        var unexplained = await office.Post($"{Town.Consolidation}/submit", content, own.Text("etag"));
        Assert.Equal("incomplete-unexplained", unexplained.Code);
        Assert.Contains("3/15", unexplained.Text("detail"), StringComparison.Ordinal);
        var why = new { content.values, whyIncomplete = "Đã đến ngày phải báo cáo cấp trên." };
        var receipt = await office.Post($"{Town.Consolidation}/submit", why, own.Text("etag"));
        Assert.Equal(201, receipt.Status);
        var sent = (await above.Get(Own)).Json.GetProperty("current");
        Assert.Equal("Đã đến ngày phải báo cáo cấp trên.", sent.Text("whyIncomplete"));
        using var report = new ZipArchive(
            new MemoryStream((await office.Get($"{Town.Consolidation}/report.docx")).Bytes)
        );
        using var printed = new StreamReader(report.GetEntry("word/document.xml")!.Open());
        Assert.Contains("Đã đến ngày phải báo cáo cấp trên.", await printed.ReadToEndAsync());
        Assert.Equal(
            ["19996", "20005", "20020"],
            sent.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("unit").GetString()).Order()
        );
        Assert.Equal("accepted", (await above.Act(Own, "accept", new { })).Text("status"));
    }

    [Fact]
    public async Task What_the_lead_office_does_itself_is_counted_beside_what_the_communes_do()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (own, office) = (await town.SignIn("ldtbxh-hd"), await town.SignIn("ldtbxh"));
        var commune = await town.SignIn("xa-20005");
        var training = new
        {
            values = new Dictionary<string, object>
            {
                ["B1"] = 3,
                ["B7a"] = 5,
                ["C3"] = 0,
            },
        };
        await commune.Act(Town.Submission("20005", "results-report"), "submit", training);

        var values = new Dictionary<string, object> { ["B7a"] = 2, ["B9"] = 4 };
        var sent = await own.Act(Town.Submission("480-ldtbxh", "lead-activities"), "submit", new { values });

        Assert.Equal(201, sent.Status);
        var figures = (await office.Get(Town.Consolidation)).Json;
        var (classes, sessions, victims) = (Cell(figures, "B7a"), Cell(figures, "B1"), Cell(figures, "C3"));
        Assert.Equal((7, 2, 15), NumbersOf(classes));
        Assert.Equal(2, classes.GetProperty("groups").GetProperty("lead").GetProperty("number").GetInt32());
        // It is asked for what it does; nobody waits for its victims or its face-to-face sessions.
        Assert.Equal(((3, 1, 14), (0, 1, 14)), (NumbersOf(sessions), NumbersOf(victims)));
        Assert.False(sessions.GetProperty("groups").TryGetProperty("lead", out _));
        Assert.DoesNotContain(sessions.GetProperty("parts").EnumerateArray(), p =>
            p.GetProperty("unit").GetString() == "480-ldtbxh"
        );
        var source = await office.Get($"{Town.Consolidation}/provenance?cell=B7a.group.lead");
        var part = Assert.Single(source.Json.GetProperty("parts").EnumerateArray());
        Assert.Equal("lead-activities", part.GetProperty("submission").GetProperty("obligation").GetString());

        var own480 = (await office.Get(Own)).Text("etag");
        var words = new
        {
            values = new Dictionary<string, object> { ["T1"] = "Đã thực hiện." },
            whyIncomplete = "Đơn vị khác chưa gửi.",
        };
        Assert.Equal(201, (await office.Post($"{Town.Consolidation}/submit", words, own480)).Status);
        var verified = (await office.Get($"{Town.Consolidation}/verify")).Json;
        Assert.True(verified.GetProperty("same").GetBoolean());
    }

    [Fact]
    public async Task What_arrives_for_a_later_day_is_no_change_of_what_was_sent_up()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (office, commune) = (await town.SignIn("ldtbxh"), await town.SignIn("xa-20005"));
        await town.Report("20005", 5, victims: 0);
        await Broadcast(commune, "20005", "2023-11");
        await Town.MoveTo(office, "2023-12-11T09:00+07:00");
        var words = new
        {
            values = new Dictionary<string, object> { ["T1"] = "Đã thực hiện." },
            whyIncomplete = "Đơn vị khác chưa gửi.",
        };
        Assert.Equal(
            201,
            (await office.Post($"{Town.Consolidation}/submit", words, (await office.Get(Own)).Text("etag"))).Status
        );

        await Town.MoveTo(office, "2023-12-20T09:00+07:00");
        await Broadcast(commune, "20005", "2023-12");
        await Town.MoveTo(office, "2024-01-02T09:00+07:00");

        var figures = (await office.Get(Town.Consolidation)).Json;
        Assert.Equal("2024-01-02", figures.GetProperty("speaksTo").GetString());
        var months = Cell(figures, "A5");
        Assert.Equal(
            (2, 90),
            (months.GetProperty("numerator").GetInt32(), months.GetProperty("denominator").GetInt32())
        );
        Assert.Empty(figures.GetProperty("differences").GetProperty("changes").EnumerateArray());
        // A report of the time it speaks of is one.
        await Broadcast(await town.SignIn("xa-20008"), "20008", "2023-10");
        var changed = (await office.Get(Town.Consolidation)).Json.GetProperty("differences").GetProperty("changes");
        Assert.Contains(changed.EnumerateArray(), c => c.GetProperty("path").GetString() == "A5");
    }

    private static async Task Broadcast(Person commune, string unit, string month)
    {
        var path = Town.Submission(unit, "monthly-broadcast", month);
        var content = new { values = new Dictionary<string, object> { ["M1"] = 2 } };
        Assert.Equal(201, (await commune.Act(path, "submit", content)).Status);
    }

    [Fact]
    public async Task A_file_says_to_an_observer_what_the_page_says_and_no_more()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var (office, observer) = (await town.SignIn("ldtbxh"), await town.SignIn("mattran"));
        await town.Report("20005", 5, victims: 1);

        var page = Cell((await observer.Get(Town.Consolidation)).Json, "C3");
        Assert.Equal(
            (true, true),
            (page.GetProperty("withheld").GetBoolean(), page.GetProperty("partsClosed").GetBoolean())
        );
        async Task<string[]> TotalFor(Person reader)
        {
            var csv = Encoding.UTF8.GetString((await reader.Get($"{Town.Consolidation}/report.csv")).Bytes);
            var rows = csv.Split("\r\n").Select(r => r.Split(';'));
            return rows.First(r => r[0] == "C3" && r[5] == "480")[8..10];
        }
        Assert.Equal(["withheld", ""], await TotalFor(observer));
        Assert.Equal(["value", "1"], await TotalFor(office));
        // Of a total that may be seen its parts may not: what "nobody divided" of it is not told either.
        var rest = (await observer.Get($"{Town.Consolidation}/provenance?cell=C3.sex.undivided")).Json.GetProperty(
            "total"
        );
        Assert.Equal("không hiển thị để bảo vệ nạn nhân", rest.GetProperty("shown").GetProperty("vi").GetString());
        using var docx = new ZipArchive(
            new MemoryStream((await observer.Get($"{Town.Consolidation}/report.docx")).Bytes)
        );
        using var document = new StreamReader(docx.GetEntry("word/document.xml")!.Open());
        Assert.DoesNotContain("C3.sex.", await document.ReadToEndAsync());
    }

    [Fact]
    public async Task What_stood_there_when_the_period_closed_is_kept_whatever_comes_later()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var office = await town.SignIn("ldtbxh");
        await town.Report("19996", 10, victims: 0);
        Assert.Empty((await office.Get(Town.Consolidation)).Json.GetProperty("closings").EnumerateArray());

        await Town.MoveTo(office, "2023-11-30T09:00+07:00");
        await town.Report("20005", 5, victims: 1);

        var closing = Assert.Single(
            (await office.Get(Town.Consolidation)).Json.GetProperty("closings").EnumerateArray()
        );
        Assert.Equal(
            ("2023-11-29T17:00:00+00:00", "2023-11-29T17:00:00+00:00"),
            (closing.GetProperty("endsAt").GetString(), closing.GetProperty("at").GetString())
        );
        Assert.Equal(
            (15, 1),
            (
                closing.GetProperty("completeness").GetProperty("expected").GetInt32(),
                closing.GetProperty("completeness").GetProperty("received").GetInt32()
            )
        );
    }

    [Fact]
    public async Task The_report_comes_as_docx_and_csv_and_small_victim_counts_stay_out_of_files()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var office = await town.SignIn("ldtbxh");
        await town.Report("20005", 5, victims: 1);
        await town.Report("20008", 7, victims: 4);

        var docx = await office.Get($"{Town.Consolidation}/report.docx");
        var csv = Encoding.UTF8.GetString((await office.Get($"{Town.Consolidation}/report.csv")).Bytes);

        using var zip = new ZipArchive(new MemoryStream(docx.Bytes));
        using var document = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", await document.ReadToEndAsync());
        var rows = csv.Split("\r\n");
        Assert.Contains(rows, r =>
            r.StartsWith("B1;", StringComparison.Ordinal)
            && r.Contains(";20005;", StringComparison.Ordinal)
            && r.Contains(";5;", StringComparison.Ordinal)
        );
        Assert.All(
            rows.Where(r =>
                r.StartsWith("C3;", StringComparison.Ordinal)
                && (r.Contains(";20005;", StringComparison.Ordinal) || r.Contains(";20008;", StringComparison.Ordinal))
            ),
            r => Assert.Contains("withheld", r)
        );
    }

    [Fact]
    public async Task Observers_see_figures_without_victims_by_commune_and_change_nothing()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var observer = await town.SignIn("mattran");
        await town.Report("20005", 5, victims: 1);

        var victims = Cell((await observer.Get(Town.Consolidation)).Json, "C3");
        var submission = await observer.Get(Town.Submission("20005", "results-report"));
        // Not "not reported": there may be a figure, and it is not for this reader.
        var closed = submission.Json.GetProperty("current").GetProperty("closedFields").EnumerateArray();
        Assert.Superset(new HashSet<string?> { "A2", "C3" }, closed.Select(f => f.GetString()).ToHashSet());

        Assert.True(Part(victims, "20005").GetProperty("withheld").GetBoolean());
        Assert.True(victims.GetProperty("withheld").GetBoolean());
        Assert.Empty(submission.Actions);
        Assert.False(submission.Json.GetProperty("current").GetProperty("values").TryGetProperty("C3", out _));
        Assert.Equal(
            "not-allowed",
            (await observer.Act(Town.Submission("20005", "results-report"), "accept", new { })).Code
        );
    }

    [Fact]
    public async Task What_was_returned_does_not_count_until_it_comes_again()
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var office = await town.SignIn("ldtbxh");
        await town.Report("20005", 5, victims: 0);
        await office.Act(Town.Submission("20005", "results-report"), "return", new { reason = "Thiếu phần kinh phí." });

        var figures = (await office.Get(Town.Consolidation)).Json;

        Assert.Equal("missing", Cell(figures, "B1").GetProperty("state").GetString());
        Assert.Equal(1, figures.GetProperty("completeness").GetProperty("returned").GetInt32());
        Assert.Equal(0, figures.GetProperty("completeness").GetProperty("received").GetInt32());
    }

    private static JsonElement Cell(JsonElement figures, string field) =>
        figures.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("field").GetString() == field);

    private static JsonElement Part(JsonElement cell, string unit) =>
        cell.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("unit").GetString() == unit);

    private static (int Number, int Reported, int Expected) NumbersOf(JsonElement cell) =>
        (
            cell.GetProperty("number").GetInt32(),
            cell.GetProperty("reported").GetInt32(),
            cell.GetProperty("expected").GetInt32()
        );

    private static string State(JsonElement cell, string unit) => Part(cell, unit).GetProperty("state").GetString()!;
}
