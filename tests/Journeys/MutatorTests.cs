using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Ten thousand requests and files made wrong at random; bench runs a million. In a process of its own, as its memory is judged, too.</summary>
[Slow]
public sealed class MutatorTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_is_made_wrong_at_random_is_taken_or_refused_with_a_code()
    {
        var seed = Environment.GetEnvironmentVariable("PLANMONITOR_SEED") is { } given
            ? (int)(ulong.Parse(given, CultureInfo.InvariantCulture) % int.MaxValue)
            : Random.Shared.Next();

        var (exit, said) = await Mutate(10_000, seed);

        output.WriteLine(said);
        Assert.True(exit == 0, $"PLANMONITOR_SEED={seed} finds it again. {said}");
        // Not all of one kind: else the mutator meets a closed door.
        var counted = Regex.Match(said, @"(\d+) taken, (\d+) refused");
        int Counted(int group) => int.Parse(counted.Groups[group].Value, CultureInfo.InvariantCulture);
        Assert.True(Counted(1) > 500 && Counted(2) > 3_000, said);
    }

    private static async Task<(int Exit, string Said)> Mutate(int cases, int seed)
    {
        string[] arguments = [typeof(Mutator).Assembly.Location, "mutate", $"{cases}", $"{seed}"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
