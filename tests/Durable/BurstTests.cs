using System.Diagnostics;
using System.Globalization;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.Durable;

/// <summary>Everybody acts at once: a loop that waits is told of very many changes.</summary>
public sealed class BurstTests(Azurite azurite, ITestOutputHelper output)
{
    /// <summary>How many changes; more than the test takes are measured by hand.</summary>
    private static readonly int Changes = int.Parse(
        Environment.GetEnvironmentVariable("PLANMONITOR_BURST") ?? "500",
        CultureInfo.InvariantCulture
    );

    private const int Collectors = 20;
    private readonly Office office = new();

    [Fact]
    public async Task The_loop_comes_to_rest_and_has_looked_after_every_collector()
    {
        await using var engine = await office.Engine(azurite.NewAccount());
        await office.StartLoop(engine.Client);
        await office.Rest();
        var (turns, watch) = (office.Turns, Stopwatch.StartNew());
        var letters = Enumerable.Range(0, Changes).Select(n => office.Record($"{n % Collectors:D2}")).ToList();
        await Parallel.ForEachAsync(
            letters,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (letter, cancel) =>
                await engine.Client.RaiseEventAsync(
                    Office.Cycle,
                    CycleWorkflow.Changed,
                    new CycleChange(letter[..2], letter),
                    cancel
                )
        );
        var raised = watch.Elapsed;
        await office.Arrived([.. letters]);
        var arrived = watch.Elapsed;
        await office.Rest();
        output.WriteLine(
            $"{Changes} changes: raised after {raised.TotalSeconds:F1} s, every letter after {arrived.TotalSeconds:F1} s, at rest after {watch.Elapsed.TotalSeconds:F1} s; {office.Turns - turns} turns, {office.DueSteps.Count - 1} due steps, {office.Plans} plans."
        );
        Assert.Equal(
            letters,
            office.Letters.Order(StringComparer.Ordinal).OrderBy(l => l[3..], StringComparer.Ordinal)
        );
    }
}
