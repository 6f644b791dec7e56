using System.IO.Compression;
using System.Text;

namespace PlanMonitor.Tests.Files;

public sealed class FileRulesTests
{
    private const string MainPart = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Pdf =
        "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

    private static readonly Dictionary<string, (FileType Type, byte[] Content, string? Problem)> Contents = new()
    {
        ["a PDF"] = (FileType.Pdf, Bytes(Pdf), null),
        ["a PDF with a long body"] = (FileType.Pdf, Bytes(Pdf.Insert(20, new(' ', 300_000))), null),
        ["a PDF without its end"] = (
            FileType.Pdf,
            Bytes(Pdf.Replace("%%EOF", "", StringComparison.Ordinal)),
            "file-type"
        ),
        ["a PDF with a password"] = (
            FileType.Pdf,
            Bytes(Pdf.Replace("/Root", "/Encrypt 5 0 R/Root", StringComparison.Ordinal)),
            "file-encrypted"
        ),
        ["a text named .pdf"] = (FileType.Pdf, Bytes("Kế hoạch triển khai %%EOF"), "file-type"),
        ["a DOCX named .pdf"] = (FileType.Pdf, Docx(), "file-type"),
        ["a password container named .pdf"] = (FileType.Pdf, Ole(), "file-type"),
        ["one byte named .pdf"] = (FileType.Pdf, [0x25], "file-type"),

        ["a DOCX"] = (FileType.Docx, Docx(), null),
        ["a PDF named .docx"] = (FileType.Docx, Bytes(Pdf), "file-type"),
        ["a ZIP named .docx"] = (FileType.Docx, Zip(("readme.txt", "x")), "file-type"),
        ["a spreadsheet named .docx"] = (
            FileType.Docx,
            Docx(contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            "file-type"
        ),
        ["a DOCX with a VBA part"] = (FileType.Docx, Docx("word/vbaProject.bin"), "file-macros"),
        ["a DOCX with a VBA part in other letters"] = (FileType.Docx, Docx("word/VBAPROJECT.BIN"), "file-macros"),
        ["a DOCM named .docx"] = (
            FileType.Docx,
            Docx(contentType: "application/vnd.ms-word.document.macroEnabled.main+xml"),
            "file-macros"
        ),
        ["a DOCX with a VBA content type"] = (
            FileType.Docx,
            Docx(more: "<Override PartName=\"/word/x.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"),
            "file-macros"
        ),
        ["a DOCX with a password"] = (FileType.Docx, Ole(), "file-encrypted"),
        ["a DOCX cut in the middle"] = (FileType.Docx, Docx()[..200], "file-type"),
        ["a DOCX without its first half"] = (FileType.Docx, Docx()[100..], "file-type"),
        ["a ZIP of 6000 entries"] = (
            FileType.Docx,
            Docx([.. Enumerable.Range(0, 6000).Select(i => $"x/{i}")]),
            "file-type"
        ),
        ["an empty stream named .docx"] = (FileType.Docx, [], "file-type"),
    };

    public static TheoryData<string> Named => [.. Contents.Keys];

    [Theory]
    [MemberData(nameof(Named))]
    public void A_file_is_judged_by_what_is_in_it(string name)
    {
        var (type, content, problem) = Contents[name];
        Assert.Equal(problem, FileRules.CheckContent(type, new MemoryStream(content))?.Code);
    }

    [Theory]
    [InlineData("kế hoạch.pdf", FileType.Pdf)]
    [InlineData("Báo cáo (bản 2).DOCX", FileType.Docx)]
    [InlineData("a.pdf", FileType.Pdf)]
    [InlineData("a.exe.pdf", FileType.Pdf)]
    public void A_name_says_which_type_it_claims(string name, FileType type) =>
        Assert.Equal((type, null), FileRules.CheckName(name));

    [Theory]
    [InlineData("", "file-name")]
    [InlineData(".pdf", "file-name")]
    [InlineData("plan", "file-name")]
    [InlineData("plan.doc", "file-name")]
    [InlineData("plan.pdf.exe", "file-name")]
    [InlineData("../plan.pdf", "file-name")]
    [InlineData("..\\plan.pdf", "file-name")]
    [InlineData("plan\0.pdf", "file-name")]
    [InlineData("plan\r\n.pdf", "file-name")]
    [InlineData("plan\u007f.pdf", "file-name")]
    [InlineData("plan\u202efdp.exe.pdf", "file-name")] // right-to-left override
    [InlineData("plan\u200f.pdf", "file-name")]
    [InlineData("plan\u2066fdp.pdf", "file-name")] // isolates reorder what is seen, too
    [InlineData("plan.docm", "file-macros")]
    [InlineData("PLAN.DOCM", "file-macros")]
    public void A_name_that_deceives_or_is_of_no_use_is_refused(string name, string problem) =>
        Assert.Equal(problem, FileRules.CheckName(name).Problem!.Code);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(300, false)]
    public void A_name_has_at_most_200_characters(int length, bool accepted) =>
        Assert.Equal(accepted, FileRules.CheckName(new string('a', length - 4) + ".pdf").Problem is null);

    [Theory]
    [InlineData(-1, "file-empty")]
    [InlineData(0, "file-empty")]
    [InlineData(1, null)]
    [InlineData(50L * 1024 * 1024, null)]
    [InlineData((50L * 1024 * 1024) + 1, "file-too-large")]
    [InlineData(long.MaxValue, "file-too-large")]
    public void A_file_has_between_one_byte_and_50_MB(long size, string? problem) =>
        Assert.Equal(problem, FileRules.CheckSize(size)?.Code);

    /// <summary>Every byte of a small DOCX damaged, and the file cut at every place: a verdict each time, never a fault.</summary>
    [Fact]
    public void A_damaged_file_gets_a_verdict_and_never_a_fault()
    {
        var whole = Docx();
        for (var i = 0; i < whole.Length; i++)
        {
            foreach (var damage in new byte[] { 0x01, 0x20, 0x80, 0xff })
            {
                var damaged = whole.ToArray();
                damaged[i] ^= damage;
                AssertVerdict(damaged);
            }
            AssertVerdict(whole[..i]);
        }
    }

    private static void AssertVerdict(byte[] content) =>
        Assert.Contains(
            FileRules.CheckContent(FileType.Docx, new MemoryStream(content))?.Code,
            new[] { null, "file-type", "file-macros", "file-encrypted" }
        );

    private static byte[] Docx(params string[] entries) => Docx(MainPart, "", entries);

    private static byte[] Docx(string contentType = MainPart, string more = "", params string[] entries) =>
        Zip([
            (
                "[Content_Types].xml",
                $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{contentType}\"/>{more}</Types>"
            ),
            ("word/document.xml", "<w:document/>"),
            .. entries.Select(e => (e, "x")),
        ]);

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }

    private static byte[] Ole() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
