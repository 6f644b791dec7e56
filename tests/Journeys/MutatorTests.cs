namespace PlanMonitor.Tests.Journeys;

/// <summary>Ten thousand requests and files made wrong at random; bench runs a million.</summary>
[Slow]
public sealed class MutatorTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_is_made_wrong_at_random_is_taken_or_refused_with_a_code()
    {
        var seed = Environment.GetEnvironmentVariable("PLANMONITOR_SEED") is { } given
            ? (int)(ulong.Parse(given, System.Globalization.CultureInfo.InvariantCulture) % int.MaxValue)
            : Random.Shared.Next();

        var verdict = await new Mutator(seed).Run(10_000, TextWriter.Null);

        output.WriteLine(verdict.ToString());
        Assert.True(verdict.Faults.Count == 0, $"PLANMONITOR_SEED={seed} finds it again. {verdict}");
        // Not all of one kind: else the mutator meets a closed door.
        Assert.True(verdict.Taken > 500 && verdict.Refused > 3_000, verdict.ToString());
    }
}
