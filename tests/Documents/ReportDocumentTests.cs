using System.IO.Compression;
using PlanMonitor.Documents.Figures;
using PlanMonitor.Documents.Model;

namespace PlanMonitor.Tests.Documents;

public sealed class ReportDocumentTests
{
    private static readonly ReportModel Model = HuongTra.Model();
    private static readonly ReadDocument Read = new(Model);

    [Fact]
    public void The_document_is_valid_for_Office_2019() => Assert.Empty(Read.Errors);

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(Read.Bytes, new ReadDocument(HuongTra.Model()).Bytes);

    [Fact]
    public void Package_entries_are_dated_alike_and_the_content_types_come_first()
    {
        using var zip = new ZipArchive(new MemoryStream(Read.Bytes));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(2000, 1, 1), e.LastWriteTime.DateTime));
        Assert.Equal(
            zip.Entries.Skip(1).Select(e => e.FullName).Order(StringComparer.Ordinal),
            zip.Entries.Skip(1).Select(e => e.FullName)
        );
    }

    [Fact]
    public void Every_total_and_every_part_stands_in_a_control_with_its_tag()
    {
        var figures = Model.Form.Fields.Where(f => f.Type != FieldType.Narrative).ToList();
        foreach (var field in figures)
        {
            Assert.True(Read.Figures.Contains(FigureTag.Total(field.Code)), field.Code);
            foreach (var (code, _) in HuongTra.Units)
                Assert.True(Read.Figures.Contains(FigureTag.Total(field.Code, code)), $"{field.Code}@{code}");
        }
    }

    [Fact]
    public void Numbers_in_the_controls_equal_the_numbers_of_the_model()
    {
        foreach (var cell in Model.Figures.Cells.Where(c => c.Number is not null))
        {
            Assert.All(Read.Figures[FigureTag.Total(cell.Field)], text => Assert.Equal(cell.Number, Number(text)));
            foreach (var part in cell.Parts.Where(p => p is { Number: not null, Withheld: false }))
                Assert.Equal(part.Number, Number(Assert.Single(Read.Figures[FigureTag.Total(cell.Field, part.Unit)])));
            foreach (var (item, count) in cell.Splits.SelectMany(s => s.Value))
                Assert.All(Read.Figures[FigureTag.Split(cell.Field, "sex", item)], text =>
                    Assert.Equal(count, Number(text))
                );
        }
    }

    [Fact]
    public void A_target_shows_two_counts_and_the_rate_computed_from_them()
    {
        Assert.All(Read.Figures[FigureTag.Total("A1")], text => Assert.Equal("6/9", text));
        Assert.Equal("66,7", Assert.Single(Read.Figures[FigureTag.Percent("A1")]));
        Assert.Equal("–", Assert.Single(Read.Figures[FigureTag.Percent("A2")]));
    }

    [Fact]
    public void Money_is_printed_with_dots() =>
        Assert.Contains("1.000.000", Read.Figures[FigureTag.Total("E2", "19996")]);

    [Fact]
    public void Zero_nil_not_applicable_missing_and_withheld_are_five_different_marks()
    {
        Assert.Contains("0", Read.Figures[FigureTag.Total("B4")]);
        Assert.Contains("không phát sinh", Read.Figures[FigureTag.Total("E3")]);
        Assert.All(Read.Figures[FigureTag.Total("A2")], text => Assert.Equal("–", text));
        Assert.All(Read.Figures[FigureTag.Total("A3")], text => Assert.Equal("chưa báo cáo", text));

        Assert.Equal("0", Assert.Single(Read.Figures[FigureTag.Total("B4", "19996")]));
        Assert.Equal("KPS", Assert.Single(Read.Figures[FigureTag.Total("B4", "20026")]));
        Assert.Equal("–", Assert.Single(Read.Figures[FigureTag.Total("A2", "19996")]));
        Assert.Equal("chưa báo cáo", Assert.Single(Read.Figures[FigureTag.Total("B4", "20035")]));
        Assert.Equal("*", Assert.Single(Read.Figures[FigureTag.Total("C3", "20011")]));
        Assert.Contains("KPS: không phát sinh", Read.Text, StringComparison.Ordinal);
        Assert.Contains("không áp dụng (0/0)", Read.Text, StringComparison.Ordinal);
        Assert.Contains("không hiển thị để bảo vệ nạn nhân", Read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_withheld_count_is_nowhere_in_the_breakdown_either() =>
        Assert.Equal("*", Assert.Single(Read.Figures[FigureTag.Split("C3", "sex", "female", "20011")]));

    [Fact]
    public void An_item_not_given_is_zero_only_where_the_others_make_up_the_total()
    {
        Assert.All(Read.Figures[FigureTag.Split("B2", "sex", "unknown")], text => Assert.Equal("0", text));
        var partly = Change("B2", c =>
            c with
            {
                Splits = new Dictionary<string, IReadOnlyDictionary<string, long>>
                {
                    ["sex"] = new Dictionary<string, long> { ["female"] = 1 },
                },
            }
        );
        Assert.All(new ReadDocument(partly).Figures[FigureTag.Split("B2", "sex", "male")], text =>
            Assert.Equal("chưa báo cáo", text)
        );
    }

    [Fact]
    public void Where_units_are_missing_the_text_counts_and_names_them()
    {
        Assert.Contains(
            "Đơn vị chưa báo cáo: xã Bình Tiến, xã Bình Thành. Số liệu trong Báo cáo này được tổng hợp từ 8/10 đơn vị đã báo cáo.",
            Read.Paragraphs
        );
        Assert.All(Read.Figures[FigureTag.Reported("B1")], text => Assert.Equal("8/10", text));
        Assert.Contains("Dòng 3: chưa có số liệu của phường Hương Vân.", Read.Paragraphs);
    }

    [Fact]
    public void Number_and_date_are_blank_and_the_text_ends_with_its_sign()
    {
        Assert.Contains(Read.Paragraphs, p =>
            p.StartsWith("Số:    ", StringComparison.Ordinal) && p.EndsWith("/BC-UBND", StringComparison.Ordinal)
        );
        Assert.Contains(Read.Paragraphs, p =>
            p.StartsWith("Hương Trà, ngày    ", StringComparison.Ordinal)
            && p.EndsWith("năm 2024", StringComparison.Ordinal)
        );
        Assert.Contains(Read.Paragraphs, p =>
            p.EndsWith("của Ủy ban nhân dân thị xã Hương Trà./.", StringComparison.Ordinal)
        );
        Assert.Contains(Read.Paragraphs, p => p.StartsWith("(Kèm theo Báo cáo số    ", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_stand_where_the_outline_has_them()
    {
        AssertInOrder(
            "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
            "Phòng Lao động - Thương binh và Xã hội đã hướng dẫn bằng văn bản.",
            "II. KẾT QUẢ THỰC HIỆN",
            "2. Kết quả thực hiện các nhiệm vụ, giải pháp",
            "a) Truyền thông và hoạt động",
            "b) Kinh phí",
            "3. Số liệu nạn nhân và kết quả hỗ trợ",
            "a) Nạn nhân",
            "III. ĐÁNH GIÁ CHUNG",
            "Nhận thức của người dân được nâng lên.",
            "- Phường Tứ Hạ: Địa bàn rộng, đi lại khó khăn.",
            "Kinh phí còn hạn chế.",
            "3. Phối hợp với địa bàn giáp ranh",
            "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024",
            "V. KIẾN NGHỊ, ĐỀ XUẤT",
            "- Xã Hương Toàn: Đề nghị tập huấn thêm, nhất là về \"tâm lý\".",
            "Phụ lục I",
            "Phụ lục II"
        );
    }

    [Theory]
    [InlineData("a\u0000b\u001fc", "abc")]
    [InlineData("half a pair: {half}.", "half a pair: .")]
    [InlineData("a pair: 😀.", "a pair: 😀.")]
    [InlineData("<w:p>&amp;", "<w:p>&amp;")]
    public void What_XML_cannot_hold_is_left_out_of_a_narrative(string typed, string printed)
    {
        // Half a surrogate pair does not survive in an attribute.
        typed = typed.Replace("{half}", "\ud83d", StringComparison.Ordinal);
        var document = new ReadDocument(
            Change("F1", c => c with { Parts = [c.Parts[0] with { State = CellState.Value, Text = typed }] })
        );
        Assert.Empty(document.Errors);
        Assert.Contains($"- Phường Tứ Hạ: {printed}", document.Paragraphs);
    }

    [Fact]
    public void A_long_narrative_is_shortened_after_a_whole_word_and_says_where_all_of_it_is()
    {
        var text = string.Join(' ', Enumerable.Repeat("khó khăn", 50_000));
        var document = new ReadDocument(
            Change("F1", c => c with { Parts = [c.Parts[0] with { Text = text, Revision = 2 }] })
        );
        var printed = Assert.Single(document.Paragraphs, p =>
            p.StartsWith("- Phường Tứ Hạ: ", StringComparison.Ordinal)
        );
        Assert.EndsWith(
            " khăn… (còn tiếp; toàn văn: báo cáo của phường Tứ Hạ, lần gửi 2 trên hệ thống)",
            printed,
            StringComparison.Ordinal
        );
        Assert.InRange(printed.Length, 900, 1_200);
    }

    [Fact]
    public void Units_that_wrote_the_same_words_are_named_together()
    {
        var document = new ReadDocument(
            Change("F1", c =>
                c with
                {
                    Parts = [.. c.Parts.Take(2).Select(p => p with { State = CellState.Value, Text = "Không có." })],
                }
            )
        );
        Assert.Contains("- Phường Tứ Hạ, xã Hương Toàn: Không có.", document.Paragraphs);
    }

    [Fact]
    public void Letters_typed_in_pieces_are_composed()
    {
        var document = new ReadDocument(
            Change("F1", c => c with { Parts = [c.Parts[0] with { Text = "Khai tha\u0301c đâ\u0300y đủ" }] })
        );
        Assert.Contains("- Phường Tứ Hạ: Khai thác đầy đủ", document.Paragraphs);
    }

    [Fact]
    public void Units_that_do_not_fit_beside_each_other_go_on_in_a_further_table()
    {
        var cells = Model.Figures.Cells.Select(c =>
            c with
            {
                Parts =
                [
                    .. Enumerable
                        .Range(0, 36)
                        .Select(i => new CellPart
                        {
                            Unit = $"{26000 + i}",
                            State = CellState.Value,
                            Number = 1_000_000 + i,
                        }),
                ],
            }
        );
        var document = new ReadDocument(Model with { Figures = Model.Figures with { Cells = [.. cells] } });
        Assert.Empty(document.Errors);
        Assert.Contains("(tiếp theo)", document.Paragraphs);
        Assert.Equal("1.000.035", Assert.Single(document.Figures[FigureTag.Total("E2", "26035")]));
    }

    [Fact]
    public void An_empty_consolidation_still_makes_a_document()
    {
        var nothing = Model with
        {
            Targets = [],
            Status = [],
            OwnWords = new Dictionary<string, string>(),
            Figures = Model.Figures with { Cells = [] },
        };
        Assert.Empty(new ReadDocument(nothing).Errors);
    }

    private static ReportModel Change(string field, Func<Cell, Cell> change) =>
        Model with
        {
            Figures = Model.Figures with
            {
                Cells = [.. Model.Figures.Cells.Select(c => c.Field == field ? change(c) : c)],
            },
        };

    private static long Number(string text) =>
        long.Parse(text.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private static void AssertInOrder(params string[] expected)
    {
        var at = -1;
        foreach (var paragraph in expected)
        {
            var next = Read.Paragraphs.ToList().IndexOf(paragraph, at + 1);
            Assert.True(next > at, $"not found in its place: {paragraph}");
            at = next;
        }
    }
}
