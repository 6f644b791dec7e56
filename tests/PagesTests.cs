using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Tests.Functions;

namespace PlanMonitor.Tests;

/// <summary>What a host serves of the built pages, and that no request reaches anything else.</summary>
public sealed class PagesTests : IDisposable
{
    private const string Script = "/assets/index-Ab12.js";
    private readonly TempFolder folder = new();
    private readonly Pages pages;

    public PagesTests()
    {
        Write("wwwroot/index.html", "<!doctype html><title>Trang chủ</title>" + new string(' ', 500));
        Write("wwwroot" + Script, string.Concat(Enumerable.Repeat("export const a = 1;\n", 100)));
        Write("wwwroot/mark.svg", "<svg/>");
        Write("secret.txt", "bí mật");
        pages = Pages.Read(folder.File("wwwroot"), new("https://data.blob.core.windows.net/"));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/", "text/html; charset=utf-8", "no-cache")]
    [InlineData("/index.html", "text/html; charset=utf-8", "no-cache")]
    [InlineData("/mark.svg", "image/svg+xml", "no-cache")]
    [InlineData("/cycles/x/duties", "text/html; charset=utf-8", "no-cache")]
    [InlineData("/apiary", "text/html; charset=utf-8", "no-cache")]
    [InlineData(Script, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable")]
    public async Task A_file_is_served_as_what_it_is_and_any_other_address_is_the_page(
        string path,
        string type,
        string kept
    )
    {
        var answer = await Ask(path);

        Assert.Equal(
            (200, type, kept),
            (answer.StatusCode, answer.ContentType, answer.Headers.CacheControl.ToString())
        );
        Assert.Matches("^\"[0-9a-f]{64}\"$", answer.Headers.ETag.ToString());
        Assert.NotEqual(0, answer.Body.Length);
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/assets/../../secret.txt")]
    [InlineData("/..\\secret.txt")]
    [InlineData("//secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/mark.svg/")]
    [InlineData("/MARK.SVG")]
    [InlineData("/mark.svg\0")]
    [InlineData("/wwwroot/index.html")]
    public async Task No_path_leads_out_of_the_list(string path)
    {
        var answer = await Ask(path);

        Assert.DoesNotContain("bí mật", Text(answer), StringComparison.Ordinal);
        Assert.True(answer.StatusCode == 404 || Text(answer).Contains("Trang chủ", StringComparison.Ordinal), path);
    }

    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/API/nothing")]
    [InlineData("GET", "/uploads/x")]
    [InlineData("GET", "/assets/index-old.js")]
    [InlineData("POST", "/")]
    [InlineData("PUT", "/mark.svg")]
    public async Task What_is_no_page_is_refused(string method, string path)
    {
        var answer = await Ask(path, method: method);

        Assert.Equal(404, answer.StatusCode);
        Assert.Contains("not-found", Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_browser_has_is_not_sent_again()
    {
        var tag = (await Ask(Script)).Headers.ETag.ToString();

        var again = await Ask(Script, ("If-None-Match", $"\"x\", {tag}"));
        var other = await Ask(Script, ("If-None-Match", "\"x\""));

        Assert.Equal((304, 0L), (again.StatusCode, again.Body.Length));
        Assert.Equal(
            (tag, "public, max-age=31536000, immutable"),
            (again.Headers.ETag.ToString(), again.Headers.CacheControl.ToString())
        );
        Assert.Equal(200, other.StatusCode);
    }

    [Fact]
    public async Task A_head_request_tells_the_length_and_sends_nothing()
    {
        var answer = await Ask(Script, method: "HEAD");

        Assert.Equal((200, 2000L, 0L), (answer.StatusCode, answer.ContentLength, answer.Body.Length));
    }

    [Fact]
    public async Task A_browser_that_takes_Brotli_is_sent_less_under_a_tag_of_its_own()
    {
        var plain = await Ask(Script);
        var packed = await Ask(Script, ("Accept-Encoding", "gzip, deflate, br"));

        Assert.Equal(
            ("br", "Accept-Encoding"),
            (packed.Headers.ContentEncoding.ToString(), packed.Headers.Vary.ToString())
        );
        Assert.Empty(plain.Headers.ContentEncoding.ToString());
        Assert.True(packed.Body.Length < plain.Body.Length / 2);
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        packed.Body.Position = 0;
        using var unpacked = new StreamReader(new BrotliStream(packed.Body, CompressionMode.Decompress));
        Assert.Equal(Text(plain), await unpacked.ReadToEndAsync());
    }

    [Theory]
    [InlineData("br;q=0")]
    [InlineData("gzip")]
    [InlineData(";;;,")]
    public async Task A_browser_that_does_not_is_sent_the_file_itself(string accepted) =>
        Assert.Equal(2000, (await Ask(Script, ("Accept-Encoding", accepted))).Body.Length);

    [Fact]
    public async Task The_browser_may_send_files_to_this_host_and_the_storage_and_nothing_anywhere_else()
    {
        var policy = (await Ask("/")).Headers.ContentSecurityPolicy.ToString();

        Assert.Contains(
            "default-src 'self'; connect-src 'self' https://data.blob.core.windows.net; ",
            policy,
            StringComparison.Ordinal
        );
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
    }

    /// <summary>ASVS 5, V3.4. Of pages and of refusals alike.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData(Script)]
    [InlineData("/api/nothing")]
    public async Task Every_answer_tells_the_browser_what_it_may_do(string path)
    {
        var headers = (await Ask(path)).Headers;

        Assert.DoesNotContain("unsafe", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", headers.ContentSecurityPolicy.ToString(), StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.XContentTypeOptions);
        Assert.Equal("DENY", headers.XFrameOptions);
        Assert.Equal("same-origin", headers["Referrer-Policy"]);
        Assert.Equal("same-origin", headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("same-origin", headers["Cross-Origin-Resource-Policy"]);
        Assert.Contains("camera=()", headers["Permissions-Policy"].ToString(), StringComparison.Ordinal);
        Assert.Empty(headers.AccessControlAllowOrigin.ToString());
    }

    [Fact]
    public void Pages_that_were_not_built_stop_the_start()
    {
        Write("empty/other.html", "");
        Write("strange/index.html", "");
        Write("strange/what.ever", "");

        Assert.Throws<InvalidDataException>(() => Pages.Read(folder.File("empty")));
        Assert.Throws<InvalidDataException>(() => Pages.Read(folder.File("strange")));
        Assert.Throws<DirectoryNotFoundException>(() => Pages.Read(folder.File("missing")));
    }

    [Fact]
    public void The_built_pages_are_beside_the_program() =>
        Assert.NotNull(Pages.Read(Path.Combine(AppContext.BaseDirectory, "wwwroot")));

    private async Task<HttpResponse> Ask(
        string path,
        (string Name, string Value) header = default,
        string method = "GET"
    )
    {
        var context = AzureServices.Request();
        context.Request.Method = method;
        context.Request.Path = path;
        if (header.Name is not null)
            context.Request.Headers[header.Name] = header.Value;
        pages.AddHeaders(context);
        await pages.Answer(context.Request).ExecuteAsync(context);
        return context.Response;
    }

    private static string Text(HttpResponse answer) => Encoding.UTF8.GetString(((MemoryStream)answer.Body).ToArray());

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(path))!);
        File.WriteAllText(folder.File(path), text);
    }
}
