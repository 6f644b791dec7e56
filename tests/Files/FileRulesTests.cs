using System.IO.Compression;
using System.Text;

namespace PlanMonitor.Tests.Files;

public sealed class FileRulesTests
{
    private const string MainPart = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string SheetPart = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];

    private static readonly Dictionary<string, (FileType Type, byte[] Content, string? Problem)> Contents = new()
    {
        ["a PDF"] = (FileType.Pdf, Pdfs.OnePage, null),
        ["a PDF that the library refuses"] = (FileType.Pdf, Bytes("no"), "file-type"),
        ["a DOCX named .pdf"] = (FileType.Pdf, Docx(), "file-type"),
        ["a password container named .pdf"] = (FileType.Pdf, Ole("EncryptedPackage"), "file-encrypted"),
        ["an old Word file named .pdf"] = (FileType.Pdf, Ole("WordDocument"), "file-old"),
        ["a JPEG"] = (FileType.Jpeg, [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], null),
        ["a PNG named .jpg"] = (FileType.Jpeg, Png, "file-type"),
        ["a PNG"] = (FileType.Png, Png, null),
        ["a script named .png"] = (FileType.Png, Bytes("<svg onload=alert(1)>"), "file-type"),
        ["a spreadsheet"] = (FileType.Xlsx, Docx(contentType: SheetPart), null),
        ["a DOCX named .xlsx"] = (FileType.Xlsx, Docx(), "file-type"),
        ["a spreadsheet with macros"] = (
            FileType.Xlsx,
            Docx(contentType: SheetPart, "", "xl/vbaProject.bin"),
            "file-macros"
        ),

        ["a DOCX"] = (FileType.Docx, Docx(), null),
        ["a PDF named .docx"] = (FileType.Docx, Pdfs.OnePage, "file-type"),
        ["a ZIP named .docx"] = (FileType.Docx, Zip(("readme.txt", "x")), "file-type"),
        ["a spreadsheet named .docx"] = (FileType.Docx, Docx(contentType: SheetPart), "file-type"),
        ["a DOCX with a VBA part"] = (FileType.Docx, Docx("word/vbaProject.bin"), "file-macros"),
        ["a DOCX with a VBA part in other letters"] = (FileType.Docx, Docx("word/VBAPROJECT.BIN"), "file-macros"),
        ["a DOCM named .docx"] = (
            FileType.Docx,
            Docx(contentType: "application/vnd.ms-word.document.macroEnabled.main+xml"),
            "file-macros"
        ),
        ["a DOCX with a VBA content type"] = (
            FileType.Docx,
            Docx(
                MainPart,
                "<Override PartName=\"/word/x.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>",
                "word/x.bin"
            ),
            "file-macros"
        ),
        ["a DOCX that lists the type of a part it does not have"] = (
            FileType.Docx,
            Docx(more: "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"),
            null
        ),
        ["a DOCX with a password"] = (FileType.Docx, Ole("EncryptedPackage"), "file-encrypted"),
        ["a DOCX with a password, by its other entry"] = (FileType.Docx, Ole("EncryptionInfo"), "file-encrypted"),
        ["an old Word file renamed"] = (FileType.Docx, Ole("WordDocument"), "file-old"),
        ["an old Word file of a real program"] = (
            FileType.Docx,
            File.ReadAllBytes(Path.Combine(Given.Root, "tests/Cases/renamed-doc.docx")),
            "file-old"
        ),
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
        Assert.Equal(problem, FileRules.CheckContent(type, new MemoryStream(content), Check, Given.Budget())?.Code);
    }

    [Theory]
    [InlineData("kế hoạch.pdf", FileType.Pdf)]
    [InlineData("Báo cáo (bản 2).DOCX", FileType.Docx)]
    [InlineData("a.pdf", FileType.Pdf)]
    [InlineData("a.exe.pdf", FileType.Pdf)]
    [InlineData("scan.JPG", FileType.Jpeg)]
    [InlineData("scan.jpeg", FileType.Jpeg)]
    [InlineData("scan.png", FileType.Png)]
    [InlineData("số liệu.xlsx", FileType.Xlsx)]
    public void A_name_says_which_type_it_claims(string name, FileType type) =>
        Assert.Equal((type, null), FileRules.CheckName(name));

    [Theory]
    [InlineData("", "file-name")]
    [InlineData(".pdf", "file-name")]
    [InlineData("plan", "file-name")]
    [InlineData("plan.doc", "file-old")]
    [InlineData("PLAN.RTF", "file-old")]
    [InlineData("plan.xls", "file-old-sheet")]
    [InlineData("plan.zip", "file-packed")]
    [InlineData("plan.pdf.exe", "file-kind")]
    [InlineData("plan.heic", "file-kind")]
    [InlineData("plan.xlsm", "file-macros")]
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

    /// <summary>macOS hands out names in NFD: each letter with marks is up to three signs.</summary>
    [Fact]
    public void A_name_counts_the_same_however_its_letters_are_composed() =>
        Assert.Null(FileRules.CheckName(string.Concat(Enumerable.Repeat("e\u0302\u0301", 178)) + ".pdf").Problem);

    /// <summary>The sentence for a kind that is not taken never sends anybody to rename the file.</summary>
    [Theory]
    [InlineData("plan.doc")]
    [InlineData("plan.zip")]
    [InlineData("plan.xls")]
    [InlineData("plan.heic")]
    public void What_is_of_another_kind_is_told_how_to_be_saved(string name)
    {
        var sentence = FileRules.CheckName(name).Problem!.Sentence;

        Assert.Contains("lưu", sentence.Vi, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("đổi tên", sentence.Vi, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("rename", sentence.En, StringComparison.OrdinalIgnoreCase);
    }

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
            FileRules.CheckContent(FileType.Docx, new MemoryStream(content), Check, Given.Budget())?.Code,
            new[] { null, "file-type", "file-macros", "file-encrypted" }
        );

    private static byte[] Docx(params string[] entries) => Docx(MainPart, "", entries);

    private static byte[] Docx(string contentType = MainPart, string more = "", params string[] entries) =>
        Zip([
            (
                "[Content_Types].xml",
                $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{contentType}\"/>{more}</Types>"
            ),
            ("word/document.xml", "<w:document xmlns:w=\"x\"/>"),
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

    /// <summary>A directory of one entry at its place.</summary>
    internal static byte[] Ole(string entry)
    {
        var bytes = new byte[2048];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(bytes, 0);
        var name = Encoding.Unicode.GetBytes(entry + "\0");
        name.CopyTo(bytes, 1024 + 128);
        bytes[1024 + 128 + 64] = (byte)name.Length;
        return bytes;
    }

    private static Problem? Check(Stream content, ReadBudget budget) =>
        content.Length > 100 && content.ReadByte() == '%' ? null : Problems.FileType.With("PDF");

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
