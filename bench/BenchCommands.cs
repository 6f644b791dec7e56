using System.CommandLine;

namespace PlanMonitor.Bench;

/// <summary>What is measured and tried by command; docs/reliability.md and bench/README.md say what came of it.</summary>
public static class BenchCommands
{
    public static RootCommand Root() =>
        new("What is measured and tried by command: docs/reliability.md, bench/README.md.")
        {
            ChaosCommand(
                "chaos",
                "The hard year with faults in every port and processes that die: what was lost, altered, doubled, or wrong.",
                false
            ),
            ChaosCommand("chaos-killed", "The same with processes of the operating system that are killed.", true),
            LifeCommand(),
            MutateCommand(),
            ProvinceCommand(),
            Plain("national", "Adds one period of the whole country up in memory, at four sizes.", output =>
            {
                National.Run(output);
                return Task.CompletedTask;
            }),
            Plain(
                "national-due",
                "What the due step of 10,599 communes reads on a morning on which everything, nothing, or one district is due.",
                NationalDue.Print
            ),
            Plain(
                "planning",
                "The next wake and the messages of a year, for a district of 50 units and 30 obligations.",
                output =>
                {
                    Planning.Run(output);
                    return Task.CompletedTask;
                }
            ),
        };

    private static Command ChaosCommand(string name, string description, bool killed)
    {
        var runs = new Option<int>("--runs") { Description = "Years.", DefaultValueFactory = _ => 1 };
        var seed = new Option<int>("--seed")
        {
            Description = "Of the first year; the next ones go on from it.",
            DefaultValueFactory = _ => 1,
        };
        var fault = new Option<int>("--fault")
        {
            Description = "A call of a port goes wrong once in so many; 0: never.",
            DefaultValueFactory = _ => 40,
        };
        var death = new Option<int>("--death")
        {
            Description = "A process dies once in so many calls that change something; 0: never.",
            DefaultValueFactory = _ => 60,
        };
        var command = new Command(name, description) { runs, seed, fault, death };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var rates = FaultRates.OneIn(parsed.GetValue(fault), parsed.GetValue(death));
                var chaos = new Chaos(rates, killed, Console.Out);
                return await chaos.Run(parsed.GetValue(runs), parsed.GetValue(seed), cancel) == 0 ? 0 : 1;
            }
        );
        return command;
    }

    private static Command LifeCommand()
    {
        var folder = new Argument<string>("folder");
        var command = new Command(KilledYear.LifeCommand, "One process of chaos-killed.") { folder };
        command.Hidden = true;
        command.SetAction((parsed, _) => KilledYear.LiveOnce(parsed.GetRequiredValue(folder)));
        return command;
    }

    private static Command MutateCommand()
    {
        var cases = new Argument<int>("cases");
        var seed = new Argument<int>("seed") { DefaultValueFactory = _ => 1 };
        var command = new Command(
            "mutate",
            "So many requests and files made wrong at random; each is taken or refused with a code."
        )
        {
            cases,
            seed,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                var mutator = new Mutator(parsed.GetValue(seed));
                var verdict = await mutator.Run(parsed.GetValue(cases), Console.Out);
                await Console.Out.WriteLineAsync(verdict.ToString());
                return verdict.Faults.Count == 0 ? 0 : 1;
            }
        );
        return command;
    }

    private static Command ProvinceCommand()
    {
        var template = new Argument<string>("template");
        var communes = new Argument<int>("communes");
        var obligations = new Argument<int>("obligations");
        var output = new Argument<string>("out");
        var command = new Command(
            "province",
            "A plan of that size, made of the template's, for counting what a year of it costs."
        )
        {
            template,
            communes,
            obligations,
            output,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var from = await File.ReadAllTextAsync(parsed.GetRequiredValue(template), cancel);
                var plan = Province.Of(from, parsed.GetValue(communes), parsed.GetValue(obligations));
                await File.WriteAllTextAsync(parsed.GetRequiredValue(output), plan, cancel);
            }
        );
        return command;
    }

    private static Command Plain(string name, string description, Func<TextWriter, Task> run)
    {
        var command = new Command(name, description);
        command.SetAction((_, _) => run(Console.Out));
        return command;
    }
}
