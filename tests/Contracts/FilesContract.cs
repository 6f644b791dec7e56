using System.Security.Cryptography;
using System.Text;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

/// <summary>What every implementation of <see cref="IFiles"/> keeps. A new implementation is tested by deriving from this class.</summary>
public abstract class FilesContract
{
    /// <summary>When tickets end; the emulator looks at the clock of this machine.</summary>
    /// <summary>Of an upload: more than any test sends.</summary>
    protected const long Size = 100L * 1024 * 1024;

    protected static readonly DateTimeOffset Later =
        DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()) + FileService.TicketLasts;

    protected abstract IFiles Files { get; }

    /// <summary>Put Block over the wire of the implementation; false: refused.</summary>
    protected abstract Task<bool> PutBlock(UploadTicket ticket, string blockId, byte[] bytes, byte[]? md5 = null);

    /// <summary>Put Block List.</summary>
    protected abstract Task<bool> PutBlockList(UploadTicket ticket, params string[] blockIds);

    /// <summary>What lies in quarantine under this id; null: nothing.</summary>
    protected abstract Task<byte[]?> Quarantined(string uploadId);

    [Fact]
    public async Task What_carries_harm_is_put_aside_and_removed_after_its_time()
    {
        var ticket = await Begin("u1");
        Assert.True(await PutBlock(ticket, "AAAA", [1, 2, 3]));
        Assert.True(await PutBlockList(ticket, "AAAA"));

        await Files.Quarantine("u1", None);
        await Files.Quarantine("u1", None);

        Assert.Null(await Files.OpenUpload("u1", None));
        Assert.Equal([1, 2, 3], await Quarantined("u1"));
        await Files.Sweep(DateTimeOffset.UtcNow.AddHours(1), None);
        Assert.NotNull(await Quarantined("u1"));
        await Files.Sweep(DateTimeOffset.UtcNow.AddHours(1) + UploadRules.InQuarantine, None);
        Assert.Null(await Quarantined("u1"));
    }

    [Fact]
    public async Task The_same_block_sent_many_times_at_once_is_taken_each_time()
    {
        var ticket = await Begin("u1");
        var block = new byte[256 * 1024];
        var sent = Enumerable.Range(0, 16).Select(_ => Task.Run(() => PutBlock(ticket, "AAAA", block)));
        Assert.All(await Task.WhenAll(sent), Assert.True);
        Assert.True(await PutBlockList(ticket, "AAAA"));
    }

    [Fact]
    public async Task Blocks_may_come_in_any_order_and_the_list_puts_them_together()
    {
        var ticket = await Begin("u1");
        Assert.True(await PutBlock(ticket, "AAAC", Bytes("ba")));
        Assert.True(await PutBlock(ticket, "AAAA", Bytes("một ")));
        Assert.True(await PutBlock(ticket, "AAAB", Bytes("hai ")));
        Assert.Null(await Files.OpenUpload("u1", None));
        Assert.True(await PutBlockList(ticket, "AAAA", "AAAB", "AAAC"));
        Assert.Equal("một hai ba", await Uploaded("u1"));
    }

    [Fact]
    public async Task A_block_that_is_sent_again_takes_the_place_of_the_first()
    {
        var ticket = await Begin("u1");
        await PutBlock(ticket, "AAAA", Bytes("đứt đoạn giữa chừng"));
        await PutBlock(ticket, "AAAA", Bytes("đủ"));
        await PutBlockList(ticket, "AAAA");
        Assert.Equal("đủ", await Uploaded("u1"));
    }

    [Fact]
    public async Task Blocks_that_are_not_in_the_list_are_not_in_the_file()
    {
        var ticket = await Begin("u1");
        await PutBlock(ticket, "AAAA", Bytes("a"));
        await PutBlock(ticket, "AAAB", Bytes("b"));
        await PutBlockList(ticket, "AAAB");
        Assert.Equal("b", await Uploaded("u1"));
    }

    [Fact]
    public async Task A_list_that_names_an_unknown_block_is_refused()
    {
        var ticket = await Begin("u1");
        await PutBlock(ticket, "AAAA", Bytes("a"));
        Assert.False(await PutBlockList(ticket, "AAAA", "AAAB"));
        Assert.Null(await Files.OpenUpload("u1", None));
        // What was there is still there.
        Assert.True(await PutBlockList(ticket, "AAAA"));
    }

    [Fact]
    public async Task A_block_damaged_on_the_way_is_refused_and_does_not_count()
    {
        var ticket = await Begin("u1");
        Assert.False(await PutBlock(ticket, "AAAA", Bytes("a"), Md5("b")));
        Assert.False(await PutBlockList(ticket, "AAAA"));
        Assert.True(await PutBlock(ticket, "AAAA", Bytes("a"), Md5("a")));
        Assert.True(await PutBlockList(ticket, "AAAA"));
    }

    [Fact]
    public async Task Uploads_are_apart()
    {
        var (one, other) = (await Begin("u1"), await Begin("u2"));
        await PutBlock(one, "AAAA", Bytes("a"));
        Assert.False(await PutBlockList(other, "AAAA"));
        Assert.Null(await Files.OpenUpload("u3", None));
    }

    [Fact]
    public async Task What_is_kept_is_found_by_its_hash_and_the_upload_is_over()
    {
        var hash = await Upload("u1", "nội dung");
        await Keep("u1", hash);
        Assert.Equal("nội dung", await ReadAll(await Files.Open(hash, None)));
        Assert.Null(await Files.OpenUpload("u1", None));
    }

    [Fact]
    public async Task The_same_bytes_may_be_kept_twice()
    {
        await Keep("u1", await Upload("u1", "nội dung"));
        var hash = await Upload("u2", "nội dung");
        await Keep("u2", hash);
        Assert.Equal("nội dung", await ReadAll(await Files.Open(hash, None)));
        Assert.Null(await Files.OpenUpload("u2", None));
    }

    [Fact]
    public async Task What_is_added_at_once_is_found_by_its_hash_and_may_be_added_again()
    {
        var hash = HashOf("biên bản");
        await Files.Add(Bytes("biên bản"), hash, None);
        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Files.Add(Bytes("biên bản"), hash, None)))
        );
        Assert.Equal("biên bản", await ReadAll(await Files.Open(hash, None)));
    }

    [Fact]
    public async Task What_nobody_kept_cannot_be_opened() => Assert.Null(await Files.Open(HashOf("x"), None));

    [Fact]
    public async Task What_was_deleted_is_gone_and_deleting_twice_is_harmless()
    {
        var hash = await Upload("u1", "nội dung");
        await Keep("u1", hash);
        await Files.Delete(hash, None);
        await Files.Delete(hash, None);
        Assert.Null(await Files.Open(hash, None));
    }

    [Fact]
    public async Task A_ticket_names_its_upload_and_when_it_ends()
    {
        var ticket = await Begin("u1");
        Assert.Equal(("u1", Later), (ticket.Id, ticket.ExpiresAt));
        Assert.Contains('?', ticket.Url);
        Assert.InRange(ticket.BlockSize, 1, 4 * 1024 * 1024);
    }

    [Fact]
    public async Task What_was_changed_after_it_was_looked_at_is_not_kept()
    {
        var good = await Upload("u1", "nội dung");
        var version = await VersionOf("u1");
        await Upload("u1", "nội dung khác");
        await Refused("file-hash", () => Files.Keep("u1", version, good, None));
        Assert.Null(await Files.Open(good, None));
        Assert.Equal("nội dung khác", await Uploaded("u1"));
        await Keep("u1", HashOf("nội dung khác"));
        await Refused("file-hash", () => Files.Keep("u1", version, good, None));
    }

    [Fact]
    public async Task What_is_kept_at_once_from_several_sides_is_kept()
    {
        var hash = HashOf("nội dung");
        var ids = Enumerable.Range(0, 8).Select(i => $"u{i}").ToList();
        foreach (var id in ids)
            await Upload(id, "nội dung");
        var versions = await Task.WhenAll(ids.Select(VersionOf));
        await Task.WhenAll(ids.Zip(versions).Select(u => Task.Run(() => Files.Keep(u.First, u.Second, hash, None))));
        Assert.Equal("nội dung", await ReadAll(await Files.Open(hash, None)));
        foreach (var id in ids)
            Assert.Null(await Files.OpenUpload(id, None));
    }

    [Fact]
    public async Task A_second_ticket_goes_on_where_the_first_ended()
    {
        var first = await Begin("u1");
        Assert.True(await PutBlock(first, "AAAA", Bytes("một ")));
        var second = await Files.Begin("u1", Size, Later.AddMinutes(1), None);
        Assert.NotEqual(first.Url, second.Url);
        Assert.True(await PutBlock(second, "AAAB", Bytes("hai")));
        Assert.True(await PutBlockList(second, "AAAA", "AAAB"));
        Assert.Equal("một hai", await Uploaded("u1"));
    }

    [Fact]
    public async Task Uploads_nobody_kept_are_swept_and_what_was_kept_is_not()
    {
        await Upload("u1", "bỏ dở");
        await Keep("u2", await Upload("u2", "nội dung"));
        Assert.Equal(0, await Files.Sweep(DateTimeOffset.UtcNow.AddHours(-1), None));
        Assert.Equal("bỏ dở", await Uploaded("u1"));
        Assert.Equal(1, await Files.Sweep(DateTimeOffset.UtcNow.AddHours(1), None));
        Assert.Null(await Files.OpenUpload("u1", None));
        Assert.Equal("nội dung", await ReadAll(await Files.Open(HashOf("nội dung"), None)));
        Assert.Equal(0, await Files.Sweep(DateTimeOffset.UtcNow.AddHours(1), None));
    }

    protected Task<UploadTicket> Begin(string id) => Files.Begin(id, Size, Later, None);

    protected async Task<string> Upload(string id, string text)
    {
        var ticket = await Begin(id);
        Assert.True(await PutBlock(ticket, "AAAA", Bytes(text)));
        Assert.True(await PutBlockList(ticket, "AAAA"));
        return HashOf(text);
    }

    protected async Task Keep(string id, string hash) => await Files.Keep(id, await VersionOf(id), hash, None);

    protected async Task<string> VersionOf(string id)
    {
        var upload = await Files.OpenUpload(id, None);
        await upload!.Content.DisposeAsync();
        return upload.Version;
    }

    protected async Task<string> Uploaded(string id) => await ReadAll((await Files.OpenUpload(id, None))?.Content);

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Bytes(text)));

    protected static async Task<string> ReadAll(Stream? stream)
    {
        using var reader = new StreamReader(Assert.IsType<Stream>(stream, exactMatch: false));
        return await reader.ReadToEndAsync();
    }

#pragma warning disable CA5351 // Content-MD5 is what the wire protocol carries.
    private static byte[] Md5(string text) => MD5.HashData(Bytes(text));
#pragma warning restore CA5351
}
