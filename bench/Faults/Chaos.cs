using System.Diagnostics;
using System.Globalization;

namespace PlanMonitor.Bench;

/// <summary>
/// The command: the hard year without faults, then as often as asked with faults drawn from seeds, and each compared.
/// </summary>
/// <param name="killed">Processes of the operating system that are killed, instead of exceptions within one.</param>
public sealed class Chaos(FaultRates rates, bool killed, TextWriter output)
{
    private readonly Dictionary<(string Point, Fault Fault), int> met = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <param name="seed">Of the first run; the next ones go on from it.</param>
    /// <returns>What was wrong in all of them.</returns>
    public async Task<int> Run(int runs, int seed, CancellationToken cancel)
    {
        var calm = await InFolder(async folder =>
        {
            await new ChaosYear(folder, new CountingMail(folder), seed).Live(FaultRates.None, cancel);
            return await ChaosResult.Read(folder, CountingMail.Received(folder), cancel);
        });
        await Say($"Without faults: {calm.Letters.Count} letters");
        var (wrong, deaths, faults) = (0, 0, 0);
        for (var run = 0; run < runs; run++)
        {
            var verdict = await InFolder(folder => One(folder, seed + run, calm, cancel));
            await Say($"seed {seed + run}: {verdict}");
            foreach (var line in verdict.Wrong.Take(10))
                await output.WriteLineAsync($"    {line}");
            (wrong, deaths, faults) = (wrong + verdict.Wrong.Count, deaths + verdict.Deaths, faults + verdict.Faults);
        }
        foreach (var (what, times) in met.OrderBy(m => m.Key.Point, StringComparer.Ordinal).ThenBy(m => m.Key.Fault))
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{times, 8}  {what.Point}: {what.Fault}")
            );
        await Say($"{runs} years, {deaths} deaths, {faults} faults, {wrong} wrong");
        return wrong;
    }

    private async Task<ChaosVerdict> One(string folder, int seed, ChaosResult calm, CancellationToken cancel)
    {
        var year = new ChaosYear(folder, new CountingMail(folder), seed);
        if (killed)
            await KilledYear.Live(year, folder, seed, rates, cancel);
        else
            await year.Live(rates, cancel);
        foreach (var (what, times) in year.Met)
            met[what] = met.GetValueOrDefault(what) + times;
        return ChaosVerdict.Of(year, await ChaosResult.Read(folder, CountingMail.Received(folder), cancel), calm);
    }

    private static async Task<T> InFolder<T>(Func<string, Task<T>> live)
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-chaos-").FullName;
        try
        {
            return await live(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task Say(string what) =>
        output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds, 7:F1} s  {what}")
        );
}
