using System.Diagnostics;
using PlanMonitor.Tests.Journeys;

namespace PlanMonitor.Tests.Storage;

/// <summary>One host works on a folder; the second one says why it does not start, and touches nothing.</summary>
public sealed class FolderLockTests : IDisposable
{
    private static readonly DateTimeOffset February = CommandLine.ParseClock("2023-02-20T08:00+07:00");
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_second_host_in_this_process_is_refused(bool reset)
    {
        await using var first = await LocalHost.Start(Options());

        var refused = await Assert.ThrowsAsync<StartException>(() => LocalHost.Start(Options() with { Reset = reset }));

        Assert.Contains(folder.Path, refused.Message);
        Assert.True(File.Exists(folder.File("planmonitor.db")));
    }

    [Fact]
    public async Task A_host_that_could_not_start_lets_go_of_the_folder()
    {
        await using var town = await Town.Open("2023-02-20T08:00+07:00");
        var taken = Options() with { Port = new Uri(town.Host.Url).Port };
        await Assert.ThrowsAsync<StartException>(() => LocalHost.Start(taken));

        await using var started = await LocalHost.Start(Options());
    }

    [Fact]
    public async Task A_host_in_another_process_is_refused_and_a_killed_one_leaves_the_folder_free()
    {
        await using (await LocalHost.Start(Options()))
        {
            using var second = StartProcess();
            var said = await second.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await second.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(1, second.ExitCode);
            Assert.Contains(folder.Path, said);
        }

        using var alone = StartProcess();
        while (FolderLock.Take(folder.Path) is { } held)
        {
            held.Dispose();
            Assert.False(alone.HasExited);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        alone.Kill();
        await alone.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var free = FolderLock.Take(folder.Path);
        Assert.NotNull(free);
    }

    private LocalOptions Options() =>
        new()
        {
            Port = 0,
            DataFolder = folder.Path,
            Clock = February,
            Speed = 0,
            PasswordIterations = 1000,
        };

    private Process StartProcess()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--port",
            $"{Loopback.FreePort()}",
            "--data",
            folder.Path,
            "--clock",
            "2023-02-20T08:00+07:00",
        ];
        foreach (var argument in arguments.Prepend(typeof(LocalHost).Assembly.Location))
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
