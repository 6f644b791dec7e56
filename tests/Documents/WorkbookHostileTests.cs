using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using PlanMonitor.Documents.Workbook.Lines;
using PlanMonitor.Documents.Workbook.Mark;
using PlanMonitor.Documents.Workbook.Read;
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

    [Theory]
    [InlineData(20_000)]
    [InlineData(40_000)]
    public void Names_and_stamps_are_looked_through_once(int many)
    {
        var budget = Given.Budget();
        var (wanted, form) = (Expected(), Expected().Form);
        var stamp =
            $"pm:sheet|{wanted.Cycle}|{wanted.Obligation}|{wanted.Period}|{wanted.Unit}|{form.Id}|{form.Version}";

        Assert.NotNull(WorkbookReader.Read(Crowded(many, stamp), wanted, budget));

        // A name is some 70 bytes, a stamp some 120; each is read and looked at a few times.
        Assert.InRange(budget.Taken, many, 600L * many + 2_000_000);
    }

    [Fact]
    public void A_list_of_content_types_as_long_as_it_may_be_is_read_once()
    {
        var budget = Given.Budget();
        var entries = string.Concat(
            Enumerable
                .Range(0, 45_000)
                .Select(i => $"<Override PartName=\"/xl/x{i}.xml\" ContentType=\"application/x-{i}\"/>")
        );
        var bytes = With(Good, "[Content_Types].xml", t =>
            t.Replace("</Types>", entries + "</Types>", StringComparison.Ordinal)
        );
        var before = GC.GetAllocatedBytesForCurrentThread();

        WorkbookMarks.Mark(bytes, [new("Phường Tứ Hạ", CellOf("B1"), "B1", "x", Given.Same("sai"))], budget);

        Assert.InRange(budget.Taken, entries.Length, 4L * entries.Length + 2_000_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 150_000_000);
    }

    [Fact]
    public void A_sheet_of_a_million_empty_cells_is_marked_in_little_memory()
    {
        var rows = string.Concat(
            Enumerable
                .Range(2_000, 20_000)
                .Select(r => $"<row r=\"{r}\">{string.Concat(Enumerable.Repeat("<c s=\"1\"/>", 50))}</row>")
        );
        var bytes = With(Good, UnitSheet, s =>
            s.Replace("</sheetData>", rows + "</sheetData>", StringComparison.Ordinal)
        );
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problems = new CellProblem[] { new("Phường Tứ Hạ", CellOf("B1"), "B1", "x", Given.Same("sai")) };
        var marked = WorkbookMarks.Mark(bytes, problems, Given.Budget());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 150_000_000);
        Assert.Contains("conditionalFormatting", Part(marked, UnitSheet), StringComparison.Ordinal);
        Assert.Equal(Regex.Count(Part(bytes, UnitSheet), "<c "), Regex.Count(Part(marked, UnitSheet), "<c "));
    }

    [Fact]
    public void More_copies_of_a_sheet_than_anybody_makes_are_refused()
    {
        var copies = Enumerable
            .Range(0, 30)
            .Select(i => $"<sheet name=\"c{i}\" sheetId=\"{100 + i}\" r:id=\"rIdC{i}\"/>");
        var links = Enumerable
            .Range(0, 30)
            .Select(i => $"<Relationship Id=\"rIdC{i}\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/>");
        var bytes = With(Good, "xl/_rels/workbook.xml.rels", t =>
            t.Replace("</Relationships>", string.Concat(links) + "</Relationships>", StringComparison.Ordinal)
        );
        bytes = With(bytes, "xl/workbook.xml", t =>
            Regex.Replace(
                t,
                "</(x:)?sheets>",
                string.Concat(copies).Replace("<sheet ", "<$1sheet ", StringComparison.Ordinal) + "</$1sheets>"
            )
        );

        Refused("workbook-too-large", bytes);
    }

    [Fact]
    public void What_takes_too_long_or_too_much_is_refused()
    {
        var slow = new ReadBudget(new Turning(() => { }), default) { Time = TimeSpan.FromSeconds(3) };
        var small = new ReadBudget(TimeProvider.System, default) { Steps = 1_000 };
        var poor = new ReadBudget(TimeProvider.System, default) { Memory = 1_000 };
        foreach (var budget in new[] { slow, small, poor })
        {
            var refused = Assert.Throws<ProblemException>(() => WorkbookReader.Read(Good, Expected(), budget));
            Assert.Equal("workbook-too-large", refused.Problem.Code);
        }
    }

    [Fact]
    public void Reading_ends_with_the_request()
    {
        using var request = new CancellationTokenSource();
        var asked = 0;
        var clock = new Turning(() =>
        {
            if (++asked == 3)
                request.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() =>
            WorkbookReader.Read(Good, Expected(), new(clock, request.Token) { Time = TimeSpan.MaxValue })
        );
    }

    /// <summary>A second goes by whenever somebody looks.</summary>
    private sealed class Turning(Action looked) : TimeProvider
    {
        private long seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp()
        {
            looked();
            return seconds++;
        }
    }

    /// <summary>As many names as stamps of one unit, on the sheet of another.</summary>
    private static byte[] Crowded(int many, string stamp)
    {
        var names = string.Concat(
            Enumerable.Range(0, many).Select(i => $"<definedName name=\"n{i}\">'Phường Tứ Hạ'!$A${i + 1}</definedName>")
        );
        var rows = string.Concat(
            Enumerable
                .Range(2_000, many)
                .Select(r => $"<row r=\"{r}\"><c r=\"A{r}\" t=\"inlineStr\"><is><t>{stamp}</t></is></c></row>")
        );
        var named = With(Good, "xl/workbook.xml", t =>
            Regex.Replace(
                t,
                "</(x:)?definedNames>",
                names.Replace("definedName", "$1definedName", StringComparison.Ordinal) + "</$1definedNames>"
            )
        );
        return With(named, "xl/worksheets/sheet3.xml", s =>
            s.Replace("</sheetData>", rows + "</sheetData>", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_package_whose_list_is_damaged_is_refused()
    {
        // How many parts there are, as the end of the file says it (APPNOTE 4.3.16).
        var damaged = Good.ToArray();
        damaged[Find(damaged, [0x50, 0x4B, 0x05, 0x06], from: 0) + 10] ^= 0x15;
        Refused("workbook-unreadable", damaged);
    }

    [Theory]
    [InlineData("<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>")]
    [InlineData("no XML")]
    [InlineData("<a/>")]
    public void Comments_that_another_program_left_unfinished_are_no_fault(string comments)
    {
        CellProblem[] problems = [new("Phường Tứ Hạ", CellOf("B1"), "B1", "x", Given.Same("sai"))];
        var marked = WorkbookMarks.Mark(Good, problems, Given.Budget());
        var damaged = With(marked, "xl/comments1.xml", _ => comments);

        Assert.Contains(
            "conditionalFormatting",
            Part(WorkbookMarks.Mark(damaged, problems, Given.Budget()), UnitSheet),
            StringComparison.Ordinal
        );
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
