namespace PlanMonitor.Tests.Journeys;

/// <summary>A start that cannot go on says why in one sentence; a clock behind what is recorded starts nothing.</summary>
public class StartTests
{
    private static readonly DateTimeOffset February = CommandLine.ParseClock("2023-02-20T08:00+07:00");

    [Fact]
    public async Task A_busy_port_is_told_with_what_to_do()
    {
        await using var town = await Town.Open("2023-02-20T08:00+07:00");
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;

        var refused = await Assert.ThrowsAsync<StartException>(() =>
            LocalHost.Start(
                new()
                {
                    Port = new Uri(town.Host.Url).Port,
                    DataFolder = folder,
                    Clock = February,
                }
            )
        );

        Assert.Contains("--port", refused.Message);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_with_what_to_do()
    {
        var file = Path.GetTempFileName();

        var refused = await Assert.ThrowsAsync<StartException>(() =>
            LocalHost.Start(
                new()
                {
                    Port = 0,
                    DataFolder = file,
                    Clock = February,
                }
            )
        );

        Assert.Contains("--data", refused.Message);
        File.Delete(file);
    }

    [Fact]
    public async Task A_clock_behind_what_is_recorded_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
        await using (await LocalHost.Start(new() { Port = 0, DataFolder = folder })) { }

        var refused = await Assert.ThrowsAsync<StartException>(() =>
            LocalHost.Start(
                new()
                {
                    Port = 0,
                    DataFolder = folder,
                    Clock = February,
                }
            )
        );

        Assert.Contains("--reset", refused.Message);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Reset_removes_what_the_program_made_and_nothing_else()
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-test-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "ghi-chu.txt"), "của người khác");
        await using (await LocalHost.Start(new() { Port = 0, DataFolder = folder })) { }

        await using (
            var again = await LocalHost.Start(
                new()
                {
                    Port = 0,
                    DataFolder = folder,
                    Clock = February,
                    Speed = 0,
                    Reset = true,
                }
            )
        )
            Assert.Equal(February, again.Clock.GetUtcNow());

        Assert.True(File.Exists(Path.Combine(folder, "ghi-chu.txt")));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("2023-02-20T08:00+07:00", "2023-02-20T01:00:00Z")]
    [InlineData("2023-02-20T08:00:30+07:00", "2023-02-20T01:00:30Z")]
    [InlineData("2023-02-20T01:00Z", "2023-02-20T01:00:00Z")]
    public void A_clock_is_an_instant_with_its_offset(string text, string utc) =>
        Assert.Equal(
            DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture),
            CommandLine.ParseClock(text)
        );

    [Theory]
    [InlineData("2023-02-20")]
    [InlineData("2023-02-20T08:00")]
    [InlineData("hôm qua")]
    public void Anything_else_is_refused(string text) =>
        Assert.Throws<StartException>(() => CommandLine.ParseClock(text));
}
