using System.Diagnostics;
using System.Globalization;

namespace PlanMonitor.Bench;

/// <summary>The same year by processes of the operating system that are killed (SIGKILL): what was not yet written down is gone with them.</summary>
public static class KilledYear
{
    private const string ProgressFile = "progress.json";
    private const string DeathFile = "died.txt";

    /// <summary>Starts one process after the other, until one lives to the end of the year.</summary>
    public static async Task Live(ChaosYear year, string folder, int seed, CancellationToken cancel)
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, ProgressFile),
            Json.Write(await year.Prepare(cancel)),
            cancel
        );
        while (true)
        {
            string[] arguments = ["chaos-life", folder, string.Create(CultureInfo.InvariantCulture, $"{seed}")];
            using var process = Process.Start(
                new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), .. arguments])
            )!;
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode == 0)
                return;
            var died = await File.ReadAllTextAsync(Path.Combine(folder, DeathFile), cancel);
            year.Deaths.Add($"The process was killed {died}.");
        }
    }

    /// <summary>One process: goes on from where the one before was killed, and kills itself at its point.</summary>
    public static async Task LiveOnce(string folder, int seed)
    {
        var file = Path.Combine(folder, ProgressFile);
        var reached = Json.Read<ChaosYear.Progress>(await File.ReadAllTextAsync(file));
        void Kill(string point)
        {
            File.WriteAllText(file, Json.Write(reached with { Life = reached.Life + 1 }));
            File.WriteAllText(Path.Combine(folder, DeathFile), point);
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
        var year = new ChaosYear(folder, new CountingMail(folder), seed);
        var points = year.PointsOf(reached, Chaos.Usual, int.MaxValue, Kill);
        await year.LiveOnce(reached, points, p => reached = p, CancellationToken.None);
    }

    /// <summary>Where this runs under the dotnet command, the assembly comes first.</summary>
    private static IEnumerable<string> Host()
    {
        var isDotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        return isDotnet ? [typeof(KilledYear).Assembly.Location] : [];
    }
}
