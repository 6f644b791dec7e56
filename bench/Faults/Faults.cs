using System.Diagnostics;
using System.Globalization;

namespace PlanMonitor.Bench;

/// <summary>The command: the year without deaths, the year with them, and the comparison.</summary>
public static class Faults
{
    public static readonly DateTimeOffset Until = VietnamTime.At(new(2023, 12, 31), 12);

    /// <param name="killed">Processes of the operating system that are killed, instead of exceptions within one.</param>
    public static async Task<int> Run(int deaths, bool killed, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var folders = new[]
        {
            Directory.CreateTempSubdirectory("planmonitor-faults-").FullName,
            Directory.CreateTempSubdirectory("planmonitor-faults-").FullName,
        };
        try
        {
            var expected = await Expected(folders[0]);
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Without deaths: {expected.Count} letters, {watch.Elapsed.TotalSeconds:F1} s"
                )
            );
            var year = new FaultYear(folders[1], Template, new CountingMail(folders[1]));
            if (killed)
                await Kill(year, folders[1], deaths);
            else
                await year.Live(life => DieAt(life, deaths), Until, CancellationToken.None);
            var (letters, messages) = await FaultYear.Read(folders[1], Until, CancellationToken.None);
            var verdict = FaultVerdict.Of(expected, letters, messages, CountingMail.Received(folders[1]));
            foreach (var point in year.Deaths.GroupBy(d => d).OrderBy(g => g.Key, StringComparer.Ordinal))
                await output.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"{point.Count(), 6}  {point.Key}")
                );
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{year.Deaths.Count} deaths, {watch.Elapsed.TotalSeconds:F1} s: {verdict}"
                )
            );
            foreach (var line in verdict.Lost.Concat(verdict.Doubled).Take(20))
                await output.WriteLineAsync(line);
            return verdict.Lost.Count + verdict.Doubled.Count == 0 ? 0 : 1;
        }
        finally
        {
            foreach (var folder in folders)
                Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Keys of the letters of a year in which no process dies.</summary>
    public static async Task<IReadOnlySet<string>> Expected(string folder)
    {
        await new FaultYear(folder, Template, new CountingMail(folder)).Live(_ => null, Until, CancellationToken.None);
        return (await FaultYear.Read(folder, Until, CancellationToken.None)).Letters.Select(l => l.Key).ToHashSet();
    }

    /// <summary>The n-th process dies at its 2nd, 3rd, … 40th boundary in turn, so that every kind of boundary is met; each gets a little further.</summary>
    public static int? DieAt(int life, int deaths) => life > deaths ? null : 2 + (life % 39);

    public static Template Template { get; } = TemplateFolder.Read().First(t => t.Id == FaultYear.Cycle);

    /// <summary>One process, started by <see cref="Kill"/>: goes on from where the one before was killed, and kills itself at its boundary.</summary>
    public static async Task Live(string folder, int? dieAt)
    {
        var file = Path.Combine(folder, "progress.json");
        var reached = Json.Read<FaultYear.Progress>(await File.ReadAllTextAsync(file));
        string? point = null;
        var points = new FaultPoints(dieAt, at =>
        {
            File.WriteAllText(file, Json.Write(reached with { At = reached.At.AddSeconds(5) }));
            File.WriteAllText(Path.Combine(folder, "died.txt"), point = at);
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        });
        var next = await new FaultYear(folder, Template, new CountingMail(folder)).LiveOnce(
            reached,
            points,
            Until,
            CancellationToken.None,
            p => reached = p
        );
        Trace.Assert(next is null && point is null);
    }

    private static async Task Kill(FaultYear year, string folder, int deaths)
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, "progress.json"),
            Json.Write(await year.Prepare(CancellationToken.None))
        );
        for (var life = 1; ; life++)
        {
            using var process = Process.Start(
                new ProcessStartInfo(
                    Environment.ProcessPath!,
                    [
                        .. Host(),
                        "fault-life",
                        folder,
                        string.Create(CultureInfo.InvariantCulture, $"{DieAt(life, deaths) ?? 0}"),
                    ]
                )
            )!;
            await process.WaitForExitAsync();
            if (process.ExitCode == 0)
                return;
            year.Deaths.Add($"The process was killed {await File.ReadAllTextAsync(Path.Combine(folder, "died.txt"))}.");
        }
    }

    /// <summary>Where this runs under the dotnet command, the assembly comes first.</summary>
    private static IEnumerable<string> Host() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Faults).Assembly.Location] : [];

    /// <summary>Whatever reaches it is counted outside of the process: a line in a file.</summary>
    private sealed class CountingMail(string folder) : INotifier
    {
        public Channel Channel => Channel.Email;

        public static IReadOnlyList<string> Received(string folder) =>
            File.ReadAllLines(Path.Combine(folder, "mail.txt"));

        public async Task<Delivery> Send(Outgoing message, CancellationToken cancel)
        {
            await File.AppendAllLinesAsync(Path.Combine(folder, "mail.txt"), [message.Id], cancel);
            return new(DeliveryOutcome.Sent);
        }
    }
}
