using Microsoft.AspNetCore.WebUtilities;
using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Contracts;

public sealed class DiskFilesTests : FilesContract, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly DiskFiles files;

    public DiskFilesTests() => files = new(folder.Path);

    protected override IFiles Files => files;

    public void Dispose() => folder.Dispose();

    protected override Task<bool> PutBlock(UploadTicket ticket, string blockId, byte[] bytes, byte[]? md5 = null) =>
        files.PutBlock(ticket.Id, blockId, Size, new MemoryStream(bytes), md5, None);

    protected override Task<bool> PutBlockList(UploadTicket ticket, params string[] blockIds) =>
        files.PutBlockList(ticket.Id, blockIds, None);

    protected override async Task<byte[]?> Quarantined(string uploadId)
    {
        var file = Path.Combine(folder.Path, "quarantine", uploadId);
        return File.Exists(file) ? await File.ReadAllBytesAsync(file) : null;
    }

    [Fact]
    public async Task A_block_is_at_most_as_large_as_the_ticket_says()
    {
        var ticket = await Begin("u1");
        Assert.True(await PutBlock(ticket, "AAAA", new byte[ticket.BlockSize]));
        Assert.False(await PutBlock(ticket, "AAAB", new byte[ticket.BlockSize + 1]));
        Assert.False(await PutBlockList(ticket, "AAAB"));
    }

    [Fact]
    public async Task All_blocks_together_are_at_most_as_large_as_the_upload_was_announced()
    {
        await files.Begin("u1", 10, Later, None);
        Task<bool> Put(string block, int bytes) =>
            files.PutBlock("u1", block, 10, new MemoryStream(new byte[bytes]), null, None);

        Assert.True(await Put("AAAA", 6));
        Assert.False(await Put("AAAB", 5));
        Assert.True(await Put("AAAB", 4));
        // Sent again, it stands instead of itself.
        Assert.True(await Put("AAAB", 3));
        Assert.False(await Put("AAAC", 2));
    }

    [Fact]
    public async Task All_blocks_together_are_at_most_50_MB()
    {
        var ticket = await Begin("u1");
        await PutBlock(ticket, "full", new byte[DiskFiles.BlockSize]);
        await PutBlock(ticket, "half", new byte[DiskFiles.BlockSize / 2]);
        await PutBlock(ticket, "byte", new byte[1]);
        var fifty = Enumerable.Repeat("full", 12).Append("half").ToArray();
        Assert.False(await PutBlockList(ticket, [.. fifty, "byte"]));
        Assert.True(await PutBlockList(ticket, fifty));
        await using var whole = (await files.OpenUpload("u1", None))!.Content;
        Assert.Equal(FileRules.MaxSize, whole.Length);
    }

    [Fact]
    public async Task A_signed_address_is_ours_until_it_expires()
    {
        var (expires, signature) = Signed(await Begin("u1"));
        Assert.True(files.IsAllowed("u1", expires, Size, signature, Later - TimeSpan.FromSeconds(1)));
        Assert.False(files.IsAllowed("u1", expires, Size, signature, Later));
    }

    [Fact]
    public async Task An_address_that_was_changed_is_not_ours()
    {
        var now = Later - TimeSpan.FromHours(1);
        var (expires, signature) = Signed(await Begin("u1"));
        var (_, others) = Signed(await Begin("u2"));
        Assert.False(files.IsAllowed("u2", expires, Size, signature, now));
        Assert.False(files.IsAllowed("u1", expires, Size, others, now));
        Assert.False(files.IsAllowed("u1", $"{expires}0", Size, signature, now));
        Assert.False(files.IsAllowed("u1", "soon", Size, signature, now));
        Assert.False(files.IsAllowed("u1", expires, Size, signature.ToUpperInvariant(), now));
        Assert.False(files.IsAllowed("u1", expires, Size, "", now));
        Assert.False(files.IsAllowed("u1", expires, Size, "đ", now));
        Assert.False(files.IsAllowed("u1", expires, Size + 1, signature, now));
        using var elsewhere = new TempFolder();
        var foreign = new DiskFiles(elsewhere.Path);
        await foreign.Begin("u1", Size, Later, None);
        Assert.False(foreign.IsAllowed("u1", expires, Size, signature, now));
    }

    [Fact]
    public async Task An_address_ends_with_its_upload()
    {
        var hash = await Upload("u1", "nội dung");
        var (expires, signature) = Signed(await Begin("u1"));
        await Keep("u1", hash);
        Assert.False(files.IsAllowed("u1", expires, Size, signature, Later - TimeSpan.FromHours(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../u1")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("U1")]
    [InlineData("u1\0")]
    [InlineData("a12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task An_upload_id_never_leaves_its_folder(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => files.Begin(id, Size, Later, None));
        await Assert.ThrowsAsync<ArgumentException>(() => files.PutBlock(id, "AAAA", Size, Stream.Null, null, None));
        Assert.Null(await files.OpenUpload(id, None));
        Assert.False(files.IsAllowed(id, "9999999999", Size, "x", Later));
        Assert.Empty(Directory.GetFileSystemEntries(folder.File("uploads")));
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("content")]
    [InlineData("đ\\0/..")]
    public async Task A_block_id_never_leaves_its_upload(string blockId)
    {
        var ticket = await Begin("u1");
        Assert.True(await PutBlock(ticket, blockId, Bytes("a")));
        Assert.Null(await files.OpenUpload("u1", None));
        Assert.True(await PutBlockList(ticket, blockId));
        Assert.All(
            Directory
                .GetFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder.Path, f).Replace('\\', '/'))
                .Where(f => f != "signing.key"),
            f => Assert.Matches("^uploads/u1/(content-[0-9a-f]{32}|b-[0-9a-f]{64})$", f)
        );
    }

    [Fact]
    public async Task A_block_list_sent_again_and_a_second_keep_are_harmless()
    {
        var ticket = await Begin("u1");
        await PutBlock(ticket, "A", Bytes("a"));
        Assert.True(await PutBlockList(ticket, "A"));
        Assert.True(await PutBlockList(ticket, "A"));
        var hash = new string('a', 64);
        var version = await VersionOf("u1");
        await files.Keep("u1", version, hash, None);
        await files.Keep("u1", version, hash, None);
        Assert.NotNull(await files.Open(hash, None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../signing.key")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_hash_opens_nothing(string hash)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => files.Open(hash, None));
        await Assert.ThrowsAsync<ArgumentException>(() => files.Delete(hash, None));
    }

    [Fact]
    public async Task Another_start_finds_what_was_kept_and_honours_the_addresses_given_out()
    {
        var hash = await Upload("u1", "nội dung");
        await Keep("u1", hash);
        var (expires, signature) = Signed(await Begin("u2"));
        var again = new DiskFiles(folder.Path);
        Assert.Equal("nội dung", await ReadAll(await again.Open(hash, None)));
        Assert.True(again.IsAllowed("u2", expires, Size, signature, Later - TimeSpan.FromHours(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../objects/aa/aaaaaaaaaaaaaaa")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_version_never_leaves_its_upload(string version) =>
        await Assert.ThrowsAsync<ArgumentException>(() => files.Keep("u1", version, new string('a', 64), None));

    private static (string Expires, string Signature) Signed(UploadTicket ticket)
    {
        var query = QueryHelpers.ParseQuery(ticket.Url[ticket.Url.IndexOf('?', StringComparison.Ordinal)..]);
        return (query["se"].ToString(), query["sig"].ToString());
    }
}
