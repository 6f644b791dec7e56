using DocumentFormat.OpenXml.Packaging;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Report;

namespace PlanMonitor.Tests.Documents;

public sealed class UnitReportTests
{
    private static readonly ReadDocument Read = Written(Commune.Model());

    [Fact]
    public void The_document_is_valid_for_Office_2019_and_the_same_model_gives_the_same_bytes()
    {
        Assert.Empty(Read.Errors);
        Assert.Equal(Read.Bytes, Written(Commune.Model()).Bytes);
    }

    [Theory]
    [InlineData("B1", "1.250")]
    [InlineData("B2", "40")]
    [InlineData("B2.sex.male", "10")]
    [InlineData("B3", "2/3")]
    [InlineData("B4", "Có")]
    [InlineData("B7", "Họp thôn, tổ dân phố")]
    [InlineData("B8", "30/7/2023")]
    [InlineData("B9", "0")]
    [InlineData("B10", "12/KH-UBND ngày 25/02/2023")]
    [InlineData("B11.People.2", "60")]
    [InlineData("C3", "1")]
    public void Every_figure_stands_in_a_control_with_the_unit_in_its_tag(string figure, string text) =>
        Assert.Equal(text, Assert.Single(Read.Figures[$"{figure}@20005"]));

    /// <summary>What it did not say is not printed; in a draft it stands to be filled in.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(null)]
    public void A_unit_never_says_of_itself_that_it_has_not_reported(int? revision)
    {
        var model = Commune.Model(revision) with { Values = new Dictionary<string, FormValue> { ["B1"] = new() } };

        var read = Written(model with { Values = Commune.Model().Values.Take(2).ToDictionary() });

        Assert.DoesNotContain(read.Paragraphs, p => p.Contains("chưa báo cáo", StringComparison.Ordinal));
        Assert.Equal(revision is null, read.Figures.Contains("B4@20005"));
        Assert.Equal(revision is null, read.Paragraphs.Contains("………"));
    }

    [Fact]
    public void The_outline_is_that_of_the_form_and_the_text_ends_with_its_sign()
    {
        var parts = Read.Paragraphs.Where(p =>
            p.Length > 3 && "IV".Contains(p[0], StringComparison.Ordinal) && p.Contains(". ", StringComparison.Ordinal)
        );
        Assert.Equal(
            ["I. TRUYỀN THÔNG VÀ HOẠT ĐỘNG", "II. NẠN NHÂN", "III. KHÓ KHĂN VÀ NGUYÊN NHÂN", "IV. GIẢI TRÌNH SỐ LIỆU"],
            parts
        );
        Assert.Contains(
            "Kính gửi: Ủy ban nhân dân thị xã Hương Trà (qua Phòng Lao động - Thương binh và Xã hội).",
            Read.Paragraphs
        );
        Assert.Contains("Minh chứng: Thông báo số 5/TB-UBND", Read.Paragraphs);
        Assert.Contains("Kinh phí hạn chế.", Read.Paragraphs);
        Assert.Contains(Read.Paragraphs, p => p.EndsWith("xã Hương Toàn./.", StringComparison.Ordinal));
    }

    [Fact]
    public void Number_and_date_are_blank_until_the_document_has_them()
    {
        Assert.Contains("Số:        /BC-UBND", Read.Paragraphs);
        var model = Commune.Model();
        var numbered = Written(
            model with
            {
                Heading = model.Heading with { Number = "15/BC-UBND", Date = new(2023, 12, 5) },
            }
        );
        Assert.Contains("Số: 15/BC-UBND", numbered.Paragraphs);
        Assert.Contains("Hương Toàn, ngày 05 tháng 12 năm 2023", numbered.Paragraphs);
    }

    [Fact]
    public void A_draft_says_so_on_every_page_and_a_revision_does_not()
    {
        Assert.Equal(["BẢN NHÁP", "BẢN NHÁP"], Headers(Written(Commune.Model(revision: null))));
        Assert.Empty(Headers(Read));
    }

    [Fact]
    public void A_nil_report_says_so_and_zero_stays_zero()
    {
        var form = Commune.Model().Form with { Nil = new(Given.Same("Không phát sinh kinh phí"), ["money"]) };
        var nil = Written(
            Commune.Model() with
            {
                Form = form,
                Nil = NilRules.Answered(form).ToHashSet(),
                Values = new Dictionary<string, FormValue> { ["B1"] = FormValue.Of(0L) },
            }
        );
        Assert.Contains("Không phát sinh kinh phí.", nil.Paragraphs);
        Assert.Equal("0", Assert.Single(nil.Figures["B1@20005"]));
        Assert.Equal("không phát sinh", Assert.Single(nil.Figures["E2@20005"]));
    }

    [Fact]
    public void What_is_closed_to_the_reader_is_a_mark_and_not_a_missing_figure()
    {
        var closed = Written(
            Commune.Model() with
            {
                Withheld = new HashSet<string> { "C3" },
                Values = new Dictionary<string, FormValue>(),
            }
        );
        Assert.Equal("không thuộc quyền xem", Assert.Single(closed.Figures["C3@20005"]));
        Assert.DoesNotContain("B1@20005", closed.Figures.Select(f => f.Key));
    }

    private static IEnumerable<string> Headers(ReadDocument read)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(read.Bytes), false);
        return
        [
            .. document
                .MainDocumentPart!.HeaderParts.SelectMany(h =>
                    h.Header!.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>()
                )
                .Select(p => p.InnerText)
                .Where(t => t == "BẢN NHÁP"),
        ];
    }

    private static ReadDocument Written(UnitReportModel model) =>
        new(stream => UnitReportDocument.Write(model, stream));
}
