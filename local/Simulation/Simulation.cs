using Microsoft.Extensions.Logging.Abstractions;

namespace PlanMonitor.Local;

/// <summary>A whole year on a virtual clock, through the handlers, workflows and storage of the one-machine host.</summary>
public sealed class Simulation : IAsyncDisposable
{
    private readonly VirtualClock clock;
    private readonly SqliteRecords sqlite;
    private readonly WorkflowRunner runner;
    private readonly ServiceProvider provider = new ServiceCollection().AddLogging().BuildServiceProvider();
    private readonly string work;
    private int ids;

    private Simulation(Template template, DateTimeOffset start, string work)
    {
        this.work = work;
        clock = new(start, 0);
        sqlite = new(Path.Combine(work, "planmonitor.db"));
        Records = new(sqlite);
        Files = new(Path.Combine(work, "files"));
        runner = new(clock, NullLogger.Instance, what => Workflows.Add(what));
        Services = new(Records, Files, [template], (cycle, collector, settled) => LocalHost.Signal(runner, cycle, collector, settled), [])
        {
            Clock = clock,
            NewId = () => $"upload-{++ids}",
            ActorOf = (request, _) => InProcessClient.ActorOf(request),
            Features = new(true, 0, []),
        };
        LocalHost.AddWorkflows(runner, Services);
        Client = new(Services, provider, Requests);
    }

    public Services Services { get; }
    public CountingRecords Records { get; }
    public DiskFiles Files { get; }
    /// <summary>Requests by route.</summary>
    public Tally Requests { get; } = new();
    /// <summary>What the loops did: runs, steps by name, events, starts.</summary>
    public Tally Workflows { get; } = new();
    public InProcessClient Client { get; }

    /// <summary>Acts that were refused, with their problem codes; the run went on.</summary>
    public List<RefusedAct> Refused { get; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The command: runs and writes the results to a folder.</summary>
    /// <exception cref="StartException">The template, the scenario or the folder cannot be used.</exception>
    public static async Task Command(string templatePath, string? scenarioPath, int? seed, string output, TextWriter progress, CancellationToken cancel)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var template = ReadTemplate(templatePath);
        var cycle = CheckedCycle(template, templatePath);
        var scenario = scenarioPath is null ? Usual(cycle, seed ?? 7) : Scenario.Read(scenarioPath);
        if (seed is { } other)
            scenario = scenario with { Seed = other };
        var folder = scenarioPath is null ? "." : Path.GetDirectoryName(Path.GetFullPath(scenarioPath))!;
        if (scenario.Acts.SelectMany(a => a.Files ?? []).FirstOrDefault(f => !File.Exists(Path.Combine(folder, f))) is { } missing)
            throw new StartException($"The scenario {scenarioPath} names the file {missing}, which is not in {folder}.");
        try
        {
            Directory.CreateDirectory(output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The folder {output} cannot be written: {e.Message} Choose another with --out.");
        }
        var work = Directory.CreateTempSubdirectory("planmonitor-").FullName;
        try
        {
            await using var simulation = new Simulation(template, StartOf(cycle, scenario), work);
            await simulation.Run(cycle, scenario, folder, progress, cancel);
            await new SimulationOutput(simulation, cycle.Id, output).Write(watch, cancel);
            await progress.WriteLineAsync($"Done in {watch.Elapsed.TotalSeconds:F1} s: {Path.GetFullPath(output)}");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        clock.Dispose();
        sqlite.Dispose();
        await provider.DisposeAsync();
    }

    private async Task Run(Cycle cycle, Scenario scenario, string folder, TextWriter progress, CancellationToken cancel)
    {
        await DemoData.Publish(Services, Services.Cycles.Templates[0].Id, cancel);
        foreach (var account in Participants(cycle))
            await Services.Accounts.Insert(account, cancel);
        await LocalHost.Signal(runner, cycle.Id, null, null);
        await runner.Settled();

        var duties = new Duties(cycle, Services.Cycles.Days);
        var drawn = scenario.Random is { } shares ? new Draws(duties, shares, scenario.Seed).Acts(scenario.Acts) : [];
        var acts = scenario.Acts.Concat(drawn).OrderBy(a => a.At).ToList();
        var performer = new Performer(this, cycle, duties, scenario.Seed, folder);
        var until = VietnamTime.EndOf(scenario.Until);
        var month = 0;
        for (var i = 0; i <= acts.Count; i++)
        {
            await clock.WalkTo(i < acts.Count && acts[i].At < until ? acts[i].At : until, runner.Settled);
            if (VietnamTime.DayOf(Now).Month != month || i == acts.Count)
            {
                month = VietnamTime.DayOf(Now).Month;
                await progress.WriteLineAsync($"{VietnamTime.Show(VietnamTime.DayOf(Now))}   acts {i}/{acts.Count}   refused {Refused.Count}");
            }
            if (i == acts.Count || acts[i].At >= until)
                break;
            if (await performer.Do(acts[i], cancel) is { } refused)
                Refused.Add(refused);
            await runner.Settled();
        }
    }

    private static Template ReadTemplate(string path)
    {
        try
        {
            return new(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The template {path} cannot be read: {e.Message}");
        }
    }

    private static Cycle CheckedCycle(Template template, string path)
    {
        var (cycle, problems) = TemplateReader.Read(template.Json, WorkingDays.Vietnam);
        var errors = problems.Where(p => p.Severity == Severity.Error).ToList();
        return errors.Count == 0
            ? cycle!
            : throw new StartException($"The template {path} has {errors.Count} errors:\n" + string.Join('\n', errors.Select(p => $"  {p.Path}: {p.Text.En}")));
    }

    /// <summary>The instant the simulated year begins: the opening day, or the first act where that is earlier.</summary>
    private static DateTimeOffset StartOf(Cycle cycle, Scenario scenario)
    {
        var opens = VietnamTime.StartOf(cycle.OpensOn);
        return scenario.Acts.Select(a => a.At).Append(opens).Min();
    }

    /// <summary>Without a scenario: a year drawn from the seed, and each consolidated report sent up ten working days after its reporters' date.</summary>
    private static Scenario Usual(Cycle cycle, int seed) => new()
    {
        Seed = seed,
        Random = new(0.1, 0.05, 0.1, 0.6),
        Until = cycle.ClosesOn,
        Acts = [.. new Duties(cycle, WorkingDays.Vietnam).All.Where(d => d.IsConsolidation && d.Period.Deadline is not null).Select(d => new ScenarioAct
        {
            At = VietnamTime.At(WorkingDays.Vietnam.After(d.Period.Deadline!.Date, 10), 15),
            As = $"reviewer:{d.Unit}",
            Do = "submit-consolidation",
            Unit = d.Unit,
            Obligation = d.Obligation.Id,
            Period = d.Period.Id,
        })],
    };

    /// <summary>The demonstration's people where their units are in the cycle, and an officer or reviewer for every other unit that takes part.</summary>
    private static IEnumerable<Account> Participants(Cycle cycle)
    {
        var people = DemoData.DemoAccountsWith(null).Where(a => a.Grants.All(g => g.Role == Role.Administrator || cycle.Units.Any(u => u.Code == g.Unit))).ToList();
        var duties = new Duties(cycle, WorkingDays.Vietnam).All;
        var needed = duties.Where(d => !d.IsConsolidation).Select(d => new Grant(Role.Officer, d.Unit)).Concat(duties.Select(d => new Grant(Role.Reviewer, d.Collector))).Distinct();
        foreach (var grant in needed.Where(g => people.All(p => !p.Grants.Contains(g))))
            people.Add(new() { Login = $"{JsonNames.Of(grant.Role)}-{grant.Unit}", Name = $"{JsonNames.Of(grant.Role)} {grant.Unit}", Grants = [grant] });
        return people;
    }
}

/// <summary>An act the interface refused.</summary>
public sealed record RefusedAct(ScenarioAct Act, string Actor, string Code);
