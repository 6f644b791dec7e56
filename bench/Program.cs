using System.Globalization;
using PlanMonitor.Bench;

if (
    args is ["province", var from, var communes, var obligations, var to]
    && int.TryParse(communes, CultureInfo.InvariantCulture, out var c)
    && int.TryParse(obligations, CultureInfo.InvariantCulture, out var o)
)
{
    await File.WriteAllTextAsync(to, Province.Of(await File.ReadAllTextAsync(from), c, o));
    return 0;
}
if (args is ["national-due"])
{
    await NationalDue.Print(Console.Out);
    return 0;
}
if (args is ["planning"])
{
    Planning.Run(Console.Out);
    return 0;
}
if (args is ["national"])
{
    National.Run(Console.Out);
    return 0;
}
if (args is ["chaos" or "chaos-killed", "--runs", var runs, "--seed", var first])
{
    var (years, firstSeed) = (
        int.Parse(runs, CultureInfo.InvariantCulture),
        int.Parse(first, CultureInfo.InvariantCulture)
    );
    var wrong = await new Chaos(Console.Out).Run(years, firstSeed, args[0] == "chaos-killed", CancellationToken.None);
    return wrong == 0 ? 0 : 1;
}
if (args is ["chaos-life", var folder, var ofYear])
{
    await KilledYear.LiveOnce(folder, int.Parse(ofYear, CultureInfo.InvariantCulture));
    return 0;
}
if (
    args is ["mutate", var count, .. var seeds]
    && int.TryParse(count, CultureInfo.InvariantCulture, out var cases)
    && int.TryParse(seeds.FirstOrDefault("1"), CultureInfo.InvariantCulture, out var seed)
)
{
    var verdict = await new Mutator(seed).Run(cases, Console.Out);
    Console.WriteLine(verdict);
    return verdict.Faults.Count == 0 ? 0 : 1;
}
await Console.Error.WriteLineAsync(
    "chaos --runs <years> --seed <seed>: the hard year with faults in every port and processes that die; what was lost, altered, doubled, or wrong"
);
await Console.Error.WriteLineAsync(
    "chaos-killed --runs <years> --seed <seed>: the same with processes of the operating system that are killed"
);
await Console.Error.WriteLineAsync(
    "mutate <cases> [seed]: so many requests and files made wrong at random; each is taken or refused with a code"
);
await Console.Error.WriteLineAsync(
    "national-due: what the due step of 10,599 communes reads on a morning on which everything, nothing, or one district is due"
);
await Console.Error.WriteLineAsync(
    "planning: the next wake and the messages of a year, for a district of 50 units and 30 obligations"
);
await Console.Error.WriteLineAsync("national: adds one period of the whole country up in memory, at four sizes");
await Console.Error.WriteLineAsync(
    "province <template.json> <communes> <obligations> <out.json>: a plan of that size, made of the template's, for counting what a year of it costs"
);
return 1;
