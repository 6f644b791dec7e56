using System.Text.RegularExpressions;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Workbook.Read;
using static PlanMonitor.Tests.Documents.WorkbookCase;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Documents;

/// <summary>What people do to a workbook, and what comes of it.</summary>
public sealed class WorkbookToleranceTests
{
    private const string UnitSheet = "xl/worksheets/sheet2.xml";

    [Theory]
    [InlineData("1234", 1234)]
    [InlineData(" 1.234 ", 1234)]
    [InlineData("1.234\u00A0", 1234)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("1.234.567,00", 1234567)]
    [InlineData("5,0", 5)]
    [InlineData("１２３", 123)]
    [InlineData("１．２３４", 1234)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("0", 0)]
    [InlineData("'12", 12)]
    [InlineData("\u200E15", 15)]
    [InlineData("2\u20600", 20)]
    [InlineData("3\u200C", 3)]
    [InlineData("\uFEFF7\u202C\u2069", 7)]
    [InlineData("1\u200B234", 1234)]
    public void A_number_as_text_is_read_as_people_here_write_it(string text, long number) =>
        Assert.Equal(number, ReadCell("B1", TextCell(text)).Values["B1"].Number);

    [Theory]
    [InlineData("1.234,5", "1.234,5")]
    [InlineData("1,234", "hàng nghìn")]
    [InlineData("1,000", "hàng nghìn")]
    [InlineData("1.5", "số nguyên")]
    [InlineData("-", "Bằng không thì nhập 0")]
    [InlineData("x", "Bằng không thì nhập 0")]
    [InlineData("khoảng 20", "khoảng 20")]
    [InlineData("95%", "95%")]
    [InlineData("12 5", "12 5")]
    public void A_text_that_is_no_whole_number_is_refused_with_its_cell_and_says_why(string text, string words)
    {
        var reading = ReadCell("B1", TextCell(text));

        var problem = Assert.Single(reading.Problems);
        Assert.Contains(words, problem.Text.Vi);
        Assert.Equal(
            ("Phường Tứ Hạ", CellOf("B1"), "B1", Severity.Error),
            (problem.Sheet, problem.Cell, problem.Path, problem.Severity)
        );
        Assert.False(reading.Values.ContainsKey("B1"));
        Assert.DoesNotContain("B1", reading.Read);
        Assert.Equal(1234, reading.Values["P1"].Number);
    }

    [Fact]
    public void Minus_five_is_read_as_it_stands_and_the_rules_refuse_it() =>
        Assert.Equal(-5, ReadCell("B1", TextCell("-5")).Values["B1"].Number);

    [Theory]
    [InlineData("không phát sinh")]
    [InlineData("KPS")]
    [InlineData("Kho\u0302ng pha\u0301t sinh")]
    public void Words_for_nil_mean_nothing_entered_and_say_so(string text)
    {
        var reading = ReadCell("B1", TextCell(text));

        Assert.False(reading.Values.ContainsKey("B1"));
        Assert.Contains("B1", reading.Read);
        Assert.Equal(Severity.Warning, Assert.Single(reading.Problems).Severity);
    }

    [Theory]
    [InlineData("<v>30</v>", 30)]
    [InlineData("<f>10*3</f><v>30</v>", 30)]
    [InlineData("<f>0.1*300</f><v>30.000000000000004</v>", 30)]
    [InlineData("<v>3.0E1</v>", 30)]
    public void A_number_cell_and_the_kept_result_of_a_formula_are_read(string inside, long number) =>
        Assert.Equal(number, ReadCell("B1", $"<c r=\"{{0}}\">{inside}</c>").Values["B1"].Number);

    [Theory]
    [InlineData("<c r=\"{0}\"><f>10*3</f></c>", "not-computed")]
    [InlineData("<c r=\"{0}\"><f>10*3</f><v></v></c>", "not-computed")]
    [InlineData("<c r=\"{0}\"><f>10*3</f><v/></c>", "not-computed")]
    [InlineData("<c r=\"{0}\"><v>500000000.4</v></c>", "not-a-number")]
    [InlineData("<c r=\"{0}\"><v>4999999999.001</v></c>", "not-a-number")]
    [InlineData("<c r=\"{0}\"><v>30.0000000001</v></c>", "not-a-number")]
    [InlineData("<c r=\"{0}\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "cell-error")]
    [InlineData("<c r=\"{0}\"><v>30.5</v></c>", "not-a-number")]
    [InlineData("<c r=\"{0}\" t=\"b\"><v>1</v></c>", "not-a-number")]
    [InlineData("<c r=\"{0}\"><v>1E+300</v></c>", "not-a-number")]
    public void A_cell_without_a_number_is_refused(string cell, string code) =>
        Assert.Equal(code, Assert.Single(ReadCell("B1", cell).Problems).Code);

    [Fact]
    public void A_shared_text_with_formats_in_it_is_one_text()
    {
        var bytes = With(Written(Model()), "xl/sharedStrings.xml", _ =>
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><r><t>12</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">34 </t></r><rPh sb=\"0\" eb=\"1\"><t>9</t></rPh></si></sst>"
        );
        bytes = With(bytes, "xl/_rels/workbook.xml.rels", r =>
            r.Replace(
                "</Relationships>",
                "<Relationship Id=\"s1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
                StringComparison.Ordinal
            )
        );

        Assert.Equal(1234, ReadCell("B1", "<c r=\"{0}\" t=\"s\"><v>0</v></c>", bytes).Values["B1"].Number);
    }

    [Theory]
    [InlineData("05/03/2023")]
    [InlineData("5/3/2023")]
    [InlineData(" 5-3-2023 ")]
    [InlineData("2023-03-05")]
    [InlineData("ngày 05 tháng 3 năm 2023")]
    [InlineData("5 tháng 3 năm 2023")]
    [InlineData("5 Tháng 3, 2023")]
    [InlineData("Hương Trà, ngày 05 tháng 3 năm 2023")]
    [InlineData("ngày 05/3/2023")]
    [InlineData("05/03/2023 00:00:00")]
    [InlineData("05/03/2023 0:00")]
    [InlineData("05/03/2023 12:00:00 AM")]
    [InlineData("2023-03-05 00:00:00")]
    [InlineData("2023-03-05T00:00:00.000Z")]
    [InlineData("2023/03/05")]
    [InlineData("05. 03. 2023")]
    [InlineData("\u200E05/03/2023\u200F")]
    public void A_day_as_text_is_read_day_first(string text) =>
        Assert.Equal("2023-03-05", ReadCell("N1", TextCell(text)).Values["N1"].Text);

    [Theory]
    [InlineData("44990", "")]
    [InlineData("44990.0003", "")]
    [InlineData("44989.9997", "")]
    [InlineData("43528", "<workbookPr date1904=\"1\"/>")]
    public void A_serial_day_is_read_in_either_date_system(string serial, string system)
    {
        var bytes = With(Written(Model()), "xl/workbook.xml", w =>
            Regex.Replace(w, "<(x:)?bookViews", m =>
                system.Replace("<", $"<{m.Groups[1].Value}", StringComparison.Ordinal) + m.Value
            )
        );
        // The file's own days are of the other system now; only this one is looked at.
        Assert.Equal("2023-03-05", ReadCell("N1", $"<c r=\"{{0}}\"><v>{serial}</v></c>", bytes).Values["N1"].Text);
    }

    [Theory]
    [InlineData("15/05/20")]
    [InlineData("31/02/2023")]
    [InlineData("tháng 3")]
    [InlineData("03/25/2023")]
    [InlineData("05/03/2023 17:00:00")]
    [InlineData("2023-03-05T17:00:00Z")]
    public void What_is_no_day_is_refused(string text) =>
        Assert.Equal("not-a-day", Assert.Single(ReadCell("N1", TextCell(text)).Problems).Code);

    [Fact]
    public void A_year_typed_as_a_day_is_refused() =>
        Assert.Equal("not-a-day", Assert.Single(ReadCell("N1", "<c r=\"{0}\"><v>2023</v></c>").Problems).Code);

    [Theory]
    [InlineData("L1", "loa truyền thanh", "loa")]
    [InlineData("L1", "Loa truye\u0302\u0300n thanh ", "loa")]
    [InlineData("L1", "hop2", "hop2")]
    [InlineData("K2", "CO\u0301", "yes")]
    [InlineData("K2", "không", "no")]
    public void A_choice_is_known_by_its_name_or_code(string path, string text, string meant)
    {
        var value = ReadCell(path, TextCell(text)).Values[path];
        Assert.Equal(meant, value.Text ?? (value.Yes == true ? "yes" : "no"));
    }

    [Fact]
    public void A_choice_that_is_not_in_the_list_is_refused() =>
        Assert.Equal("not-in-list", Assert.Single(ReadCell("L1", TextCell("Tivi")).Problems).Code);

    [Fact]
    public void A_renamed_sheet_is_read() =>
        Assert.Equal(
            "B1",
            Read(
                With(Written(Model("""{ "B1": 4 }""")), "xl/workbook.xml", w =>
                    w.Replace(
                        "Phường Tứ Hạ",
                        "Sheet 'của' tôi".Replace("'", "&apos;", StringComparison.Ordinal),
                        StringComparison.Ordinal
                    )
                )
            )
                .Values.Single()
                .Key
        );

    [Fact]
    public void Without_the_hidden_sheet_and_the_names_it_is_read_by_its_marks()
    {
        var bytes = With(Written(Model()), "xl/worksheets/sheet3.xml", s =>
            Regex.Replace(s, "<(x:)?sheetData>.*</(x:)?sheetData>", "<$1sheetData/>")
        );
        bytes = With(bytes, "xl/workbook.xml", w => Regex.Replace(w, "<(x:)?definedNames>.*</(x:)?definedNames>", ""));

        Assert.Equal(
            WorkbookRoundTripTests.Shown(Read(Written(Model())).Values),
            WorkbookRoundTripTests.Shown(Read(bytes).Values)
        );
    }

    [Fact]
    public void Without_the_marks_it_is_read_by_its_names()
    {
        var bytes = With(Written(Model()), UnitSheet, s =>
            Regex.Replace(s, "<(x:)?c r=\"A[0-9]+\"[^>]*>.*?</(x:)?c>", "")
        );

        Assert.Empty(Read(bytes).Problems);
        Assert.Equal(
            WorkbookRoundTripTests.Shown(Read(Written(Model())).Values),
            WorkbookRoundTripTests.Shown(Read(bytes).Values)
        );
    }

    [Fact]
    public void A_column_moved_with_its_mark_is_read_where_it_stands_now() =>
        Assert.Equal(
            WorkbookRoundTripTests.Shown(Read(Written(Model("""{ "B1": 4, "F1": "lời" }"""))).Values),
            WorkbookRoundTripTests.Shown(
                Read(
                    With(Written(Model("""{ "B1": 4, "F1": "lời" }""")), UnitSheet, s =>
                        Regex.Replace(s, "r=\"E([0-9]+)\"", "r=\"J$1\"")
                    )
                ).Values
            )
        );

    [Fact]
    public void A_value_cut_and_pasted_to_another_line_belongs_to_the_line_it_stands_on()
    {
        // Excel takes the name along with what is cut.
        var written = Written(Model("""{ "B1": 4 }"""));
        var (from, to) = (CellOf("B1"), CellOf("P1"));
        var bytes = With(written, UnitSheet, s =>
            SetCell(SetCell(s, from, $"<c r=\"{from}\"/>"), to, $"<c r=\"{to}\"><v>4</v></c>")
        );
        bytes = With(bytes, "xl/workbook.xml", w =>
            w.Replace($"${from[0]}${from[1..]}<", $"${to[0]}${to[1..]}<", StringComparison.Ordinal)
        );

        Assert.Equal("P1: 4", WorkbookRoundTripTests.Shown(Read(bytes).Values));
    }

    [Fact]
    public void A_cell_merged_with_another_column_is_read_and_two_lines_merged_are_refused()
    {
        string Merged(string sheet, string range) =>
            Regex.Replace(sheet, "<(x:)?dataValidations", m =>
                $"<{m.Groups[1].Value}mergeCells count=\"1\"><{m.Groups[1].Value}mergeCell ref=\"{range}\"/></{m.Groups[1].Value}mergeCells>{m.Value}"
            );
        var (b1, p1) = (CellOf("B1"), CellOf("P1"));
        var wide = With(Written(Model("""{ "B1": 4 }""")), UnitSheet, s => Merged(s, $"{b1}:F{b1[1..]}"));
        var tall = With(Written(Model("""{ "B1": 4 }""")), UnitSheet, s => Merged(s, $"{b1}:{p1}"));

        Assert.Equal("B1: 4", WorkbookRoundTripTests.Shown(Read(wide).Values));
        Assert.Equal(("P1", "merged"), (Assert.Single(Read(tall).Problems).Path, Read(tall).Problems[0].Code));
        Assert.Equal("B1: 4", WorkbookRoundTripTests.Shown(Read(tall).Values));
    }

    [Fact]
    public void Of_another_unit_period_or_form_the_file_is_refused_with_both_names()
    {
        var bytes = Written(Model());

        Assert.Contains("Đơn vị 20005", Refusal(() => Read(bytes, "20005"), "workbook-other").Vi);
        Assert.Contains(
            "q1",
            Refusal(
                () =>
                    WorkbookReader.Read(
                        bytes,
                        Expected() with
                        {
                            Period = "q2",
                            PeriodName = Same("Quý II"),
                        },
                        Budget()
                    ),
                "workbook-other"
            ).Vi
        );
        Refusal(() => WorkbookReader.Read(bytes, Expected() with { Obligation = "plan" }, Budget()), "workbook-other");
        Refusal(
            () =>
                Read(
                    With(
                        With(bytes, UnitSheet, s => s.Replace("pm:", "", StringComparison.Ordinal)),
                        "xl/worksheets/sheet3.xml",
                        s => s.Replace("pm:", "", StringComparison.Ordinal)
                    )
                ),
            "workbook-foreign"
        );
    }

    [Fact]
    public void Of_another_version_of_the_form_what_means_the_same_is_read_and_the_rest_is_named()
    {
        var later = Everything with
        {
            Version = 4,
            Sections =
            [
                Everything.Sections[0],
                Everything.Sections[1] with
                {
                    Fields =
                    [
                        .. Everything
                            .Sections[1]
                            .Fields.Where(f => f.Code != "P1")
                            .Select(f => f.Code == "E2" ? f with { Measure = Same("triệu đồng") } : f),
                        Field("B9", FieldType.Count, Aggregation.Sum),
                    ],
                },
            ],
        };
        var expected = Expected(form: later) with { Earlier = v => v == 3 ? Everything : null };

        var reading = WorkbookReader.Read(Written(Model("""{ "B1": 4, "P1": 5, "E2": 6 }""")), expected, Budget());

        Assert.Equal("B1: 4", WorkbookRoundTripTests.Shown(reading.Values));
        Assert.Equal(3, reading.FormVersion);
        Assert.Superset(
            new HashSet<(string, string)> { ("P1", "not-in-form"), ("E2", "not-same"), ("B9", "line-missing") },
            reading.Problems.Select(p => (p.Path, p.Code)).ToHashSet()
        );
        Assert.All(reading.Problems, p => Assert.Equal(Severity.Warning, p.Severity));
    }

    [Theory]
    [InlineData("""{ "A2": {"numerator":1,"denominator":2} }""", "A2.denominator", "A2.denominator")]
    [InlineData("""{ "D1": {"number":"1/QĐ","date":"2023-01-02"} }""", "D1.date", "D1.date")]
    [InlineData("""{ "K1": {"yes":true,"evidence":"1/QĐ"} }""", "K1", "K1")]
    public void Half_a_value_is_refused_at_the_cell_that_is_empty(string values, string emptied, string told)
    {
        var cell = CellOf(emptied);
        var reading = Read(With(Written(Model(values)), UnitSheet, s => SetCell(s, cell, $"<c r=\"{cell}\"/>")));

        var problem = Assert.Single(reading.Problems);
        Assert.Equal((told, cell, Severity.Error), (problem.Path, problem.Cell, problem.Severity));
        Assert.Empty(reading.Values);
    }

    private static Text Refusal(Action act, string code)
    {
        var problem = Assert.Throws<ProblemException>(act).Problem;
        Assert.Equal(code, problem.Code);
        return problem.Sentence;
    }

    private static WorkbookReading ReadCell(string path, string cell, byte[]? workbook = null)
    {
        var at = CellOf(path);
        return Read(
            With(workbook ?? Written(Model()), UnitSheet, s =>
                SetCell(s, at, string.Format(System.Globalization.CultureInfo.InvariantCulture, cell, at))
            )
        );
    }

    private static string TextCell(string text) =>
        $"<c r=\"{{0}}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>";
}
