using System.Net;
using System.Security.Cryptography;
using Azure;
using Microsoft.AspNetCore.WebUtilities;
using PlanMonitor.Documents.Uploads;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts.AzureStorage;

/// <summary>What a ticket allows, what a commit costs, what is kept: seen in the requests that leave.</summary>
[Slow]
public sealed class BlobTrapTests : IAsyncLifetime, IDisposable
{
    private readonly Wire wire;
    private readonly HttpClient browser;
    private readonly BlobFiles files;
    private readonly TableRecords records;

    public BlobTrapTests(Azurite azurite)
    {
        var account = azurite.NewAccount();
        wire = account.Wire();
        browser = new(azurite.Wire());
        files = new(account.BlobClient(wire), TimeProvider.System);
        records = new(account.TableClient());
    }

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    public async ValueTask InitializeAsync()
    {
        await files.MakeContainers(None);
        wire.Forget();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose()
    {
        browser.Dispose();
        wire.Dispose();
    }

    [Fact]
    public async Task A_ticket_is_signed_by_the_identity_for_one_blob_to_create_and_write_over_https()
    {
        var until = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var ticket = new Uri((await files.Begin("u1", 1, until, None)).Url);
        var query = QueryHelpers.ParseQuery(ticket.Query);
        Assert.Equal("https", ticket.Scheme);
        Assert.Equal("cw b https 2030-01-02T03:04:05Z", $"{query["sp"]} {query["sr"]} {query["spr"]} {query["se"]}");
        Assert.EndsWith("/uploads/u1", ticket.AbsolutePath, StringComparison.Ordinal);
        // Signed object and tenant: a user delegation key, never an account key.
        Assert.All(["skoid", "sktid", "ske", "sig"], (string name) => Assert.NotEmpty(query[name].ToString()));
    }

    [Fact]
    public async Task A_ticket_neither_reads_nor_deletes_nor_writes_anything_else()
    {
        var url = (await files.Begin("u1", 1, Now.AddMinutes(15), None)).Url;
        Assert.Equal(HttpStatusCode.Created, await Put(url + "&comp=block&blockid=AAAA", [1]));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await Put(
                url.Replace("/uploads/u1", "/uploads/u2", StringComparison.Ordinal) + "&comp=block&blockid=AAAA",
                [1]
            )
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await Put(
                url.Replace("/uploads/u1", $"/objects/{new string('a', 64)}", StringComparison.Ordinal)
                    + "&comp=block&blockid=AAAA",
                [1]
            )
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await Put(url.Replace("sp=cw", "sp=cwd", StringComparison.Ordinal) + "&comp=block&blockid=AAAA", [1])
        );
        Assert.Equal(HttpStatusCode.Created, await PutList(url, "AAAA"));
        using var read = await browser.GetAsync(new Uri(url));
        using var deleted = await browser.DeleteAsync(new Uri(url));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (read.StatusCode, deleted.StatusCode));
        await using var there = (await files.OpenUpload("u1", None))!.Content;
        Assert.Equal(1, there.Length);
    }

    [Fact]
    public async Task A_ticket_that_ended_writes_nothing_and_a_new_one_goes_on()
    {
        var ended = (await files.Begin("u1", 1, Now.AddSeconds(-5), None)).Url;
        Assert.Equal(HttpStatusCode.Forbidden, await Put(ended + "&comp=block&blockid=AAAA", [1]));
        var renewed = (await files.Begin("u1", 1, Now.AddMinutes(15), None)).Url;
        Assert.Equal(HttpStatusCode.Created, await Put(renewed + "&comp=block&blockid=AAAA", [1]));
    }

    [Fact]
    public async Task One_key_signs_the_tickets_of_a_day()
    {
        for (var i = 0; i < 5; i++)
            await files.Begin($"u{i}", 1, Now.AddMinutes(15), None);
        Assert.Equal("POST ?restype=service&comp=userdelegationkey", Assert.Single(Told()));
        await files.Begin("u9", 1, Now.AddHours(25), None);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task A_commit_of_5_MB_reads_it_once_and_lets_the_service_copy_it()
    {
        var pdf = new byte[5 * 1024 * 1024];
        "%PDF-1.7"u8.CopyTo(pdf);
        "%%EOF"u8.CopyTo(pdf.AsSpan(pdf.Length - 5));
        var url = await Opened(pdf.Length);
        await Put(url + "&comp=block&blockid=AAAA", pdf[..(4 * 1024 * 1024)]);
        await Put(url + "&comp=block&blockid=AAAB", pdf[(4 * 1024 * 1024)..]);
        await PutList(url, "AAAA", "AAAB");
        wire.Forget();
        var kept = await new FileService(records, files, (_, _) => null, Budget).Commit(
            "u1",
            "kế hoạch.pdf",
            null,
            new(Officer, Now, None)
        );
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(pdf)), kept.Sha256);
        Assert.Equal(["GET uploads/u1", $"PUT objects/{kept.Sha256}", "DELETE uploads/u1"], Told());
        var copy = wire.Requests[1].Headers;
        Assert.Matches("x-ms-source-if-match: \"", copy);
        Assert.Contains("If-None-Match: *", copy, StringComparison.Ordinal);
        // The service fetches with an address that reads one blob for minutes; it is not the browser's.
        Assert.Matches("x-ms-copy-source: https://[^\r\n]*/uploads/u1\\?[^\r\n]*sp=r&", copy);
    }

    [Fact]
    public async Task A_copy_the_service_may_not_make_is_not_told_as_a_damaged_file()
    {
        var url = (await files.Begin("u1", 1, Now.AddMinutes(15), None)).Url;
        await Put(url + "&comp=block&blockid=AAAA", [1]);
        await PutList(url, "AAAA");
        wire.AlwaysAnswer(HttpStatusCode.NotFound, "CannotVerifyCopySource");
        var refuse = wire.Instead!;
        wire.Instead = (request, cancel) =>
            request.Method == HttpMethod.Put ? refuse(request, cancel) : Task.FromResult<HttpResponseMessage?>(null);
        Assert.Equal(
            "CannotVerifyCopySource",
            (
                await Assert.ThrowsAsync<RequestFailedException>(() =>
                    files.Keep("u1", "\"1\"", new string('a', 64), None)
                )
            ).ErrorCode
        );
        await Refused("file-hash", () => files.Keep("u2", "\"1\"", new string('a', 64), None));
    }

    [Fact]
    public async Task More_than_a_file_may_have_is_refused_when_it_is_committed()
    {
        var url = await Opened(FileRules.MaxSize);
        var block = new byte[4 * 1024 * 1024];
        await Put(url + "&comp=block&blockid=AAAA", block);
        await PutList(url, [.. Enumerable.Repeat("AAAA", 13)]);
        await Refused("file-too-large", () =>
            new FileService(records, files, (_, _) => null, Budget).Commit("u1", "a.pdf", null, new(Officer, Now, None))
        );
    }

    [Fact]
    public async Task What_is_no_document_is_not_kept()
    {
        var url = await Opened(3);
        await Put(url + "&comp=block&blockid=AAAA", [1, 2, 3]);
        await PutList(url, "AAAA");
        await Refused("file-type", () =>
            new FileService(records, files, PdfFiles.Check, Budget).Commit("u1", "a.pdf", null, new(Officer, Now, None))
        );
        Assert.Null(await files.Open(Convert.ToHexStringLower(SHA256.HashData([1, 2, 3])), None));
    }

    [Fact]
    public async Task More_than_was_announced_is_refused_when_it_is_committed()
    {
        var url = await Opened(2);
        await Put(url + "&comp=block&blockid=AAAA", [1, 2, 3]);
        await PutList(url, "AAAA");
        await Refused("upload-larger", () =>
            new FileService(records, files, (_, _) => null, Budget).Commit("u1", "a.pdf", null, new(Officer, Now, None))
        );
    }

    /// <summary>The address of an upload that the officer opened.</summary>
    private async Task<string> Opened(long size) =>
        (
            await new FileService(records, files, (_, _) => null, Budget).Begin(
                "u1",
                "a.pdf",
                size,
                new(Officer, Now, None)
            )
        ).Url;

    private IEnumerable<string> Told() =>
        wire.Requests.Select(r =>
            $"{r.Method} {(r.Address.Segments.Length > 2 ? string.Concat(r.Address.Segments[2..]) : r.Address.Query)}"
        );

    private async Task<HttpStatusCode> Put(string url, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
#pragma warning disable CA5351 // Content-MD5 is what the wire protocol carries.
        content.Headers.ContentMD5 = MD5.HashData(bytes);
#pragma warning restore CA5351
        using var answer = await browser.PutAsync(new Uri(url), content);
        return answer.StatusCode;
    }

    private async Task<HttpStatusCode> PutList(string url, params string[] blocks)
    {
        using var content = new StringContent(
            $"<BlockList>{string.Concat(blocks.Select(b => $"<Latest>{b}</Latest>"))}</BlockList>"
        );
        using var answer = await browser.PutAsync(new Uri(url + "&comp=blocklist"), content);
        return answer.StatusCode;
    }
}
