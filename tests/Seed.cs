using System.Globalization;
using FsCheck;

namespace PlanMonitor.Tests;

/// <summary>Where random tests get their samples. A failure says its seed; PLANMONITOR_SEED=that number runs the same samples again.</summary>
internal static class Seed
{
    private const string Name = "PLANMONITOR_SEED";

    /// <summary>The property holds for each of a hundred samples.</summary>
    public static void Check(this Property property) =>
        Run(random => property.Check(Config.QuickThrowOnFailure.WithReplay(random.Seed, random.Gamma)));

    /// <summary>A test over samples of its own.</summary>
    public static void Run(Action<Rnd> test)
    {
        var given = Environment.GetEnvironmentVariable(Name);
        var seed = given is null ? (ulong)Random.Shared.NextInt64() : ulong.Parse(given, CultureInfo.InvariantCulture);
        try
        {
            test(new(seed));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{Name}={seed} finds it again. {e.Message}", e);
        }
    }
}
