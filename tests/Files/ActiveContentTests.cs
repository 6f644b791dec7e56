using System.IO.Compression;
using System.Text;

namespace PlanMonitor.Tests.Files;

/// <summary>What acts when a file is opened is refused by its name; what only looks so is taken.</summary>
public sealed class ActiveContentTests
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    [Theory]
    [InlineData("attachedTemplate", "http://x.example/m.dotm", "mẫu văn bản (template)")]
    [InlineData("attachedTemplate", @"\\10.0.0.1\m\m.dotm", "mẫu văn bản (template)")]
    [InlineData("attachedTemplate", "file://may-khac/m.dotx", "mẫu văn bản (template)")]
    [InlineData("image", "https://x.example/p.png", "nội dung lấy từ nơi khác")]
    [InlineData("frame", "khac.htm", "nội dung lấy từ nơi khác")]
    [InlineData("subDocument", "con.docx", "nội dung lấy từ nơi khác")]
    [InlineData("oleObject", "http://x.example/o", "đối tượng nhúng (OLE)")]
    [InlineData("attachedTemplate", "file:///C:/Users/a/AppData/Roaming/Microsoft/Templates/Mau.dotx", null)]
    [InlineData("hyperlink", "https://thuathienhue.gov.vn/", null)]
    [InlineData("hyperlink", "mailto:ldtbxh@huongtra.gov.vn", null)]
    public void What_is_fetched_from_elsewhere_is_refused(string kind, string target, string? says) =>
        Judged(says, Docx(("word/_rels/settings.xml.rels", Relation(kind, target, " TargetMode=\"External\""))));

    [Theory]
    [InlineData("oleObject", "đối tượng nhúng (OLE)")]
    [InlineData("control", "ActiveX")]
    [InlineData("aFChunk", "altChunk")]
    [InlineData("vbaProject", "macro")]
    [InlineData("header", null)]
    public void What_is_inside_and_acts_is_refused(string kind, string? says) =>
        Judged(says, Docx(("word/_rels/document.xml.rels", Relation(kind, "x", ""))));

    [Theory]
    [InlineData("DDEAUTO c:\\\\windows\\\\cmd.exe \"/k calc\"", "DDE")]
    [InlineData(" dde Excel A1", "DDE")]
    [InlineData("QUOTE 68 68 69 65", "DDE")]
    [InlineData("PAGE \\* MERGEFORMAT", null)]
    [InlineData("HYPERLINK \"https://x.example/\"", null)]
    public void A_field_that_starts_a_program_is_refused(string code, string? says)
    {
        var (half, rest) = (code[..2], code[2..]);
        var pieces =
            $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{Escaped(half)}</w:instrText></w:r><w:r><w:instrText>{Escaped(rest)}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        Judged(says, Docx(("word/header1.xml", $"<w:hdr xmlns:w=\"w\">{pieces}</w:hdr>")));
        Judged(
            says,
            Docx(("word/footnotes.xml", $"<w:p xmlns:w=\"w\"><w:fldSimple w:instr=\"{Escaped(code)}\"/></w:p>"))
        );
    }

    [Fact]
    public void A_chart_may_have_its_workbook_inside_and_nothing_else_may_lie_there()
    {
        var workbook = Package(Sheet, "/xl/workbook.xml", ("xl/workbook.xml", "<a/>"));
        Judged(null, Docx([], ("word/embeddings/Microsoft_Excel_Sheet1.xlsx", workbook)));
        Judged("đối tượng nhúng (OLE)", Docx([], ("word/embeddings/oleObject1.bin", [0xD0, 0xCF, 0x11, 0xE0])));
        var withMacros = Package(
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
            "/xl/workbook.xml",
            ("xl/workbook.xml", "<a/>")
        );
        Judged("macro", Docx([], ("word/embeddings/a.xlsx", withMacros)));
        Judged("chương trình", Docx([], ("word/embeddings/a.exe", [1])));
    }

    [Fact]
    public void A_spreadsheet_that_calls_a_program_or_another_source_is_refused()
    {
        Judged(
            "DDE",
            Xlsx(("xl/externalLinks/externalLink1.xml", "<externalLink><ddeLink ddeService=\"cmd\"/></externalLink>"))
        );
        Judged(null, Xlsx(("xl/externalLinks/externalLink1.xml", "<externalLink><externalBook/></externalLink>")));
        Judged("kết nối dữ liệu", Xlsx(("xl/connections.xml", "<connections/>")));
        Judged("macro", Xlsx(("xl/macrosheets/sheet1.xml", "<a/>")));
    }

    [Fact]
    public void A_macro_type_is_found_wherever_it_stands_in_the_list()
    {
        var many = string.Concat(
            Enumerable
                .Range(0, 4_000)
                .Select(i =>
                    $"<Override PartName=\"/word/n{i}.xml\" ContentType=\"application/x-{new string('y', 80)}{i}\"/>"
                )
        );
        var types = many + "<Override PartName=\"/word/v.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>";
        Assert.True(types.Length > 300 * 1024);
        var content = Package(Document, "/word/document.xml", types, ("word/document.xml", Body), ("word/v.bin", "x"));

        Assert.Equal("file-macros", Check(FileType.Docx, content)?.Code);
    }

    [Fact]
    public void The_test_file_of_EICAR_is_found_in_a_file_and_in_a_part_of_it()
    {
        // In two halves: no scanner is to take this test for it.
        var eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[70_000], .. Encoding.ASCII.GetBytes(eicar)];

        Assert.Equal("file-infected", Check(FileType.Jpeg, jpeg)?.Code);
        Assert.Equal("file-infected", Check(FileType.Docx, Docx(("word/media/a.txt", eicar)))?.Code);
        Assert.Null(Check(FileType.Docx, Docx(("word/media/a.txt", eicar[..40]))));
    }

    private const string Body = "<w:document xmlns:w=\"w\"/>";

    private static void Judged(string? says, byte[] content)
    {
        var type =
            Encoding.ASCII.GetString(content).Contains("xl/workbook.xml", StringComparison.Ordinal)
            && !Encoding.ASCII.GetString(content).Contains("word/document.xml", StringComparison.Ordinal)
                ? FileType.Xlsx
                : FileType.Docx;
        var problem = Check(type, content);
        if (says is null)
        {
            Assert.Null(problem);
            return;
        }
        Assert.Equal("file-active", problem?.Code);
        Assert.Contains(says, problem!.Sentence.Vi, StringComparison.Ordinal);
    }

    private static Problem? Check(FileType type, byte[] content) =>
        FileRules.CheckContent(type, new MemoryStream(content), (_, _) => null, Given.Budget());

    private static string Relation(string kind, string target, string mode) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/{kind}\" Target=\"{target}\"{mode}/></Relationships>";

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(text);

    private static byte[] Docx(params (string Name, string Text)[] parts) => Docx(parts, []);

    private static byte[] Docx((string Name, string Text)[] parts, params (string Name, byte[] Bytes)[] more) =>
        Package(Document, "/word/document.xml", "", [("word/document.xml", Body), .. parts], more);

    private static byte[] Xlsx(params (string Name, string Text)[] parts) =>
        Package(Sheet, "/xl/workbook.xml", "", [("xl/workbook.xml", "<a/>"), .. parts], []);

    private static byte[] Package(string type, string part, params (string Name, string Text)[] parts) =>
        Package(type, part, "", parts, []);

    private static byte[] Package(string type, string part, string types, params (string Name, string Text)[] parts) =>
        Package(type, part, types, parts, []);

    private static byte[] Package(
        string type,
        string part,
        string types,
        (string Name, string Text)[] parts,
        (string Name, byte[] Bytes)[] more
    )
    {
        var list =
            $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"{part}\" ContentType=\"{type}\"/>{types}</Types>";
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var all = parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Text))).Concat(more);
            foreach (var (name, content) in all.Prepend(("[Content_Types].xml", Encoding.UTF8.GetBytes(list))))
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }
}
