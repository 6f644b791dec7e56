using PlanMonitor.Core;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Agenda;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;
using PlanMonitor.Local.Host;

namespace PlanMonitor.Local.Simulation;

/// <summary>A whole year on a virtual clock, through the handlers, workflows and storage of the one-machine host.</summary>
public sealed class SimulationCommand(SimulatedHost host)
{
    /// <summary>The command: runs and writes the results to a folder, of several plans to one folder each.</summary>
    /// <exception cref="StartException">A template, the scenario or the folder cannot be used.</exception>
    public static async Task Run(SimulationOptions options, TextWriter progress, CancellationToken cancel)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var plans = Plans.Read(options);
        var scenario = options.Scenario is null ? null : Scenario.Read(options.Scenario);
        var folder = options.Scenario is null ? "." : Path.GetDirectoryName(Path.GetFullPath(options.Scenario))!;
        if (
            scenario?.Acts.SelectMany(a => a.Files ?? []).FirstOrDefault(f => !File.Exists(Path.Combine(folder, f))) is
            { } missing
        )
            throw new StartException(
                $"The scenario {options.Scenario} names the file {missing}, which is not in {folder}."
            );
        if (scenario?.Acts.FirstOrDefault(a => a.Cycle is not null && plans.All(p => p.Id != a.Cycle)) is { } elsewhere)
            throw new StartException(
                $"The scenario {options.Scenario} names the cycle {elsewhere.Cycle}; there are {string.Join(", ", plans.Select(p => p.Id))}."
            );
        try
        {
            Directory.CreateDirectory(options.Output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The folder {options.Output} cannot be written: {e.Message} Choose another with --out."
            );
        }
        var work = Directory.CreateTempSubdirectory("planmonitor-").FullName;
        try
        {
            // The year begins on the first opening day, or with the first act where that is earlier.
            var start = (scenario?.Acts ?? [])
                .Select(a => a.At)
                .Concat(plans.Select(p => VietnamTime.StartOf(p.OpensOn)))
                .Min();
            await using var host = new SimulatedHost(
                [.. plans.Select(p => new Template(p.Id, Json.Write(p)))],
                start,
                work
            );
            var simulation = new SimulationCommand(host);
            var duties = await simulation.Publish(plans, cancel);
            await simulation.Run(
                duties,
                scenario ?? UsualYear.Of(duties, options.Seed),
                options.Seed,
                folder,
                progress,
                cancel
            );
            var counts = new RunCounts(host.Records.Counts, host.Requests.Counts, host.Workflows.Counts, watch);
            foreach (var plan in plans)
            {
                var messages = await new SimulationOutput(
                    host,
                    plan.Id,
                    plan == plans[0],
                    plans.Count == 1 ? options.Output : Path.Combine(options.Output, plan.Id)
                ).Write(counts, cancel);
                // Of several plans each has its ledger in its folder; one is also told at once.
                if (plans.Count == 1)
                {
                    foreach (var line in LedgerText.Lines(messages))
                        await progress.WriteLineAsync(line);
                }
            }
            await progress.WriteLineAsync(
                $"Done in {watch.Elapsed.TotalSeconds:F1} s: {Path.GetFullPath(options.Output)}"
            );
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Publishes the first plan and the others under it, and gives everybody who takes part an account.</summary>
    private async Task<IReadOnlyList<Duties>> Publish(IReadOnlyList<Cycle> plans, CancellationToken cancel)
    {
        var cycles = host.Get<CycleService>();
        foreach (var plan in plans)
        {
            var created = await cycles.Create(
                plan.Id,
                null,
                plan == plans[0] ? null : plans[0].Id,
                new(DemoData.Administrator, host.Now, cancel)
            );
            await cycles.Publish(plan.Id, created.ETag, new(DemoData.Administrator, host.Now, cancel));
        }
        // Only now does the first know what is fulfilled by those under it.
        var duties = new List<Duties>();
        foreach (var plan in plans)
            duties.Add(cycles.DutiesOf((await cycles.Get(plan.Id, cancel)).Value));
        foreach (var account in Participants.Of(duties))
            await host.Get<AccountService>().Insert(account, cancel);
        foreach (var plan in plans)
            await host.Get<CycleSignal>()(plan.Id, null, null);
        await host.Settled();
        return duties;
    }

    private static IEnumerable<ScenarioAct> Drawn(Scenario scenario, RandomShares shares, Duties plan, bool isFirst)
    {
        var given = scenario.Acts.Where(a => a.IsIn(plan.Cycle.Id, isFirst));
        return new Draws(plan, shares, scenario.Seed).Acts([.. given]);
    }

    private async Task Run(
        IReadOnlyList<Duties> plans,
        Scenario scenario,
        int? seed,
        string folder,
        TextWriter progress,
        CancellationToken cancel
    )
    {
        scenario = scenario with { Seed = seed ?? scenario.Seed };
        var drawn = scenario.Random is { } shares ? plans.SelectMany((p, i) => Drawn(scenario, shares, p, i == 0)) : [];
        var acts = scenario.Acts.Concat(drawn).OrderBy(a => a.At).ToList();
        var everybody = host.Get<AccountService>().All;
        var performer = new Performer(host.Client.Call, everybody, host.Files, plans, scenario.Seed, folder);
        var until = VietnamTime.EndOf(scenario.Until);
        var month = 0;
        for (var i = 0; i <= acts.Count; i++)
        {
            await host.WalkTo(i < acts.Count && acts[i].At < until ? acts[i].At : until);
            if (VietnamTime.DayOf(host.Now).Month != month || i == acts.Count)
            {
                month = VietnamTime.DayOf(host.Now).Month;
                await progress.WriteLineAsync(
                    $"{VietnamTime.Show(VietnamTime.DayOf(host.Now))}   acts {i}/{acts.Count}   refused {host.Refused.Count}"
                );
            }
            if (i == acts.Count || acts[i].At >= until)
                break;
            if (await performer.Do(acts[i], cancel) is { } refused)
                host.Refused.Add(refused);
            await host.Settled();
        }
    }
}
