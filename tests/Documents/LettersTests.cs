using PlanMonitor.Documents.Letters;
using PlanMonitor.Documents.Texts;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Documents;

/// <summary>The letter that urges, the weekly brief, and the part of the report on difficulties.</summary>
public sealed class LettersTests
{
    private static readonly LetterHeading Heading = new(
        [],
        ["ỦY BAN NHÂN DÂN", "THỊ XÃ HƯƠNG TRÀ"],
        "UBND-          ",
        "Hương Trà",
        "đôn đốc gửi kế hoạch",
        "Ủy ban nhân dân xã A\nỦy ban nhân dân xã B",
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        ["Như trên", "Lưu: VT"]
    );

    [Fact]
    public void A_letter_has_no_name_of_a_type_says_what_it_is_about_under_its_number_and_ends_with_its_sign()
    {
        var model = new DispatchModel(
            Heading,
            "Thực hiện Kế hoạch.",
            [
                new("Xã A", "Kế hoạch, năm 2023", "trước ngày 28/02/2023", 3, ""),
                new("Xã B", "Kế hoạch, năm 2023", "không nêu ngày hạn", 12, "bị trả lại, chưa gửi lại"),
            ],
            ["Đề nghị gửi ngay.", "Nếu vướng mắc, đề nghị phản ánh."],
            2023,
            "x"
        );
        var read = new ReadDocument(s => DispatchDocument.Write(model, s));
        Assert.Empty(read.Errors);
        Assert.Equal(read.Bytes, new ReadDocument(s => DispatchDocument.Write(model, s)).Bytes);
        var at = read.Paragraphs.ToList().IndexOf("Số:        /UBND-          ");
        Assert.Equal("V/v đôn đốc gửi kế hoạch", read.Paragraphs[at + 1]);
        Assert.Contains("Hương Trà, ngày       tháng       năm 2023", read.Paragraphs);
        Assert.Contains("Kế hoạch, năm 2023 (bị trả lại, chưa gửi lại)", read.Paragraphs);
        Assert.Contains("Nếu vướng mắc, đề nghị phản ánh./.", read.Paragraphs);
        Assert.DoesNotContain(read.Paragraphs, p => p is "BÁO CÁO" or "CÔNG VĂN");
    }

    [Fact]
    public void However_much_is_open_the_brief_is_cut_to_what_a_page_holds_and_says_that_there_is_more()
    {
        var model = Big();
        Assert.Equal((3, 27), (model.Lines.Count, model.MoreLines));
        // Measured in LibreOffice: with this many letters the page is full and the signature still on it.
        Assert.InRange(model.Parts.SelectMany(p => p.Lines).Sum(l => l.Length), 200, 800);
        Assert.Empty(new ReadDocument(s => BriefDocument.Write(model, s)).Errors);
    }

    [Fact]
    public void Who_is_latest_is_named_first_and_after_twelve_names_the_others_are_counted()
    {
        LateUnit[] late = [.. Enumerable.Range(1, 15).Select(i => new LateUnit($"u{i}", i == 9 ? 10 : 3, false, null))];
        var names = BriefLetters.Names(late, u => new(u, u));
        Assert.StartsWith("u9 (10 ngày); u1, u2,", names.Vi, StringComparison.Ordinal);
        Assert.EndsWith(" (3 ngày) và 3 đơn vị khác", names.Vi, StringComparison.Ordinal);
        Assert.Equal("u1 (3 d)", BriefLetters.Names([late[0]], u => new(u, u)).En);
    }

    [Fact]
    public void The_report_has_a_part_on_difficulties_with_those_that_wait_word_for_word()
    {
        var model = HuongTra.Model() with
        {
            Difficulties = new(
                5,
                [new("20005", "II.4.đ", "Kinh phí lấy từ nguồn nào?"), new("19996", null, "Chưa có mẫu biểu.")]
            ),
        };
        var read = new ReadDocument(model);
        Assert.Empty(read.Errors);
        Assert.Contains("3. Khó khăn, vướng mắc do các đơn vị phản ánh", read.Paragraphs);
        Assert.Contains(
            "Các đơn vị đã phản ánh 5 vướng mắc; 3 vướng mắc đã được trả lời, 2 vướng mắc chưa được trả lời.",
            read.Paragraphs
        );
        Assert.Contains("- Xã Hương Toàn (mục II.4.đ): Kinh phí lấy từ nguồn nào?", read.Paragraphs);
        Assert.Contains("- Phường Tứ Hạ: Chưa có mẫu biểu.", read.Paragraphs);
        Assert.DoesNotContain(new ReadDocument(HuongTra.Model()).Paragraphs, p =>
            p.Contains("vướng mắc do các đơn vị", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Phòng Tư pháp thị xã Hương Trà", "Phòng Tư pháp")]
    [InlineData("Xã Hương Toàn", "Xã Hương Toàn")]
    [InlineData("Thị xã Hương Trà", "Thị xã Hương Trà")]
    public void Among_the_offices_of_one_body_its_name_is_left_out(string name, string shown) =>
        Assert.Equal(shown, UnitName.Within("Thị xã Hương Trà", name));

    internal static BriefModel Big()
    {
        var lines = Enumerable.Range(1, 30).Select(i => LineOf(i)).ToList();
        var difficulties = Enumerable
            .Range(1, 40)
            .Select(i => new WorkItem(
                WorkKind.Difficulty,
                ReportOf("c1"),
                null,
                DueDate.On(Day("24/11/2023")),
                5,
                Town,
                new()
                {
                    Cycle = Small.Id,
                    Obligation = "report",
                    Period = "2023",
                    Unit = "c1",
                    Number = i,
                    Question = string.Join(' ', Enumerable.Repeat("vướng mắc", 60)),
                    AskedBy = "a",
                    AskedAt = At("20/11/2023 09:00:00"),
                }
            ))
            .ToList();
        var brief = new Brief
        {
            Cycle = Small.Id,
            Title = Small.Title,
            Unit = Town,
            From = At("23/11/2023 09:00:00"),
            To = At("30/11/2023 09:00:00"),
            Lines = lines,
            Finished = 0,
            Own = [],
            Difficulties = difficulties,
            Amendments = [],
        };
        return BriefModels.Of(
            brief,
            new() { Configuration = Small, State = CycleState.Running },
            new(Small.Units),
            Days
        );
    }

    private static BriefLine LineOf(int i)
    {
        var duty = ReportOf("c1") with
        {
            Obligation = Small.Obligations[1] with { Name = Same($"Báo cáo kết quả thực hiện nhiệm vụ thứ {i}") },
        };
        var states = new Dictionary<string, SubmissionState>();
        return BriefRules.Line(
            [duty, ReportOf("c2"), ReportOf("c3")],
            states,
            states,
            At("23/11/2023 09:00:00"),
            At("30/11/2023 09:00:00"),
            Days
        );
    }
}
