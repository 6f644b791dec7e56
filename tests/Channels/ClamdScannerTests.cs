using PlanMonitor.Channels.Clamd;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Channels;

/// <summary>A scanner is asked about every file; what it finds is not taken, and without its answer nothing is.</summary>
public sealed class ClamdScannerTests : IDisposable
{
    private readonly Clamd clamd = new();

    public void Dispose() => clamd.Dispose();

    [Fact]
    public async Task The_whole_file_is_sent_and_what_is_found_is_named()
    {
        var content = new byte[200_000];
        new Random(7).NextBytes(content);
        clamd.Says = sent => sent.Length == content.Length ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK";
        var scanner = new ClamdScanner(clamd.Address);

        Assert.Equal("Win.Test.EICAR_HDB-1", await scanner.Scan(new MemoryStream(content), default));
        Assert.Null(await scanner.Scan(new MemoryStream(content[1..]), default));
        Assert.Equal(content, clamd.Sent[0]);
        await scanner.Check(default);
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR")]
    [InlineData("stream: Can't allocate memory ERROR")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_answer_that_says_nothing_of_the_file_is_none(string? answer)
    {
        clamd.Says = _ => answer;
        await Assert.ThrowsAsync<ScannerAwayException>(() =>
            new ClamdScanner(clamd.Address).Scan(new MemoryStream([1]), default)
        );
    }

    [Theory]
    [InlineData("http://10.0.0.5:3310")]
    [InlineData("10.0.0.5")]
    [InlineData("tcp://10.0.0.5")]
    public void A_setting_that_is_no_address_of_a_daemon_is_said(string address) =>
        Assert.Throws<ChannelSettingException>(() => ClamdScanner.Read(_ => address));

    [Fact]
    public void Without_the_setting_there_is_none() => Assert.Null(ClamdScanner.Read(_ => " "));

    [Fact]
    public async Task What_is_found_is_refused_and_put_aside()
    {
        clamd.Says = _ => "stream: Doc.Dropper.Agent-1 FOUND";
        await using var town = await Town.Open("2023-02-20T09:00+07:00", scanner: new(clamd.Address));
        var commune = await town.SignIn("xa-19996");

        var refused = await commune.Upload("ke-hoach.pdf", Person.Pdf);

        Assert.Equal((422, "file-infected"), (refused.Status, refused.Code));
        Assert.Contains("Doc.Dropper.Agent-1", refused.Json.GetProperty("texts").GetProperty("vi").GetString());
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(town.Folder, "files", "uploads")));
        var aside = Assert.Single(Directory.GetFiles(Path.Combine(town.Folder, "files", "quarantine")));
        Assert.Equal(Person.Pdf, await File.ReadAllBytesAsync(aside));
        clamd.Says = _ => "stream: OK";
        Assert.Equal(201, (await commune.Upload("ke-hoach.pdf", Person.Pdf)).Status);
    }

    [Fact]
    public async Task While_the_scanner_is_away_nothing_is_taken_and_health_says_so()
    {
        await using var town = await Town.Open("2023-02-20T09:00+07:00", scanner: new(clamd.Address));
        clamd.Dispose();
        var commune = await town.SignIn("xa-19996");

        var refused = await commune.Upload("ke-hoach.pdf", Person.Pdf);

        Assert.Equal((503, "scanner-away"), (refused.Status, refused.Code));
        var health = await commune.Get("health");
        Assert.Equal("failed", health.Json.GetProperty("parts").GetProperty("scanner").GetString());
    }
}
