using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using PlanMonitor.Documents.Sheets;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Workbook.Mark;
using static PlanMonitor.Tests.Documents.WorkbookCase;

namespace PlanMonitor.Tests.Documents;

/// <summary>A cell is what the person sees in it: its number format and its type, not only what the file keeps.</summary>
public sealed class WorkbookLookTests
{
    private const string UnitSheet = "xl/worksheets/sheet2.xml";

    [Theory]
    [InlineData("dd/mm/yyyy", "45233", "ngày (03/11/2023)")]
    [InlineData("d-mmm", "45233", "ngày (03/11/2023)")]
    [InlineData("[$-42A]dd mmmm yyyy;@", "45233", "ngày (03/11/2023)")]
    [InlineData("h:mm", "0.5", "giờ (12:00)")]
    [InlineData("[h]:mm", "2", "giờ (48:00)")]
    [InlineData("0%", "1", "phần trăm (100%)")]
    [InlineData("0.0 %", "0.5", "phần trăm (50,0 %)")]
    [InlineData("#,##0,", "12000", "hiển thị 12")]
    [InlineData("0.00E+00", "12000", "hiển thị 1,20E+04")]
    public void A_day_a_time_a_percentage_and_a_scaled_number_in_a_count_are_refused_by_name(
        string format,
        string value,
        string named
    )
    {
        var problem = Assert.Single(Formatted("B1", format, value).Problems);

        Assert.Equal(("B1", "not-a-number", Severity.Error), (problem.Path, problem.Code, problem.Severity));
        Assert.Contains(named, problem.Text.Vi);
    }

    [Theory]
    [InlineData("General")]
    [InlineData("#,##0")]
    [InlineData("0.00")]
    [InlineData("#,##0\\ \"đồng\"")]
    [InlineData("#,##0\\ [$₫-42A]")]
    [InlineData("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-")]
    [InlineData("[Red]0;[Blue]-0")]
    [InlineData("0\" d/m/y %\"")]
    [InlineData("@")]
    [InlineData("?")]
    public void A_number_in_any_dress_is_read(string format) =>
        Assert.Equal(1234, Formatted("B1", format, "1234").Values["B1"].Number);

    [Theory]
    [InlineData("<v>46145</v>", true)]
    [InlineData("<v>45049</v>", true)]
    [InlineData("<f>46000+145</f><v>46145</v>", false)]
    [InlineData("<v>1234</v>", false)]
    [InlineData("<v>43830</v>", false)]
    [InlineData("<v>51136</v>", false)]
    public void A_whole_number_that_may_be_a_day_just_typed_is_taken_and_warned_of(string inside, bool warned)
    {
        var reading = Cell("B1", $"<c r=\"{{0}}\">{inside}</c>");

        Assert.NotNull(reading.Values["B1"].Number);
        Assert.Equal(warned ? ["looks-like-a-day"] : [], reading.Problems.Select(p => p.Code));
        Assert.All(reading.Problems, p => Assert.Equal(Severity.Warning, p.Severity));
    }

    [Fact]
    public void A_warned_number_in_a_row_of_a_table_is_kept()
    {
        var bytes = Written(Model());
        var cell = Regex.Match(Part(bytes, UnitSheet), "<c r=\"([A-Z]+[0-9]+)\"[^>]*><v>120</v>").Groups[1].Value;

        var reading = Read(With(bytes, UnitSheet, s => SetCell(s, cell, $"<c r=\"{cell}\"><v>46145</v></c>")));

        Assert.Equal(46145, reading.Values["H1"].Rows![0]["people"].Number);
        Assert.Equal("looks-like-a-day", Assert.Single(reading.Problems).Code);
    }

    [Theory]
    [InlineData("44989.708333", "04/03/2023 17:00")]
    [InlineData("44990.5", "05/03/2023 12:00")]
    public void A_day_with_a_time_is_refused_with_its_time(string serial, string shown)
    {
        var problem = Assert.Single(Cell("N1", $"<c r=\"{{0}}\"><v>{serial}</v></c>").Problems);

        Assert.Equal("not-a-day", problem.Code);
        Assert.Contains(shown, problem.Text.Vi);
    }

    [Theory]
    [InlineData("B1", "<r><rPr><strike/></rPr><t>12</t></r><r><t>15</t></r>", "struck-out")]
    [InlineData("B1", "<r><t>12</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>2</t></r>", "raised")]
    [InlineData("B1", "<r><t>12</t></r><r><rPr><vertAlign val=\"subscript\"/></rPr><t>(1)</t></r>", "raised")]
    [InlineData("N1", "<r><rPr><strike/></rPr><t>05</t></r><r><t>06/03/2023</t></r>", "struck-out")]
    [InlineData("G1", "<r><t>Thiếu </t></r><r><rPr><strike/></rPr><t>kinh phí</t></r>", "struck-out")]
    [InlineData("D1", "<r><t>21/QĐ</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>", "raised")]
    public void Struck_out_and_raised_pieces_never_join_the_others(string path, string runs, string code)
    {
        var problems = Cell(path, $"<c r=\"{{0}}\" t=\"inlineStr\"><is>{runs}</is></c>").Problems;

        Assert.Equal(code, problems[0].Code);
    }

    [Theory]
    [InlineData("B1", "<r><rPr><b/></rPr><t>12</t></r><r><rPr><strike val=\"0\"/></rPr><t>34</t></r>", "1234")]
    [InlineData("G1", "<r><t>100 m</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>2</t></r>", "100 m2")]
    [InlineData("B1", "<r><t>15</t></r><r><rPr><strike/></rPr><t xml:space=\"preserve\"> </t></r>", "15")]
    public void Pieces_in_other_dress_are_one_text(string path, string runs, string read)
    {
        var value = Cell(path, $"<c r=\"{{0}}\" t=\"inlineStr\"><is>{runs}</is></c>").Values[path];

        Assert.Equal(read, value.Text ?? value.Number!.Value.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_cell_struck_out_as_a_whole_is_refused()
    {
        var bytes = With(Written(Model()), "xl/styles.xml", s => new Regex("<font>").Replace(s, "<font><strike/>", 1));

        var problems = Cell("B1", "<c r=\"{0}\" s=\"0\"><v>12</v></c>", bytes).Problems;

        Assert.Contains(problems, p => (p.Path, p.Code) == ("B1", "struck-out"));
    }

    [Theory]
    [InlineData("General", "45233", "45233")]
    [InlineData("General", "2023.0", "2023")]
    [InlineData("General", "1.5", "1,5")]
    [InlineData("dd/mm/yyyy", "45233", "03/11/2023")]
    [InlineData("d-mmm", "45233", "03/11/2023")]
    [InlineData("0%", "0.5", "50%")]
    [InlineData("#,##0", "1234567", "1.234.567")]
    public void A_text_cell_is_what_the_person_sees(string format, string value, string seen) =>
        Assert.Equal(seen, Formatted("G1", format, value).Values["G1"].Text);

    [Theory]
    [InlineData("G1", "TRUE")]
    [InlineData("B1", "đúng/sai (TRUE)")]
    public void A_truth_value_is_shown_in_a_text_and_named_in_a_count(string path, string said)
    {
        var reading = Cell(path, "<c r=\"{0}\" t=\"b\"><v>1</v></c>");
        var problems = reading.Problems.Select(p => p.Text.Vi);

        Assert.Contains(said, reading.Values.GetValueOrDefault(path)?.Text ?? Assert.Single(problems));
    }

    [Fact]
    public void Marks_nobody_sees_do_not_stay_in_a_code()
    {
        var cell = "<c r=\"{0}\" t=\"inlineStr\"><is><t>\u200E21/\u2060QĐ\uFEFF</t></is></c>";

        Assert.Equal("21/QĐ", Cell("D1.number", cell).Values["D1"].Document!.Number);
    }

    /// <summary>A sheet and its copy, as a program makes it that copies the hidden marks too.</summary>
    [Theory]
    [InlineData("<v>5</v>", "<v>6</v>", null, "twice")]
    [InlineData("<v>5</v>", "<v>5</v>", 5, null)]
    [InlineData("<v>5</v>", "", 5, null)]
    [InlineData("", "<v>6</v>", 6, null)]
    [InlineData("<v>5</v>", "<v>6.5</v>", null, "not-a-number")]
    public void Of_two_sheets_of_one_unit_what_differs_is_refused(string first, string second, int? taken, string? code)
    {
        var (bytes, cell) = (Written(Model("{}")), CellOf("B1"));
        string Filled(string sheet, string inside) => SetCell(sheet, cell, $"<c r=\"{cell}\">{inside}</c>");
        var copy = Filled(Part(bytes, UnitSheet), second);
        bytes = With(With(bytes, UnitSheet, s => Filled(s, first)), "xl/worksheets/sheet9.xml", _ => copy);
        bytes = With(bytes, "[Content_Types].xml", t =>
            t.Replace(
                "</Types>",
                "<Override PartName=\"/xl/worksheets/sheet9.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
                StringComparison.Ordinal
            )
        );
        bytes = With(bytes, "xl/_rels/workbook.xml.rels", r =>
            r.Replace(
                "</Relationships>",
                "<Relationship Id=\"copy\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"/xl/worksheets/sheet9.xml\"/></Relationships>",
                StringComparison.Ordinal
            )
        );
        bytes = With(bytes, "xl/workbook.xml", w =>
            w.Replace(
                "</sheets>",
                "<sheet name=\"Copy\" sheetId=\"9\" r:id=\"copy\"/></sheets>",
                StringComparison.Ordinal
            )
        );

        var reading = Read(bytes);

        Assert.Equal(taken, reading.Values.GetValueOrDefault("B1")?.Number);
        Assert.Equal(code is null ? [] : [("B1", code)], reading.Problems.Select(p => (p.Path, p.Code)));
        Assert.Equal(code is null, reading.Read.Contains("B1"));
    }

    [Fact]
    public void Parts_without_their_total_are_kept_and_the_total_is_asked_for()
    {
        var cell = CellOf("C3");
        var written = Written(Model("""{ "C3": {"total":2,"splits":{"sex":{"male":2}}} }"""));

        var reading = Read(With(written, UnitSheet, s => SetCell(s, cell, $"<c r=\"{cell}\"/>")));

        Assert.Empty(reading.Problems);
        Assert.Null(reading.Values["C3"].Number);
        Assert.Equal(2, reading.Values["C3"].Splits!["sex"]["male"]);
        Assert.Empty(FormRules.Check(Everything, reading.Values, complete: false));
        var asked = FormRules.Check(Everything, reading.Values, complete: true).Where(p => p.Path == "C3");
        Assert.Equal("total-missing", Assert.Single(asked).Code);
        Assert.Equal(
            reading.Values["C3"].Splits!["sex"],
            Json.Read<FormValue>(Json.Write(reading.Values["C3"])).Splits!["sex"]
        );
    }

    /// <summary>The workbook of a unit, the same marked, and the consolidated report.</summary>
    [Theory]
    [InlineData("form")]
    [InlineData("marked")]
    [InlineData("report")]
    public void No_part_of_a_workbook_has_names_with_a_prefix(string kind)
    {
        using var zip = new ZipArchive(new MemoryStream(WorkbookOf(kind)));
        var parts = zip.Entries.Select(e => (e.FullName, Text: new StreamReader(e.Open()).ReadToEnd())).ToList();

        Assert.Contains(parts, p => p.FullName == "xl/styles.xml");
        // Comments are drawn in VML, and properties are named by Dublin Core: those names have prefixes in every program.
        var own = parts.Where(p => p.FullName.EndsWith(".xml", StringComparison.Ordinal));
        Assert.All(own.Where(p => !p.FullName.StartsWith("docProps/", StringComparison.Ordinal)), HasNoPrefix);
    }

    private static void HasNoPrefix((string FullName, string Text) part) =>
        Assert.DoesNotMatch("<[a-z0-9]+:", part.Text);

    private static byte[] WorkbookOf(string kind)
    {
        if (kind == "report")
        {
            var report = new MemoryStream();
            ReportWorkbook.Write(HuongTra.Model(), report);
            return report.ToArray();
        }
        var form = Written(Model(units: 2));
        if (kind == "form")
            return form;
        var wrong = With(form, UnitSheet, s => SetCell(s, CellOf("B1"), $"<c r=\"{CellOf("B1")}\"><v>1.5</v></c>"));
        return WorkbookMarks.Mark(wrong, Read(wrong).Problems, Given.Budget());
    }

    [Fact]
    public void Very_many_empty_rows_with_borders_are_refused_with_the_true_reason()
    {
        var rows = string.Concat(
            Enumerable
                .Range(1000, 300_000)
                .Select(r => $"<row r=\"{r}\" spans=\"1:8\" ht=\"{r % 97}\">{Bordered(r)}</row>")
        );
        var bytes = With(Written(Model()), UnitSheet, s =>
            s.Replace("</sheetData>", rows + "</sheetData>", StringComparison.Ordinal)
        );

        var problem = Assert.Throws<ProblemException>(() => Read(bytes)).Problem;

        Assert.Equal("workbook-too-large", problem.Code);
        Assert.Contains("dòng trống", problem.Sentence.Vi);
        Assert.DoesNotContain("ô có nội dung", problem.Sentence.Vi);
    }

    [Fact]
    public void Many_empty_rows_with_borders_are_read()
    {
        var rows = string.Concat(Enumerable.Range(1000, 60_000).Select(r => $"<row r=\"{r}\">{Bordered(r)}</row>"));

        var reading = Read(
            With(Written(Model("""{ "B1": 4 }""")), UnitSheet, s =>
                s.Replace("</sheetData>", rows + "</sheetData>", StringComparison.Ordinal)
            )
        );

        Assert.Equal(4, reading.Values["B1"].Number);
    }

    /// <summary>SheetJS lists in every file the types it knows.</summary>
    [Fact]
    public void A_type_of_parts_that_are_not_there_says_nothing() =>
        Assert.NotEmpty(
            Read(
                With(Written(Model()), "[Content_Types].xml", t =>
                    t.Replace(
                        "<Default ",
                        "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/><Default ",
                        StringComparison.Ordinal
                    )
                )
            ).Values
        );

    private static string Bordered(int row) => string.Concat("ABCDEFGH".Select(c => $"<c r=\"{c}{row}\" s=\"9\"/>"));

    private static WorkbookReading Cell(string path, string cell, byte[]? workbook = null)
    {
        var at = CellOf(path == "D1" ? "D1.number" : path);
        return Read(
            With(workbook ?? Written(Model()), UnitSheet, s =>
                SetCell(s, at, string.Format(CultureInfo.InvariantCulture, cell, at))
            )
        );
    }

    /// <summary>A cell with a number format of its own.</summary>
    private static WorkbookReading Formatted(string path, string format, string value)
    {
        var code = System.Security.SecurityElement.Escape(format);
        var bytes = With(Written(Model()), "xl/styles.xml", s =>
        {
            var formats = Regex.Replace(
                s,
                "</numFmts>",
                $"<numFmt numFmtId=\"190\" formatCode=\"{code.Replace("$", "$$", StringComparison.Ordinal)}\"/></numFmts>"
            );
            return formats.Replace(
                "</cellXfs>",
                "<xf numFmtId=\"190\" fontId=\"0\"/></cellXfs>",
                StringComparison.Ordinal
            );
        });
        var last = Regex.Match(Part(Written(Model()), "xl/styles.xml"), "<cellXfs count=\"([0-9]+)\"").Groups[1].Value;
        return Cell(path, $"<c r=\"{{0}}\" s=\"{last}\"><v>{value}</v></c>", bytes);
    }
}
