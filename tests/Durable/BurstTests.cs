using System.Diagnostics;
using System.Globalization;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.Durable;

/// <summary>Everybody acts at once: a loop that waits is told of very many changes.</summary>
[Slow]
public sealed class BurstTests(Azurite azurite, ITestOutputHelper output)
{
    /// <summary>How many changes; more than the test takes are measured by hand.</summary>
    private static readonly int Changes = int.Parse(
        Environment.GetEnvironmentVariable("PLANMONITOR_BURST") ?? "500",
        CultureInfo.InvariantCulture
    );

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30 + (Changes / 10));
    private const int Collectors = 20;
    private readonly Office office = new();

    [Fact]
    public async Task The_loop_comes_to_rest_and_has_looked_after_every_collector()
    {
        await using var engine = await office.Engine(azurite.NewAccount());
        await office.StartLoop(engine.Client);
        await Arrives("as they came", async letters => await Raise(engine, letters));
        await NobodyElseWasForgotten(engine);
    }

    [Fact]
    public async Task So_it_does_when_all_has_piled_up_while_nothing_ran()
    {
        var account = azurite.NewAccount();
        await using (var before = await office.Engine(account))
        {
            await office.StartLoop(before.Client);
            await office.Rest();
        }
        StorageEngine? after = null;
        await Arrives("piled up", async letters =>
        {
            await using (var nobody = await StorageEngine.StartClient(account))
                await Raise(nobody, letters);
            after = await office.Engine(account);
        });
        await using var engine = after!;
        await NobodyElseWasForgotten(engine);
    }

    private async Task Arrives(string how, Func<IReadOnlyList<string>, Task> raise)
    {
        await office.Rest();
        var (turns, steps, watch) = (office.Turns, office.DueSteps.Count, Stopwatch.StartNew());
        var letters = Enumerable.Range(0, Changes).Select(n => office.Record($"{n % Collectors:D2}")).ToList();
        await raise(letters);
        var raised = watch.Elapsed;
        await Office.Until(() => office.Letters.Count >= Changes, Patience);
        var arrived = watch.Elapsed;
        await office.Rest(Patience);
        (turns, steps) = (office.Turns - turns, office.DueSteps.Count - steps);
        output.WriteLine(
            $"{Changes} changes {how}: raised after {raised.TotalSeconds:F1} s, every letter after {arrived.TotalSeconds:F1} s, at rest after {watch.Elapsed.TotalSeconds:F1} s; {turns} turns, {steps} due steps."
        );
        Assert.Equal(letters.Order(StringComparer.Ordinal), office.Letters);
        Assert.InRange(steps, Collectors, Changes);
    }

    private async Task NobodyElseWasForgotten(StorageEngine engine)
    {
        await office.Arrived(await office.Act(engine.Client));
        Assert.Equal(1, office.Plans);
    }

    private static Task Raise(StorageEngine engine, IReadOnlyList<string> letters) =>
        Parallel.ForEachAsync(letters, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (letter, cancel) =>
            await engine.Client.RaiseEventAsync(
                Office.Cycle,
                CycleWorkflow.Changed,
                new CycleChange(letter[..2], letter),
                cancel
            )
        );
}
