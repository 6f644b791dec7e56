using PlanMonitor.Tests.Documents;

namespace PlanMonitor.Tests.Journeys;

/// <summary>A unit is renamed: what was done before keeps the name of that day, what is done afterwards has the new one.</summary>
public class NamesOfTheDayTests
{
    private const string Old = "Xã Bình Thành";
    private const string New = "Xã Bình Thành Mới";
    private static readonly string Report = Town.Submission("20041", "results-report");
    private static readonly string Consolidation =
        $"api/cycles/{Town.Cycle}/obligations/results-report/periods/2023/consolidations/480";

    [Fact]
    public async Task Receipt_sealed_record_report_and_what_was_sent_up_keep_the_name()
    {
        await using var town = await Town.Open("2023-11-20T08:00+07:00");
        await town.Report("20041", sessions: 8, victims: 0);
        var (office, commune, admin) = (
            await town.SignIn("ldtbxh"),
            await town.SignIn("xa-20041"),
            await town.SignIn("admin")
        );
        var accepted = await office.Act(Report, "accept", new { });
        Assert.True(accepted.Ok, accepted.Code);
        await Town.MoveTo(office, "2023-12-05T08:00+07:00");
        await SendUp(office);
        await Town.MoveTo(office, "2023-12-20T08:00+07:00");

        await Rename(admin);
        await Town.MoveTo(office, "2024-01-05T08:00+07:00");

        var receipt = await commune.Get($"{Report}/revisions/1/receipt");
        Assert.Equal(Old, receipt.Json.GetProperty("unitName").GetProperty("vi").GetString());
        var own = new ReadDocument(s => s.Write(Document(commune, $"{Report}/report.docx")));
        Assert.Contains("XÃ BÌNH THÀNH", own.Paragraphs);
        Assert.Contains("Bình Thành, ngày       tháng       năm 2023", own.Paragraphs);
        var sent = new ReadDocument(s => s.Write(Document(office, $"{Consolidation}/report.docx")));
        Assert.Contains(Old, sent.Paragraphs);
        Assert.DoesNotContain(New, sent.Text, StringComparison.Ordinal);
        Assert.Contains("Số liệu tính đến hết ngày 05/12/2023.", sent.Paragraphs);
        Assert.Contains("Hương Trà, ngày       tháng       năm 2023", sent.Paragraphs);
        // The duty itself is that of the unit as it is called now.
        Assert.Equal(New, (await commune.Get(Report)).Json.GetProperty("unitName").GetProperty("vi").GetString());
    }

    [Fact]
    public async Task A_plan_is_a_KE_HOACH_with_its_number_and_an_agency_stands_under_its_superior()
    {
        await using var town = await Town.Open("2023-02-20T08:00+07:00");
        var (commune, police) = (await town.SignIn("xa-20041"), await town.SignIn("congan"));
        var plan = Town.Submission("20041", "implementation-plan");
        await commune.Put($"{plan}/draft", await commune.PlanContent(), "new");

        var written = new ReadDocument(s => s.Write(Document(commune, $"{plan}/report.docx")));

        Assert.Contains("KẾ HOẠCH", written.Paragraphs);
        Assert.DoesNotContain("BÁO CÁO", written.Paragraphs);
        Assert.Contains(
            "Triển khai thực hiện công tác hỗ trợ nạn nhân bị mua bán trở về địa phương trên địa bàn xã Bình Thành năm 2023",
            written.Paragraphs
        );
        Assert.DoesNotContain(written.Paragraphs, p => p.StartsWith("Kính gửi", StringComparison.Ordinal));
        Assert.Contains(written.Paragraphs, p => p.Contains("/KH-UBND", StringComparison.Ordinal));

        await Town.MoveTo(police, "2023-11-05T08:00+07:00");
        var own = Town.Submission("480-congan", "results-report");
        await police.Put($"{own}/draft", new { values = new Dictionary<string, object> { ["B1"] = 3 } }, "new");
        var report = new ReadDocument(s => s.Write(Document(police, $"{own}/report.docx")));
        string[] boxes = ["CÔNG AN", "TỈNH THỪA THIÊN HUẾ", "CÔNG AN", "THỊ XÃ HƯƠNG TRÀ"];
        Assert.Equal(boxes, report.Paragraphs.Take(4));
        Assert.Contains("Số:        /BC-CATX", report.Paragraphs);
        Assert.Contains("TRƯỞNG CÔNG AN THỊ XÃ", report.Paragraphs);
        Assert.Single(report.Paragraphs, p => p.StartsWith("Kết quả thực hiện công tác", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Paragraphs, p =>
            p.Contains("báo cáo báo cáo", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task The_administrator_says_how_the_documents_of_a_unit_begin_and_end()
    {
        await using var town = await Town.Open("2023-11-05T08:00+07:00");
        var (admin, office) = (await town.SignIn("admin"), await town.SignIn("tuphap"));
        var unit = await UnitOf(admin, "480-tuphap");
        var letterhead = new { abbreviation = "PTP", signer = "KT. Trưởng phòng\nPhó Trưởng phòng" };
        var name = unit.GetProperty("name");
        var body = new
        {
            name,
            parent = "480",
            deactivated = false,
            validTo = "2025-06-30",
            letterhead,
            reason = "Người ký",
        };

        var changed = await admin.Put("api/units/480-tuphap", body, unit.GetProperty("etag").GetString());

        Assert.True(changed.Ok, changed.Code);
        var own = Town.Submission("480-tuphap", "results-report");
        await office.Put($"{own}/draft", new { values = new Dictionary<string, object> { ["B1"] = 3 } }, "new");
        var report = new ReadDocument(s => s.Write(Document(office, $"{own}/report.docx")));
        Assert.Contains("Số:        /BC-PTP", report.Paragraphs);
        Assert.Contains("KT. TRƯỞNG PHÒNG", report.Paragraphs);
        var bad = new
        {
            name,
            parent = "480",
            deactivated = false,
            validTo = (string?)null,
            letterhead = new { abbreviation = "có dấu cách" },
            reason = "Đổi chữ viết tắt",
        };
        var refused = await admin.Put("api/units/480-tuphap", bad, changed.Text("etag"));
        Assert.Equal("unit-invalid", refused.Code);
    }

    private static async Task SendUp(Person office)
    {
        var etag = (await office.Get(Town.Submission("480", "results-report"))).Text("etag");
        var sent = await office.Post(
            $"{Consolidation}/submit",
            new { values = new { }, whyIncomplete = "Đã đến ngày phải báo cáo." },
            etag
        );
        Assert.True(sent.Ok, sent.Code);
    }

    private static async Task Rename(Person admin)
    {
        var unit = await UnitOf(admin, "20041");
        var name = new { vi = New, en = "New Bình Thành" };
        var body = new
        {
            name,
            parent = "480",
            deactivated = false,
            validTo = "2025-06-30",
            letterhead = (string?)null,
            reason = "Nghị quyết đổi tên",
        };
        var renamed = await admin.Put("api/units/20041", body, unit.GetProperty("etag").GetString());
        Assert.True(renamed.Ok, renamed.Code);
    }

    private static async Task<System.Text.Json.JsonElement> UnitOf(Person admin, string code) =>
        (await admin.Get("api/units")).Json.EnumerateArray().Single(u => u.GetProperty("code").GetString() == code);

    private static byte[] Document(Person person, string path)
    {
        var answer = person.Get(path).GetAwaiter().GetResult();
        Assert.True(answer.Ok, answer.Code);
        return answer.Bytes;
    }
}
