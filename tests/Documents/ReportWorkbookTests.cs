using DocumentFormat.OpenXml.Spreadsheet;
using PlanMonitor.Documents.Model;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace PlanMonitor.Tests.Documents;

public sealed class ReportWorkbookTests
{
    private static readonly ReportModel Model = Province.OfDistricts();
    private static readonly ReadWorkbook Read = new(Model);
    private static readonly string[] CountHeads =
    [
        "Đơn vị báo cáo",
        "Đơn vị phải báo cáo",
        "Đơn vị cơ sở báo cáo",
        "Đơn vị cơ sở phải báo cáo",
    ];
    private static readonly ReadWorkbook Town = new(HuongTra.Model());

    [Fact]
    public void The_workbook_is_valid_for_Office_2019()
    {
        Assert.Empty(Read.Errors);
        Assert.Empty(Town.Errors);
        Assert.Empty(new ReadWorkbook(Province.OfCommunes()).Errors);
    }

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(Read.Bytes, new ReadWorkbook(Province.OfDistricts()).Bytes);

    [Fact]
    public void A_sheet_a_table_and_one_of_where_every_figure_comes_from() =>
        Assert.Equal(
            [
                "Kết quả",
                "Theo đơn vị",
                "Theo nhóm",
                "Tình hình nộp",
                "Bảng B10",
                "Bảng B11",
                "Thuyết minh",
                "Giải trình",
                "Chưa tổng hợp được",
                "Nguồn số liệu",
            ],
            Read.Sheets
        );

    [Fact]
    public void Totals_are_numbers_and_say_of_how_many_units_and_of_how_many_at_the_source()
    {
        bool IsB1(IReadOnlyList<string> row) => row.Count > 1 && row[1] == "B1";
        Assert.Equal("48", Read.Cell("Kết quả", "Kết quả", IsB1));
        Assert.Equal(["6", "8", "139", "141"], CountHeads.Select(h => Read.Cell("Kết quả", h, IsB1)));
        Assert.Equal("12", Read.Cell("Kết quả", "Số người được biết là tính trùng", r => r.Count > 1 && r[1] == "B2"));
        Assert.Contains("cộng số người, có thể trùng", Read.Rows["Kết quả"].SelectMany(r => r));
    }

    [Theory]
    [InlineData("B4", "19996", "0")]
    [InlineData("B4", "20026", "không phát sinh")]
    [InlineData("A2.numerator", "19996", "–")]
    [InlineData("B4", "20035", "chưa báo cáo")]
    [InlineData("C3", "20011", "*")]
    public void The_four_zeros_and_what_is_withheld_are_told_apart(string code, string unit, string shown) =>
        Assert.Equal(shown, Town.Cell("Theo đơn vị", code, r => r.Count > 1 && r[1] == unit));

    [Fact]
    public void What_a_person_wrote_is_words_and_never_a_formula()
    {
        Assert.Equal(0, Read.Formulas + Town.Formulas);
        Assert.Contains("=cmd|' /C calc'!A0", Town.Rows["Thuyết minh"].SelectMany(r => r));
        // What is typed over it is read as words too: the cells have the format of words.
        var cell = Town.Xml["Thuyết minh"]
            .Descendants<Cell>()
            .First(c => c.InlineString?.InnerText.StartsWith('=') == true);
        Assert.Equal(ReadWorkbook.FormatOfWords, Town.Formats[(int)cell.StyleIndex!.Value]);
    }

    [Fact]
    public void What_reads_like_an_escaped_character_stays_as_it_was_written()
    {
        var cells = HuongTra
            .Model()
            .Figures.Cells.Select(c =>
                c.Field == "F1" ? c with { Parts = [c.Parts[0] with { Text = "mẫu _x0041_" }] } : c
            );
        var read = new ReadWorkbook(
            HuongTra.Model() with
            {
                Figures = HuongTra.Model().Figures with { Cells = [.. cells] },
            }
        );
        Assert.Contains("mẫu _x005F_x0041_", read.Rows["Thuyết minh"].SelectMany(r => r));
    }

    [Fact]
    public void A_text_longer_than_a_cell_goes_on_in_the_next_line()
    {
        var text = string.Concat(Enumerable.Repeat("khó khăn ", 8_000)).Trim();
        var cells = HuongTra
            .Model()
            .Figures.Cells.Select(c => c.Field == "F1" ? c with { Parts = [c.Parts[0] with { Text = text }] } : c);
        var read = new ReadWorkbook(
            HuongTra.Model() with
            {
                Figures = HuongTra.Model().Figures with { Cells = [.. cells] },
            }
        );
        Assert.Equal(text, string.Concat(read.Rows["Thuyết minh"].Where(r => r[0] == "F1").Select(r => r[5])));
        Assert.Empty(read.Errors);
    }

    [Fact]
    public void Every_figure_of_every_unit_has_its_revision_person_and_moment()
    {
        var row = Assert.Single(Read.Rows["Nguồn số liệu"], r =>
            r.Count > 4 && r[0] == "B1" && r[2].Length == 0 && r[4] == "474"
        );
        Assert.Equal(["có số liệu", "0", "", "", "", "2", "nva"], row.Skip(6).Take(7));
        // 28/11/2023 09:30 in Vietnam.
        Assert.Equal(45258.395833333336, double.Parse(row[13], System.Globalization.CultureInfo.InvariantCulture), 6);
        foreach (var cell in Model.Figures.Cells)
            Assert.Equal(
                cell.Parts.Count,
                Read.Rows["Nguồn số liệu"].Count(r => r.Count > 4 && r[0] == cell.Field && r[2].Length == 0)
            );
    }

    /// <summary>The hash of values of which all but one small number are known gives that number away.</summary>
    [Fact]
    public void A_withheld_count_is_nowhere_and_neither_is_the_hash_that_would_tell_it()
    {
        var rows = Read.Rows["Nguồn số liệu"].Where(r => r.Count > 4 && r[0] == "C3" && r[4].Length > 0).ToList();
        Assert.All(rows.Where(r => r[6] != "chưa báo cáo"), r =>
            Assert.Equal(["*", "", "", "", ""], r.Skip(6).Take(5))
        );
        Assert.DoesNotContain(Read.Rows["Nguồn số liệu"].SelectMany(r => r), c => c == new string('a', 64));
        Assert.Equal("*", Read.Rows["Theo nhóm"].First(r => r[0] == "C3")[4]);
    }

    [Fact]
    public void Every_sheet_keeps_its_header_in_sight_and_prints_on_A4_landscape_with_it()
    {
        Assert.All(Read.Xml.Values, s =>
        {
            Assert.Equal(PaneStateValues.Frozen, s.Descendants<Pane>().Single().State!.Value);
            Assert.Equal(OrientationValues.Landscape, s.Descendants<PageSetup>().Single().Orientation!.Value);
            Assert.Equal(9u, s.Descendants<PageSetup>().Single().PaperSize!.Value);
        });
        Assert.Equal(Read.Sheets.Count, Read.PrintTitles.Count);
        Assert.Equal("'Theo đơn vị'!$A:$C,'Theo đơn vị'!$8:$10", Read.PrintTitles[1]);
    }

    /// <summary>It has thousands of lines: 60 pages of a town's 72.</summary>
    [Fact]
    public void Where_the_figures_come_from_is_not_printed_unless_somebody_wants_it()
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(Read.Bytes));
        using var reader = new StreamReader(zip.GetEntry("xl/workbook.xml")!.Open());
        var book = reader.ReadToEnd();

        Assert.Contains("<sheet name=\"Nguồn số liệu\" sheetId=\"10\" state=\"hidden\"", book);
        var areas = System.Text.RegularExpressions.Regex.Matches(book, "_xlnm.Print_Area\" localSheetId=\"([0-9]+)\"");
        Assert.Equal(
            Enumerable.Range(0, 9),
            areas.Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Contains(Read.Rows["Kết quả"].SelectMany(r => r), c => c.Contains("Bỏ ẩn", StringComparison.Ordinal));
    }

    /// <summary>Codes are for programs: their line is there, and nobody sees it.</summary>
    [Fact]
    public void The_head_people_see_is_in_Vietnamese()
    {
        var hidden = Read.Xml["Theo đơn vị"]
            .Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>()
            .Where(r => r.Hidden?.Value == true);

        Assert.Equal("10", Assert.Single(hidden).RowIndex!.ToString());
    }

    [Fact]
    public void Days_and_choices_of_rows_are_printed_as_people_read_them() =>
        Assert.Equal(
            ["1", "474", "Thành phố Huế", "10/7/2023", "Nhà văn hóa thôn, tổ dân phố", "50", "2500000"],
            Read.Rows["Bảng B11"].First(r => r.Count > 0 && r[0] == "1")
        );
}
