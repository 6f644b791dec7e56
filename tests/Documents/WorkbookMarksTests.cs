using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PlanMonitor.Documents.Workbook.Mark;
using static PlanMonitor.Tests.Documents.WorkbookCase;

namespace PlanMonitor.Tests.Documents;

/// <summary>The same file comes back with what is wrong marked.</summary>
public sealed class WorkbookMarksTests
{
    private const string UnitSheet = "xl/worksheets/sheet2.xml";

    [Fact]
    public void Wrong_cells_are_coloured_and_commented_and_listed_and_nothing_else_changes()
    {
        var (bytes, marked) = (Broken(), Marked(Broken()));

        Assert.Empty(Errors(marked));
        Assert.Equal(SheetData(bytes), SheetData(marked));
        var sheet = Part(marked, UnitSheet);
        Assert.Matches($"conditionalFormatting sqref=\"{CellOf("B1")} {CellOf("N1")}\"", sheet);
        var comments = Part(marked, "xl/comments1.xml");
        Assert.Contains($"ref=\"{CellOf("B1")}\"", comments);
        Assert.Contains("Bằng không thì nhập 0", comments);
        Assert.Equal(2, Regex.Count(Part(marked, "xl/drawings/vmlDrawing1.vml"), "ObjectType=\"Note\""));
        var summary = Part(marked, "xl/worksheets/sheet4.xml");
        Assert.Contains("Không đọc được ngày", summary);
        Assert.Contains($"!{CellOf("N1")}", summary);
        Assert.Equal(Formats(bytes), Formats(marked)[..Formats(bytes).Count]);
    }

    [Fact]
    public void The_marked_file_reads_like_the_one_that_came() =>
        Assert.Equal(Read(Broken()).Problems, Read(Marked(Broken())).Problems);

    [Fact]
    public void Marks_of_an_earlier_time_are_taken_away()
    {
        var (b1, n1) = (CellOf("B1"), CellOf("N1"));
        var corrected = With(Marked(Broken()), UnitSheet, s => SetCell(s, b1, $"<c r=\"{b1}\"><v>5</v></c>"));

        var again = Marked(corrected);

        Assert.Empty(Errors(again));
        Assert.Matches($"conditionalFormatting sqref=\"{n1}\"", Part(again, UnitSheet));
        Assert.DoesNotContain($"ref=\"{b1}\"", Part(again, "xl/comments1.xml"));
        Assert.Equal(1, Regex.Count(Part(again, "xl/drawings/vmlDrawing1.vml"), "ObjectType=\"Note\""));
        Assert.DoesNotContain("Bằng không", Part(again, "xl/worksheets/sheet4.xml"));
        Assert.DoesNotContain("sheetPM2", Part(again, "[Content_Types].xml"));
    }

    [Fact]
    public void A_comment_somebody_wrote_stays_and_ours_stands_below()
    {
        var broken = Broken();
        var theirs = WorkbookMarks.Mark(
            broken,
            [new("Phường Tứ Hạ", CellOf("B1"), "B1", "x", Given.Same("hỏi lại thôn"))],
            Given.Budget()
        );
        theirs = With(theirs, "xl/comments1.xml", c => c.Replace("PlanMonitor: ", "", StringComparison.Ordinal));

        var (marked, cleaned) = (Marked(theirs), Marked(Marked(theirs)));

        Assert.Empty(Errors(marked));
        Assert.Equal(Part(marked, "xl/comments1.xml"), Part(cleaned, "xl/comments1.xml"));
        Assert.Matches("hỏi lại thôn.*PlanMonitor: ", Part(marked, "xl/comments1.xml").ReplaceLineEndings(" "));
        Assert.Equal(2, Regex.Count(Part(marked, "xl/drawings/vmlDrawing1.vml"), "ObjectType=\"Note\""));
    }

    [Slow]
    [LibreOfficeFact]
    public void A_file_another_program_has_saved_is_marked_and_the_marks_survive_the_next_saving()
    {
        var saved = LibreOfficeFactAttribute.Convert(Broken(), "xlsx");
        var marked = Marked(saved);
        var again = LibreOfficeFactAttribute.Convert(marked, "xlsx");

        Assert.Equal(Read(saved).Problems, Read(again).Problems);
        Assert.Equal(SheetData(saved), SheetData(marked));
        var remarked = Marked(again);
        Assert.Single(Regex.Matches(Part(remarked, UnitSheet), "<conditionalFormatting "));
        Assert.Equal(2, Regex.Count(AllComments(remarked), "<comment "));
        Assert.StartsWith(
            "%PDF",
            System.Text.Encoding.ASCII.GetString(LibreOfficeFactAttribute.Convert(remarked, "pdf"), 0, 4)
        );
    }

    private static string AllComments(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(
            zip.Entries.Where(e => e.FullName.Contains("/comments", StringComparison.Ordinal))
                .Select(e => Part(bytes, e.FullName))
        );
    }

    private static byte[] Broken() =>
        With(Written(Model()), UnitSheet, s =>
            SetCell(SetCell(s, CellOf("B1"), Text("B1", "-")), CellOf("N1"), Text("N1", "tháng 3"))
        );

    private static string Text(string path, string text) =>
        $"<c r=\"{CellOf(path)}\" t=\"inlineStr\" s=\"9\"><is><t>{text}</t></is></c>";

    private static byte[] Marked(byte[] bytes) => WorkbookMarks.Mark(bytes, Read(bytes).Problems, Given.Budget());

    private static string SheetData(byte[] bytes) =>
        XDocument
            .Parse(Part(bytes, UnitSheet))
            .Root!.Elements()
            .Single(e => e.Name.LocalName == "sheetData")
            .ToString(SaveOptions.DisableFormatting);

    private static List<string> Formats(byte[] bytes) =>
        [
            .. Regex
                .Matches(
                    Regex
                        .Match(Part(bytes, "xl/styles.xml"), "<(x:)?cellXfs.*</(x:)?cellXfs>", RegexOptions.Singleline)
                        .Value,
                    "<(x:)?xf .*?</(x:)?xf>",
                    RegexOptions.Singleline
                )
                .Select(m => m.Value),
        ];
}
