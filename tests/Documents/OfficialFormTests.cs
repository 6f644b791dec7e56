using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using PlanMonitor.Documents.Model;
using PlanMonitor.Documents.Report;
using PlanMonitor.Documents.Texts;
using static PlanMonitor.Tests.Given;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PlanMonitor.Tests.Documents;

/// <summary>What a chief of office would cross out (NĐ 30/2020/NĐ-CP, Phụ lục I) does not stand in a document.</summary>
public sealed class OfficialFormTests
{
    private static readonly UnitDirectory Units = new(Given.HuongTra.Units);

    [Theory]
    [InlineData("480", "", "ỦY BAN NHÂN DÂN|THỊ XÃ HƯƠNG TRÀ", "BC-UBND", "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH")]
    [InlineData("480-tuphap", "ỦY BAN NHÂN DÂN|THỊ XÃ HƯƠNG TRÀ", "PHÒNG TƯ PHÁP", "BC-TP", "TRƯỞNG PHÒNG")]
    [InlineData(
        "480-congan",
        "CÔNG AN TỈNH THỪA THIÊN HUẾ",
        "CÔNG AN THỊ XÃ HƯƠNG TRÀ",
        "BC-CATX",
        "TRƯỞNG CÔNG AN THỊ XÃ"
    )]
    [InlineData("480-yte", "SỞ Y TẾ TỈNH THỪA THIÊN HUẾ", "TRUNG TÂM Y TẾ THỊ XÃ HƯƠNG TRÀ", "BC-TTYT", "GIÁM ĐỐC")]
    public void The_boxes_come_from_the_register(
        string unit,
        string superior,
        string issuer,
        string symbol,
        string signature
    )
    {
        var body = IssuingBody.Of(Units, unit);

        Assert.Equal(superior, string.Join('|', body.Superior));
        Assert.Equal(issuer, string.Join('|', body.Lines));
        Assert.Equal(symbol, body.SymbolOf("BC"));
        Assert.Equal(signature, string.Join('|', body.Signature));
        Assert.Equal("Hương Trà", body.Place);
    }

    /// <summary>Every body of every shipped plan: no line of its box is longer than the box, no proper name is parted.</summary>
    [Fact]
    public void No_name_is_broken_on_its_lines()
    {
        var units = SeedPlans.SelectMany(plan => plan.Units).DistinctBy(u => u.Code).ToList();
        var directory = new UnitDirectory(units);
        string[] names = ["THỪA THIÊN HUẾ", "HƯƠNG TRÀ", "THÁI NGUYÊN", "QUẢNG NAM"];
        var bodies = units.Where(u => u.Kind != UnitKind.Commune || names.Any(Named(u))).ToList();
        Assert.InRange(bodies.Count, 40, 10_000);
        foreach (var unit in bodies)
        {
            var body = IssuingBody.Of(directory, unit.Code);
            var heading = Commune.Model().Heading with { Superior = body.Superior, Issuer = body.Lines };
            var lines = Left(Commune.Model() with { Heading = heading });
            var whole = string.Join(' ', lines);

            Assert.All(lines, line => Assert.InRange(WidthOf(line, 13), 0, 62.0));
            Assert.Equal(string.Join(' ', [.. body.Superior, .. body.Lines]), whole);
            foreach (var name in names.Where(n => whole.Contains(n, StringComparison.Ordinal)))
                Assert.Contains(lines, line => line.Contains(name, StringComparison.Ordinal));
        }
    }

    private static Func<string, bool> Named(Unit unit) =>
        name => unit.Name.Vi.EndsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>13 digits are the national budget; each figure stands on one line of its cell.</summary>
    [Fact]
    public void No_figure_is_broken()
    {
        const long most = 1_234_567_890_123;
        var report = HuongTra.Model();
        var figures = report.Figures with
        {
            Cells = [.. report.Figures.Cells.Select(c => c.Number is null ? c : c with { Number = most })],
        };
        var unit = Commune.Model() with
        {
            Values = Commune
                .Model()
                .Values.ToDictionary(v => v.Key, v => v.Value.Number is null ? v.Value : FormValue.Of(most)),
        };

        var seen = AssertFit(Written(report with { Figures = figures })) + AssertFit(Written(unit));

        Assert.InRange(seen, 10, 10_000);
    }

    [Fact]
    public void Without_targets_there_is_no_table_of_them_and_the_items_are_counted_anew()
    {
        var model = HuongTra.Model() with { Targets = [] };
        var form = model.Form with { Sections = [.. model.Form.Sections.Skip(1)] };

        var read = new ReadDocument(model with { Form = form });

        Assert.DoesNotContain("Chỉ tiêu", read.Paragraphs);
        Assert.DoesNotContain(read.Paragraphs, p =>
            p.EndsWith("Kết quả thực hiện các chỉ tiêu", StringComparison.Ordinal)
        );
        Assert.Contains("1. Kết quả thực hiện các nhiệm vụ, giải pháp", read.Paragraphs);
        Assert.Contains("1. Kết quả thực hiện các chỉ tiêu", new ReadDocument(HuongTra.Model()).Paragraphs);
    }

    [Fact]
    public void The_report_says_up_to_which_day_it_speaks_and_its_date_is_of_the_year_it_is_made()
    {
        var read = new ReadDocument(HuongTra.Model());

        Assert.Contains("Số liệu tính đến hết ngày 11/12/2023.", read.Paragraphs);
        Assert.Contains("Hương Trà, ngày       tháng       năm 2024", read.Paragraphs);
        Assert.Contains(
            "Số liệu tính đến hết ngày 11/12/2023.",
            new ReadWorkbook(HuongTra.Model()).Rows["Kết quả"].SelectMany(r => r)
        );
    }

    /// <summary>"Không phát sinh: phường Hương Xuân" under "Khó khăn" tells nobody anything.</summary>
    [Fact]
    public void Who_declared_nil_does_not_stand_among_difficulties_and_proposals()
    {
        var read = new ReadDocument(HuongTra.Model());
        var from = read.Paragraphs.ToList().IndexOf("III. ĐÁNH GIÁ CHUNG");

        Assert.InRange(from, 1, read.Paragraphs.Count);
        Assert.DoesNotContain(read.Paragraphs.Skip(from), p =>
            p.StartsWith("- Không phát sinh:", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("V. KIẾN NGHỊ, ĐỀ XUẤT", "Kiến nghị, đề xuất")]
    [InlineData("VII. GIẢI TRÌNH", "Giải trình")]
    public void A_title_is_not_said_again_under_itself(string heading, string name)
    {
        var field = new Field
        {
            Code = "P1",
            Name = new(name, name),
            Type = FieldType.Narrative,
            Aggregation = Aggregation.Concatenate,
        };
        var section = new FormSection("s", new(heading, heading), [field]);
        var model = Commune.Model() with
        {
            Form = AllTypes.Form with { Sections = [section] },
            Values = new Dictionary<string, FormValue> { ["P1"] = FormValue.Of("Đề nghị hỗ trợ loa.") },
        };

        var read = Written(model);

        Assert.Contains("Đề nghị hỗ trợ loa.", read.Paragraphs);
        Assert.DoesNotContain(name, read.Paragraphs);
    }

    private static IEnumerable<Cycle> SeedPlans =>
        Directory
            .GetFiles(Path.Combine(Root, "templates"), "*.json")
            .Select(file => TemplateReader.Read(File.ReadAllText(file), Days).Cycle!);

    /// <summary>Each figure in a cell of a table against the width of the cell; how many there were.</summary>
    private static int AssertFit(ReadDocument read)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(read.Bytes), false);
        var cells = document.MainDocumentPart!.Document!.Body!.Descendants<W.TableCell>().ToList();
        var figures = cells.Where(c =>
            c.Descendants<W.SdtRun>().Any() && c.GetFirstChild<W.TableCellProperties>()!.GridSpan is null
        );
        var seen = 0;
        foreach (var cell in figures)
        {
            var style = cell.Descendants<W.ParagraphStyleId>().First().Val!.Value!;
            var points = style.StartsWith("Small", StringComparison.Ordinal) ? 10 : 12;
            var twips = int.Parse(
                cell.GetFirstChild<W.TableCellProperties>()!.TableCellWidth!.Width!.Value!,
                CultureInfo.InvariantCulture
            );
            var room = twips * 25.4 / 1440 - 2.4;
            foreach (
                var word in cell.Descendants<W.SdtRun>()
                    .SelectMany(s => s.InnerText.Split(' '))
                    .Where(w => w.Contains("1.234.567.890.123", StringComparison.Ordinal))
            )
            {
                Assert.True(WidthOf(word, points) <= room, $"{word} in {room:0.0} mm");
                seen++;
            }
        }
        return seen;
    }

    /// <summary>Millimetres in Times New Roman Bold, from above: digits are half as wide as high, dots a quarter, capitals at most 0.74 on average.</summary>
    private static double WidthOf(string text, double points) =>
        text.Sum(c =>
            c switch
            {
                ' ' or '.' => 0.25,
                'I' or 'Ị' or 'Ỉ' or '-' => 0.39,
                _ when char.IsAsciiDigit(c) => 0.5,
                _ => 0.7,
            }
        )
        * points
        * 25.4
        / 72;

    /// <summary>The lines of box 2.</summary>
    private static List<string> Left(UnitReportModel model)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Written(model).Bytes), false);
        var box = document.MainDocumentPart!.Document!.Body!.Descendants<W.TableCell>().First();
        return [.. box.Elements<W.Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0)];
    }

    private static ReadDocument Written(UnitReportModel model) => new(s => UnitReportDocument.Write(model, s));

    private static ReadDocument Written(ReportModel model) => new(model);
}
