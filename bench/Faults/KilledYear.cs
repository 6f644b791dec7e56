using System.Diagnostics;

namespace PlanMonitor.Bench;

/// <summary>
/// The same year by processes of the operating system that are killed (SIGKILL): what was not yet written down is gone
/// with them.
/// </summary>
public static class KilledYear
{
    public const string LifeCommand = "chaos-life";
    private const string JobFile = "job.json";
    private const string DeathFile = "died.json";

    /// <summary>Starts one process after the other, until one lives to the end of the year.</summary>
    public static async Task Live(ChaosYear year, string folder, int seed, FaultRates rates, CancellationToken cancel)
    {
        var progress = await year.Prepare(cancel);
        while (true)
        {
            Write(folder, JobFile, new Job(seed, rates, progress));
            using var process = Process.Start(
                new ProcessStartInfo(Environment.ProcessPath!, [.. Host(), LifeCommand, folder])
            )!;
            await process.WaitForExitAsync(cancel);
            var end = Json.Read<End>(await File.ReadAllTextAsync(Path.Combine(folder, DeathFile), cancel));
            foreach (var fault in end.Met)
                year.Met[(fault.Point, fault.Fault)] =
                    year.Met.GetValueOrDefault((fault.Point, fault.Fault)) + fault.Times;
            if (end.Next is null)
                return;
            year.Deaths.Add($"The process was killed {end.DiedAt}.");
            progress = end.Next;
        }
    }

    /// <summary>One process: goes on from where the one before was killed, and kills itself at its point.</summary>
    public static async Task LiveOnce(string folder)
    {
        var job = Json.Read<Job>(await File.ReadAllTextAsync(Path.Combine(folder, JobFile)));
        var year = new ChaosYear(folder, new CountingMail(folder), job.Seed);
        var reached = job.Progress;
        FaultPoints? points = null;
        void Kill(string point)
        {
            Write(folder, DeathFile, new End(point, reached with { Life = reached.Life + 1 }, MetIn(points!)));
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
        points = year.PointsOf(reached, job.Rates, Kill);
        await year.LiveOnce(reached, points, p => reached = p, CancellationToken.None);
        Write(folder, DeathFile, new End(null, null, MetIn(points)));
    }

    private static IReadOnlyList<MetFault> MetIn(FaultPoints points) =>
        [.. points.Met.Select(m => new MetFault(m.Key.Point, m.Key.Fault, m.Value))];

    private static void Write<T>(string folder, string name, T value) =>
        File.WriteAllText(Path.Combine(folder, name), Json.Write(value));

    /// <summary>Where this runs under the dotnet command, the assembly comes first.</summary>
    private static IEnumerable<string> Host()
    {
        var isDotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        return isDotnet ? [typeof(KilledYear).Assembly.Location] : [];
    }

    /// <summary>What a process is to do.</summary>
    private sealed record Job(int Seed, FaultRates Rates, ChaosYear.Progress Progress);

    /// <summary>How a process ended.</summary>
    /// <param name="Next">Where the next one goes on; null: the year is over.</param>
    private sealed record End(string? DiedAt, ChaosYear.Progress? Next, IReadOnlyList<MetFault> Met);

    private sealed record MetFault(string Point, Fault Fault, int Times);
}
