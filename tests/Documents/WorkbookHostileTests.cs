using System.IO.Compression;
using System.Text;
using PlanMonitor.Tests.Files;
using static PlanMonitor.Tests.Documents.WorkbookCase;

namespace PlanMonitor.Tests.Documents;

/// <summary>Workbooks made to harm: refused with a clear problem, quickly and in little memory.</summary>
public sealed class WorkbookHostileTests
{
    private const string UnitSheet = "xl/worksheets/sheet2.xml";
    private static readonly byte[] Good = Written(Model());

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked() =>
        Refused(
            "workbook-too-large",
            Zipped(
                ("[Content_Types].xml", Part(Good, "[Content_Types].xml")),
                ("xl/media/a.bin", new string('0', 30_000_000))
            )
        );

    [Fact]
    public void A_bomb_that_lies_about_its_size_is_not_unpacked_either()
    {
        var bomb = With(Good, UnitSheet, s =>
            s.Replace("</sheetData>", new string(' ', 20_000_000) + "</sheetData>", StringComparison.Ordinal)
        );
        // The size unpacked, as the central directory claims it: 1,000 bytes.
        var at = Find(bomb, Encoding.ASCII.GetBytes(UnitSheet), from: bomb.Length / 2) - 46 + 24;
        BitConverter.GetBytes(1_000).CopyTo(bomb, at);

        Refused("workbook-unreadable", bomb);
    }

    [Fact]
    public void Too_many_parts_are_refused() =>
        Refused("workbook-too-large", Zipped([.. Enumerable.Range(0, 2_500).Select(i => ($"xl/p{i}.xml", "a"))]));

    [Fact]
    public void A_million_rows_are_refused() =>
        Refused(
            "workbook-too-large",
            With(Good, UnitSheet, s =>
                s.Replace(
                    "</sheetData>",
                    string.Concat(
                        Enumerable
                            .Range(1000, 1_000_000)
                            .Select(r => $"<row r=\"{r}\"><c r=\"A{r}\"><v>1</v></c></row>")
                    ) + "</sheetData>",
                    StringComparison.Ordinal
                )
            )
        );

    [Fact]
    public void More_cells_than_a_form_can_have_are_refused() =>
        Refused(
            "workbook-too-large",
            With(Good, UnitSheet, s =>
                s.Replace(
                    "</sheetData>",
                    string.Concat(Enumerable.Range(1000, 210_000).Select(r => $"<row><c><v>{r}</v></c></row>"))
                        + "</sheetData>",
                    StringComparison.Ordinal
                )
            )
        );

    [Fact]
    public void A_document_type_is_not_expanded() =>
        Refused(
            "workbook-unreadable",
            With(Good, UnitSheet, s =>
                "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                + s[(s.IndexOf("?>", StringComparison.Ordinal) + 2)..]
                    .Replace("Phường Tứ Hạ", "&a;", StringComparison.Ordinal)
            )
        );

    [Theory]
    [InlineData("xl/vbaProject.bin", "workbook-macros")]
    [InlineData("xl/macrosheets/sheet1.xml", "workbook-macros")]
    [InlineData("xl/activeX/activeX1.bin", "workbook-macros")]
    [InlineData("xl/externalLinks/externalLink1.xml", "workbook-links")]
    [InlineData("xl/connections.xml", "workbook-links")]
    public void What_could_act_or_reach_out_is_refused(string part, string code) =>
        Refused(code, With(Good, part, _ => "<a/>"));

    [Fact]
    public void A_workbook_that_may_carry_macros_is_refused() =>
        Refused(
            "workbook-macros",
            With(Good, "[Content_Types].xml", t =>
                t.Replace(
                    "officedocument.spreadsheetml.sheet.main",
                    "ms-excel.sheet.macroEnabled.main",
                    StringComparison.Ordinal
                )
            )
        );

    [Theory]
    [InlineData("workbook-old", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4 })]
    [InlineData("workbook-unreadable", new byte[] { 1, 2, 3 })]
    [InlineData("workbook-unreadable", new byte[0])]
    public void What_is_no_workbook_is_refused(string code, byte[] bytes) => Refused(code, bytes);

    [Fact]
    public void Only_what_has_a_password_is_said_to_have_one()
    {
        Refused("workbook-locked", FileRulesTests.Ole("EncryptedPackage"));
        Refused("workbook-old", FileRulesTests.Ole("Workbook"));
    }

    [Fact]
    public void More_bytes_than_ten_million_are_refused() => Refused("workbook-too-large", new byte[11 * 1024 * 1024]);

    [Fact]
    public void Two_parts_of_one_name_are_refused() =>
        Refused("workbook-unreadable", Zipped(("[Content_Types].xml", "<a/>"), ("[content_types].xml", "<a/>")));

    [Fact]
    public void Another_workbook_is_refused() =>
        Refused("workbook-foreign", With(With(Good, UnitSheet, _ => Empty), "xl/worksheets/sheet3.xml", _ => Empty));

    [Fact]
    public void A_text_in_endless_pieces_is_refused() =>
        Refused(
            "workbook-unreadable",
            With(Good, UnitSheet, s =>
                SetCell(
                    s,
                    CellOf("B1"),
                    $"<c r=\"{CellOf("B1")}\" t=\"inlineStr\"><is>{string.Concat(Enumerable.Repeat("<r><t>aa</t></r>", 100_000))}</is></c>"
                )
            )
        );

    [Theory]
    [InlineData("<c r=\"E9\" t=\"s\"><v>99999999</v></c>")]
    [InlineData("<c r=\"E9\"><v>")]
    [InlineData("<mergeCell ref=\"XFE1:ZZZZ99999999999\"/><c r=\"ZZZZZZ99999999999999\"><v>1</v></c>")]
    public void Nonsense_in_a_sheet_is_a_problem_or_nothing_and_never_a_crash(string nonsense)
    {
        var bytes = With(Good, UnitSheet, s =>
            s.Replace("</sheetData>", $"<row>{nonsense}</row></sheetData>", StringComparison.Ordinal)
        );
        try
        {
            Read(bytes);
        }
        catch (ProblemException e)
        {
            Assert.Equal("workbook-unreadable", e.Problem.Code);
        }
    }

    private const string Empty =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>";

    /// <summary>Refused with this code, within 300 MB of what is allotted.</summary>
    private static void Refused(string code, byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(code, Assert.Throws<ProblemException>(() => Read(bytes)).Problem.Code);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300_000_000);
    }

    private static byte[] Zipped(params (string Name, string Content)[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }
        return bytes.ToArray();
    }

    private static int Find(byte[] bytes, byte[] wanted, int from) => from + bytes.AsSpan(from).LastIndexOf(wanted);
}
