using System.IO.Compression;
using System.Text;
using PlanMonitor.Documents.Uploads;
using PlanMonitor.Tests.Files;

namespace PlanMonitor.Tests.Documents;

/// <summary>A PDF is opened as a reader opens it; a hostile one costs a bounded time and memory.</summary>
public sealed class PdfFilesTests
{
    [Theory]
    [InlineData("owner-only.pdf", null)]
    [InlineData("lin-locked.pdf", "file-encrypted")]
    [InlineData("bom.pdf", null)]
    [InlineData("newline.pdf", null)]
    public void Files_of_real_programs_are_judged_as_readers_open_them(string file, string? code) =>
        Assert.Equal(code, Code(File.ReadAllBytes(Path.Combine(Given.Root, "tests/Cases", file))));

    [Fact]
    public void A_PDF_is_taken_with_what_a_mail_program_left_before_and_behind_it()
    {
        Assert.Null(Code(Pdfs.OnePage));
        Assert.Null(Code([.. "\uFEFF\r\n"u8, .. Pdfs.OnePage]));
        Assert.Null(Code([.. new byte[1000], .. Pdfs.OnePage]));
        Assert.Null(Code([.. Pdfs.OnePage, .. new byte[300_000]]));
        Assert.Null(Code([.. Pdfs.OnePage, .. Encoding.ASCII.GetBytes(new string('\n', 5_000))]));
        Assert.Equal("file-type", Code([.. new byte[1100], .. Pdfs.OnePage]));
    }

    [Fact]
    public void What_is_no_PDF_or_has_no_pages_or_no_end_is_refused()
    {
        Assert.Equal("file-pages", Code(Pdfs.NoPages));
        Assert.Equal("file-type", Code("Kế hoạch triển khai %%EOF"u8.ToArray()));
        Assert.Equal("file-type", Code("%PDF-1.7 %%EOF"u8.ToArray()));
        Assert.Equal("file-type", Code(Pdfs.OnePage[..^10]));
        Assert.Equal("file-type", Code([0x25]));
        Assert.Equal("file-type", Code([]));
    }

    [Fact]
    public void The_word_Encrypt_in_a_text_is_no_password() =>
        Assert.Null(Code([.. Pdfs.OnePage[..9], .. "%/Encrypt 5 0 R\n"u8, .. Pdfs.OnePage[9..]]));

    public static TheoryData<string> Hostile =>
        [
            "a bomb of objects",
            "deep arrays",
            "deep dictionaries",
            "pages in a circle",
            "trailers in a circle",
            "many pages",
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_gets_a_verdict(string kind) =>
        Assert.Contains(Code(Made(kind)), new[] { null, "file-type", "file-pages", "file-too-complex" });

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        // Neither time nor memory ends it: what the stream would unpack to does.
        var budget = Given.Budget(TimeSpan.FromMinutes(10), long.MaxValue);

        Assert.Equal("file-too-complex", PdfFiles.Check(new MemoryStream(Bomb()), budget)?.Code);
    }

    [Fact]
    public void A_file_that_takes_too_long_holds_nobody_up()
    {
        var budget = Given.Budget(TimeSpan.Zero, long.MaxValue);

        Assert.Equal("file-too-complex", PdfFiles.Check(new MemoryStream(Made("many pages")), budget)?.Code);
    }

    /// <summary>Every tenth byte of a small file damaged, and the file cut there: a verdict each time, never a fault.</summary>
    [Fact]
    public void A_damaged_PDF_gets_a_verdict_and_never_a_fault()
    {
        var whole = Pdfs.OnePage;
        for (var i = 0; i < whole.Length; i += 3)
        {
            var damaged = whole.ToArray();
            damaged[i] ^= 0x15;
            Assert.Contains(Code(damaged), Verdicts);
            Assert.Equal("file-type", Code(whole[..i]));
        }
    }

    private const string Pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    private const string Page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]";

    /// <summary>The catalogue, the page, and what else there is from object 4 on.</summary>
    public static TheoryData<string, string, string, string?> Acting() =>
        new()
        {
            { "/OpenAction<</S/JavaScript/JS(app.alert(1))>>", "", "", "JavaScript" },
            { "/OpenAction 4 0 R", "", "<</S/Launch/F(cmd.exe)>>", "Launch" },
            { "/OpenAction[3 0 R/Fit]", "", "", null },
            { "/Names<</JavaScript<</Names[(a)4 0 R]>>>>", "", "<</S/JavaScript/JS(1)>>", "JavaScript" },
            { "/AA<</WC 4 0 R>>", "", "<</S/JavaScript/JS 5 0 R>>", "JavaScript" },
            { "", "/AA<</O<</S/Launch/Win<</F(a.exe)>>>>>>", "", "Launch" },
            { "", "/Annots[4 0 R]", "<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://x.example)>>>>", null },
            { "", "/Annots[4 0 R]", "<</Type/Annot/Subtype/RichMedia>>", "RichMedia" },
            {
                "",
                "/Annots[4 0 R]",
                "<</Type/Annot/Subtype/Widget/A<</S/SubmitForm/F(http://x.example)>>>>",
                "biểu mẫu"
            },
            { "/AcroForm<</Fields[]/XFA(x)>>", "", "", "XFA" },
            { "", "/Annots[4 0 R]", "<</Type/Annot/Next 4 0 R/P 3 0 R>>", null },
        };

    [Theory]
    [MemberData(nameof(Acting))]
    public void What_acts_is_refused_by_its_name(string catalogue, string page, string more, string? says)
    {
        string[] objects = [$"<</Type/Catalog/Pages 2 0 R{catalogue}>>", Pages, $"{Page}{page}>>", more];
        var content = Pdfs.Of([.. objects.Where(o => o.Length > 0)]);

        var problem = PdfFiles.Check(new MemoryStream(content), Given.Budget());

        Assert.Equal(says is null ? null : "file-active", problem?.Code);
        Assert.Contains(says ?? "", problem?.Sentence.Vi ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_in_a_PDF_is_refused_and_data_in_it_is_not()
    {
        Assert.Equal("file-active", Code(WithFile("hoa-don.exe", "x")));
        Assert.Equal("file-active", Code(WithFile("hoa-don.xml", "MZ")));
        Assert.Null(Code(WithFile("hoa-don.xml", "<a/>")));
    }

    private static byte[] WithFile(string name, string content) =>
        Pdfs.Of(
            "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>>>",
            Pages,
            $"{Page}>>",
            $"<</Type/Filespec/F({name})/UF({name})/EF<</F 5 0 R>>>>",
            $"<</Type/EmbeddedFile/Length {content.Length}>>stream\n{content}\nendstream "
        );

    private static readonly string?[] Verdicts =
    [
        null,
        "file-type",
        "file-pages",
        "file-encrypted",
        "file-too-complex",
    ];

    private static string? Code(byte[] content) => PdfFiles.Check(new MemoryStream(content), Given.Budget())?.Code;

    private static byte[] Made(string kind) =>
        kind switch
        {
            "a bomb of objects" => Bomb(),
            "deep arrays" => Pdfs.Of(
                $"<</Type/Catalog/Pages 2 0 R/A {Deep("[", "]")}>>",
                "<</Type/Pages/Kids[]/Count 0>>"
            ),
            "deep dictionaries" => Pdfs.Of(
                $"<</Type/Catalog/Pages 2 0 R/A {Deep("<</A ", ">>")}>>",
                "<</Type/Pages/Kids[]/Count 0>>"
            ),
            "pages in a circle" => Pdfs.Of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1>>"
            ),
            "trailers in a circle" => Encoding.Latin1.GetBytes(
                "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 1/Prev 9>>\nstartxref\n9\n%%EOF\n"
            ),
            _ => Pdfs.Of([
                "<</Type/Catalog/Pages 2 0 R>>",
                $"<</Type/Pages/Count 40000/Kids[{string.Concat(Enumerable.Range(3, 40_000).Select(i => $"{i} 0 R "))}]>>",
                .. Enumerable.Repeat("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>", 40_000),
            ]),
        };

    private static string Deep(string open, string close) =>
        string.Concat(Enumerable.Repeat(open, 200_000)) + string.Concat(Enumerable.Repeat(close, 200_000));

    /// <summary>A cross-reference stream of 400 MB of zeros.</summary>
    private static byte[] Bomb()
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 400; i++)
                zip.Write(zeros);
        }
        var head = "%PDF-1.7\n"u8.ToArray();
        var stream = Encoding.Latin1.GetBytes(
            $"1 0 obj<</Type/XRef/W[1 2 1]/Size 100000000/Root 1 0 R/Filter/FlateDecode/Length {packed.Length}>>stream\n"
        );
        byte[] end = [.. "\nendstream endobj\nstartxref\n"u8, .. Encoding.ASCII.GetBytes($"{head.Length}\n%%EOF\n")];
        return [.. head, .. stream, .. packed.ToArray(), .. end];
    }
}
