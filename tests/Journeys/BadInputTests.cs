using System.IO.Compression;
using System.Text;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Hostile and mistaken input: each a clear problem, nothing lost.</summary>
public class BadInputTests
{
    private const string Now = "2023-02-20T09:00+07:00";

    public static TheoryData<string, byte[], string> Files() =>
        new()
        {
            { "ke-hoach.pdf", Encoding.UTF8.GetBytes("chỉ là văn bản thường, không phải PDF"), "file-type" },
            { "ke-hoach.docx", Person.Pdf, "file-type" },
            { "ke-hoach.pdf", [], "file-empty" },
            {
                "ke-hoach.pdf",
                File.ReadAllBytes(Path.Combine(Given.Root, "tests/Cases/lin-locked.pdf")),
                "file-encrypted"
            },
            { "ke-hoach.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "file-old" },
            { "ke-hoach.docm", Person.Pdf, "file-macros" },
            { "ke-hoach.docx", Docx("word/vbaProject.bin"), "file-macros" },
            { "../../ke-hoach.pdf", Person.Pdf, "file-name" },
            { "ke\u0007hoach.pdf", Person.Pdf, "file-name" },
            { new string('a', 300) + ".pdf", Person.Pdf, "file-name" },
            { "ke-hoach.exe", Person.Pdf, "file-kind" },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_bad_file_is_refused_with_its_reason(string name, byte[] content, string code)
    {
        await using var town = await Town.Open(Now);
        Assert.Equal(code, (await (await town.SignIn("xa-19996")).Upload(name, content)).Code);
    }

    [Fact]
    public async Task A_file_over_50_MB_is_refused_before_and_after_it_travels()
    {
        await using var town = await Town.Open(Now);
        var commune = await town.SignIn("xa-19996");

        Assert.Equal(
            "file-too-large",
            (await commune.Post("api/uploads", new { name = "a.pdf", size = FileRules.MaxSize + 1 })).Code
        );
        // Announced small, sent large: a block beyond the limit is not taken.
        var begun = await commune.Post("api/uploads", new { name = "a.pdf", size = Person.Pdf.Length });
        using var block = new ByteArrayContent(new byte[DiskFiles.BlockSize + 1]);
        using var sent = await commune.Http.PutAsync($"{begun.Text("url")}&comp=block&blockid=MDA=", block);
        Assert.Equal(400, (int)sent.StatusCode);
        Assert.Equal(
            "upload-unknown",
            (await commune.Post($"api/uploads/{begun.Text("id")}/commit", new { name = "a.pdf" })).Code
        );
    }

    /// <summary>Found by the mutator (seed 3): a list that was cut, or named an encoding that it was not in, answered 500.</summary>
    [Fact]
    public async Task A_block_list_that_is_damaged_anywhere_is_refused_with_a_code()
    {
        const string list = "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList><Latest>MDA=</Latest></BlockList>";
        await using var town = await Town.Open(Now);
        var commune = await town.SignIn("xa-19996");
        var begun = await commune.Post("api/uploads", new { name = "a.pdf", size = 100 });
        var cut = Enumerable.Range(0, list.Length).Select(n => list[..n]);
        var struck = Enumerable.Range(0, list.Length).Select(n => $"{list[..n]}\u0016{list[(n + 1)..]}");
        string[] encodings = ["utf-16", "x", "utf-7"];
        var oddly = encodings.Select(e => list.Replace("utf-8", e, StringComparison.Ordinal));
        var tooLong = new string(' ', 300_000) + list;
        var tried = 0;

        foreach (var damaged in cut.Concat(struck).Concat(oddly).Append(tooLong))
        {
            using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(damaged));
            using var answer = await commune.Http.PutAsync($"{begun.Text("url")}&comp=blocklist", body);
            Assert.True(
                (int)answer.StatusCode is >= 400 and < 500,
                $"{(int)answer.StatusCode}: {damaged[..Math.Min(200, damaged.Length)]}"
            );
            tried++;
        }

        Assert.True(tried > 150, $"{tried}");
    }

    [Fact]
    public async Task A_ticket_that_ended_is_renewed_for_the_same_upload()
    {
        await using var town = await Town.Open(Now);
        var commune = await town.SignIn("xa-19996");
        var first = await commune.Post("api/uploads", new { name = "a.pdf", size = Person.Pdf.Length });
        using var begun = await commune.Http.PutAsync(
            $"{first.Text("url")}&comp=block&blockid=MDA=",
            new ByteArrayContent(Person.Pdf[..20])
        );
        Assert.Equal(201, (int)begun.StatusCode);
        await Town.MoveTo(commune, "2023-02-20T09:15+07:00");

        using var late = await commune.Http.PutAsync(
            $"{first.Text("url")}&comp=block&blockid=MDE=",
            new ByteArrayContent(Person.Pdf[20..])
        );
        Assert.Equal(404, (int)late.StatusCode);
        var id = first.Text("id");
        var second = await commune.Post(
            "api/uploads",
            new
            {
                name = "a.pdf",
                size = Person.Pdf.Length,
                id,
            }
        );
        Assert.Equal(id, second.Text("id"));
        using var sent = await commune.Http.PutAsync(
            $"{second.Text("url")}&comp=block&blockid=MDE=",
            new ByteArrayContent(Person.Pdf[20..])
        );
        using var list = await commune.Http.PutAsync(
            $"{second.Text("url")}&comp=blocklist",
            new StringContent("<BlockList><Latest>MDA=</Latest><Latest>MDE=</Latest></BlockList>")
        );
        Assert.Equal((201, 201), ((int)sent.StatusCode, (int)list.StatusCode));
        Assert.True((await commune.Post($"api/uploads/{id}/commit", new { name = "a.pdf" })).Ok);
        Assert.Equal(
            "upload-unknown",
            (
                await commune.Post(
                    "api/uploads",
                    new
                    {
                        name = "a.pdf",
                        size = Person.Pdf.Length,
                        id = "../a",
                    }
                )
            ).Code
        );
    }

    [Fact]
    public async Task A_damaged_or_foreign_file_cannot_be_attached()
    {
        await using var town = await Town.Open(Now);
        var (one, other) = (await town.SignIn("xa-19996"), await town.SignIn("xa-20005"));
        var foreign = await other.Upload("cua-xa-khac.pdf", [.. Person.Pdf, (byte)'x', .. "%%EOF"u8]);

        Assert.Equal("file-hash", (await one.Upload("a.pdf", Person.Pdf, new string('0', 64))).Code);
        var content = new
        {
            values = new Dictionary<string, object> { ["K2"] = true },
            files = new[] { foreign.Json },
            document = new { number = "1/KH", date = "2023-02-15" },
        };
        Assert.Equal("file-unknown", (await one.Act(Town.Submission("19996"), "submit", content)).Code);
        using var block = new ByteArrayContent(Person.Pdf);
        using var forged = await one.Http.PutAsync("uploads/abc?se=99999999999&sig=00&comp=block&blockid=MDA=", block);
        Assert.Equal(404, (int)forged.StatusCode);
    }

    public static TheoryData<string, string, string> Values() =>
        new()
        {
            {
                """{"B1": 3, "C3": {"total": 2, "splits": {"sex": {"female": 1}, "age": {"18plus": 2}, "purpose": {"forced-labour": 2}}}}""",
                "C3.sex",
                "parts-unequal"
            },
            {
                """{"B1": 3, "C3": 0, "A3": {"numerator": 5, "denominator": 4}}""",
                "A3.numerator",
                "numerator-above-denominator"
            },
            { """{"B1": -3, "C3": 0}""", "B1", "negative" },
            { """{"B1": "ba", "C3": 0}""", "B1", "wrong-type" },
            { """{"B1": 1000000000000000000000000000000, "C3": 0}""", "B1", "value-unreadable" },
            { """{"B1": 1.5, "C3": 0}""", "B1", "value-unreadable" },
            { """{"B1": 9999999999, "C3": 0}""", "B1", "too-large" },
            { """{"B1": 3, "C3": 0, "ZZ": 1}""", "ZZ", "field-unknown" },
            { """{"C3": 0}""", "B1", "required" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Wrong_values_are_named_one_by_one_and_nothing_is_recorded(string values, string path, string code)
    {
        await using var town = await Town.Open("2023-11-20T09:00+07:00");
        var commune = await town.SignIn("xa-19996");
        var submission = Town.Submission("19996", "results-report");

        var refused = await commune.Act(
            submission,
            "submit",
            new { values = System.Text.Json.Nodes.JsonNode.Parse(values) }
        );

        Assert.Equal((422, "values-invalid"), (refused.Status, refused.Code));
        Assert.Contains((path, code), refused.Fields);
        Assert.Equal("notStarted", (await commune.Get(submission)).Text("status"));
    }

    [Theory]
    [InlineData("{\"values\": {}, \"extra\": 1}")]
    [InlineData("{\"values\": ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"values\": {\"F1\": \"\\ud800\"}}")]
    public async Task A_malformed_body_is_a_clear_400(string body)
    {
        await using var town = await Town.Open(Now);
        var commune = await town.SignIn("xa-19996");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Town.Submission("19996")}/submit")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "new");

        using var answer = await commune.Http.SendAsync(request);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Nobody_submits_reads_or_reviews_for_another_unit()
    {
        await using var town = await Town.Open(Now);
        var (one, other) = (await town.SignIn("xa-19996"), await town.SignIn("xa-20005"));
        var content = await one.PlanContent();
        await other.Act(Town.Submission("20005"), "submit", await other.PlanContent());

        Assert.Equal("not-allowed", (await one.Post($"{Town.Submission("20005")}/submit", content, "new")).Code);
        Assert.Equal("not-allowed", (await one.Get(Town.Submission("20005"))).Code);
        Assert.Equal("not-allowed", (await one.Get($"{Town.Submission("20005")}/revisions/1")).Code);
        Assert.Equal("not-allowed", (await one.Get($"api/cycles/{Town.Cycle}/matrix?unit=480")).Code);
        Assert.Equal("not-allowed", (await other.Act(Town.Submission("20005"), "accept", new { })).Code);
        Assert.Equal("not-found", (await one.Get("api/cycles/khong-co")).Code);
        Assert.Equal("not-found", (await one.Get("api/khong-co")).Code);
    }

    [Fact]
    public async Task A_full_disk_refuses_and_what_was_acknowledged_stays()
    {
        await using var town = await Town.Open(Now, maxPages: 260);
        var acknowledged = new List<string>();
        Answered refused;
        var commune = await town.SignIn("xa-19996");
        while (true)
        {
            var number = acknowledged.Count;
            var answer = await commune.Act(Town.Submission("19996"), "submit", await Content(commune, number));
            if (!answer.Ok)
            {
                refused = answer;
                break;
            }
            acknowledged.Add(answer.Text("number"));
            Assert.True(number < 500, "the database never filled up");
        }

        Assert.Equal((507, "storage-full"), (refused.Status, refused.Code));
        for (var n = 1; n <= acknowledged.Count; n++)
            Assert.Equal(
                acknowledged[n - 1],
                (await commune.Get($"{Town.Submission("19996")}/revisions/{n}/receipt")).Text("number")
            );
        Assert.Equal(
            acknowledged.Count,
            (await commune.Get(Town.Submission("19996"))).Json.GetProperty("revisions").GetArrayLength()
        );

        static async Task<object> Content(Person commune, int n)
        {
            var file = await commune.Upload("ke-hoach.pdf", Person.Pdf);
            return new
            {
                values = new Dictionary<string, object> { ["K2"] = true, ["K3"] = n },
                files = file.Ok ? new[] { file.Json } : [],
                document = new { number = new string('9', 90) + n, date = "2023-02-15" },
            };
        }
    }

    private static byte[] Docx(string extraPart)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = new StreamWriter(zip.CreateEntry("[Content_Types].xml").Open()))
                types.Write(
                    "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
                );
            zip.CreateEntry(extraPart).Open().Dispose();
        }
        return buffer.ToArray();
    }
}
