using System.Diagnostics;
using System.Text;

namespace PlanMonitor.Bench;

/// <summary>
/// Requests and files made wrong at random, by a seed: every route that takes a body, every query, every kind of file and its blocks. Only what is taken (2xx) and what is refused
/// with a code (4xx) is right; an answer that does not come within its time, or a process that grows, is a fault too.
/// </summary>
public sealed class Mutator(int seed)
{
    /// <summary>What is taken changes the town: after so many cases it is a new one.</summary>
    private const int CasesPerTown = 5_000;
    private const long MostBytes = 3L * 1024 * 1024 * 1024;

    private readonly Random random = new(seed);
    private readonly List<string> faults = [];
    private int taken,
        refused;
    private long peak;

    public async Task<MutatorVerdict> Run(int cases, TextWriter log)
    {
        var began = Stopwatch.GetTimestamp();
        for (var done = 0; done < cases; )
        {
            await using var town = await MutantTown.Open(Pdfs.OnePage);
            var files = await MutantFiles.Of(town, random);
            var blocks = await MutantBlocks.Of(town, random);
            for (var i = 0; i < CasesPerTown && done < cases; i++, done++)
                await Case(town, files, blocks);
            peak = Math.Max(peak, Process.GetCurrentProcess().PeakWorkingSet64);
            await log.WriteLineAsync($"{done} cases, {faults.Count} faults, {Stopwatch.GetElapsedTime(began)}");
        }
        if (peak > MostBytes)
            faults.Add($"The process grew to {peak / (1024 * 1024)} MB.");
        return new(seed, cases, taken, refused, faults, peak);
    }

    private async Task Case(MutantTown town, MutantFiles files, MutantBlocks blocks)
    {
        var what = "";
        try
        {
            (what, var answer) = random.Next(100) switch
            {
                < 65 => await Body(town),
                < 77 => await Query(town),
                < 82 => await blocks.Send(),
                _ => await files.Send(),
            };
            if (answer.IsTaken)
                taken++;
            else
                refused++;
            if (!answer.IsAnswer)
                faults.Add($"{what}: {answer.Status} {answer.Code}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            faults.Add($"{what}: no answer, {e.Message}");
        }
    }

    private async Task<(string, MutantAnswer)> Body(MutantTown town)
    {
        // A clock that is set forward by accident lives through all the years between.
        var samples = town.Samples.Where(s => !s.Path.StartsWith("api/clock", StringComparison.Ordinal)).ToList();
        var sample = samples[random.Next(samples.Count)];
        var (what, body) = Changed(sample);
        return ($"{sample.Name} {what}", await town.Send(sample, body));
    }

    private (string What, string Json) Changed(SampleRequest sample)
    {
        if (random.Next(3) == 0)
            return Damaged(sample.Sample.ToJsonString());
        // One drawn of all, without a list of them.
        Mutant? drawn = null;
        var seen = 0;
        foreach (var mutant in BodyMutations.Of(sample.Sample, sample.Body).Take(random.Next(1, 400)))
        {
            if (random.Next(++seen) == 0)
                drawn = mutant;
        }
        return drawn is null ? Damaged(sample.Sample.ToJsonString()) : (drawn.ToString(), drawn.Json);
    }

    /// <summary>Signs taken out, put in, or exchanged, anywhere.</summary>
    private (string What, string Json) Damaged(string json)
    {
        const string signs = "{}[]\":,0-9.eEnulltrfaxà\\u0000 \t";
        var text = new StringBuilder(json);
        var times = random.Next(1, 6);
        for (var i = 0; i < times && text.Length > 0; i++)
        {
            var at = random.Next(text.Length);
            var sign = signs[random.Next(signs.Length)];
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, sign);
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 200), text.Length - at)));
                    break;
                default:
                    text[at] = sign;
                    break;
            }
        }
        return ($"damaged {times} times", text.ToString());
    }

    private async Task<(string, MutantAnswer)> Query(MutantTown town)
    {
        var query = SampleQueries.All[random.Next(SampleQueries.All.Count)];
        var name = query.Good.Keys.ElementAt(random.Next(query.Good.Count));
        var raw = random.Next(2) == 0 ? SampleQueries.Raw[random.Next(SampleQueries.Raw.Count)] : Noise();
        using var request = new HttpRequestMessage(HttpMethod.Get, query.With(name, raw));
        return ($"{query.Path} {name}={raw}", await MutantTown.Send(await town.PersonOf(query.Login), request));
    }

    private string Noise()
    {
        var bytes = new byte[random.Next(1, 40)];
        random.NextBytes(bytes);
        return string.Concat(bytes.Select(b => $"%{b:X2}"));
    }
}

/// <param name="Taken">Answers of 2xx.</param>
/// <param name="Refused">Answers of 4xx.</param>
/// <param name="Peak">Bytes the process had at most.</param>
public sealed record MutatorVerdict(
    int Seed,
    int Cases,
    int Taken,
    int Refused,
    IReadOnlyList<string> Faults,
    long Peak
)
{
    public override string ToString()
    {
        var counted = $"seed {Seed}: {Cases} cases, {Taken} taken, {Refused} refused, {Faults.Count} faults, ";
        var lines = Faults.Take(50).Select(f => $"\n  {f[..Math.Min(f.Length, 300)]}");
        return $"{counted}at most {Peak / (1024 * 1024)} MB{string.Concat(lines)}";
    }
}
