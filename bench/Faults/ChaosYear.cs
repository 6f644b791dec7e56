namespace PlanMonitor.Bench;

/// <summary>
/// The hard year of the scenarios, lived by processes of which calls go wrong and which die; the next goes on over what
/// the storage holds. What is right is what the same acts lead to
/// where nothing goes wrong.
/// </summary>
/// <param name="folder">What outlives the processes: records, files, heads, and what people and the mail server
/// know.</param>
/// <param name="seed">The same gives the same faults, but for what depends on who is quicker.</param>
public sealed class ChaosYear(string folder, INotifier notifier, int seed)
{
    public const string Cycle = "huong-tra-2023";

    /// <summary>Acts between two heads of the log.</summary>
    private const int ActsPerHead = 25;

    public static readonly DateTimeOffset Until = VietnamTime.At(new(2024, 1, 31), 12);

    public static readonly DateTimeOffset Start = VietnamTime.At(new(2023, 2, 10), 7);
    public static string ScenarioFile { get; } = Path.Combine(AppContext.BaseDirectory, "scenarios", "hard-year.json");

    /// <summary>Nothing goes wrong any more: what waits to be tried again is done.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromDays(5);
    private static readonly Lazy<IReadOnlyList<ScenarioAct>> Scripted = new(() =>
        [.. Scenario.Read(ScenarioFile).Acts.OrderBy(a => a.At)]
    );

    public static Template Template { get; } = TemplateFolder.Read().First(t => t.Id == Cycle);

    /// <summary>Where each process died.</summary>
    public List<string> Deaths { get; } = [];

    /// <summary>What went wrong in all of them.</summary>
    public Dictionary<(string Point, Fault Fault), int> Met { get; } = [];

    public async Task Live(FaultRates rates, CancellationToken cancel)
    {
        Progress? progress = await Prepare(cancel);
        while (progress is not null)
            progress = await LiveOnce(progress, PointsOf(progress, rates), _ => { }, cancel);
    }

    /// <summary>What may go wrong in the process that goes on from here.</summary>
    /// <param name="kill">How it dies; null: by an exception.</param>
    public FaultPoints PointsOf(Progress progress, FaultRates rates, Action<string>? kill = null) =>
        new(FaultPoints.Dice(Draws.For(seed, $"life {progress.Life}"), rates), kill);

    /// <summary>Publishes the plan and gives everybody an account: not what is tried here.</summary>
    public async Task<Progress> Prepare(CancellationToken cancel)
    {
        var points = new FaultPoints(_ => Fault.None);
        await using var life = new Life(folder, notifier, points, Start, 0);
        var cycles = life.Services.Cycles;
        await DemoData.Publish(cycles, Cycle, Start, cancel);
        var duties = cycles.DutiesOf((await cycles.Get(Cycle, cancel)).Value);
        foreach (var account in Participants.Of([duties]))
            await life.Services.Accounts.Insert(account, cancel);
        return new(Start, 1, 0, null);
    }

    /// <summary>One process, from where the one before died.</summary>
    /// <param name="reached">Told of each step on the way.</param>
    /// <returns>Where it died; null: the year is over.</returns>
    public async Task<Progress?> LiveOnce(
        Progress progress,
        FaultPoints points,
        Action<Progress> reached,
        CancellationToken cancel
    )
    {
        await using var life = new Life(folder, notifier, points, progress.At, progress.Life);
        var now = progress;
        void Reach(Progress next) => reached(now = next);
        try
        {
            await life.Begin(Cycle);
            var cast = await CastOf(life, cancel);
            var dice = Draws.For(seed, $"people {progress.Life}");
            var people = new ChaosPeople(life, points, new(folder), cast, dice);
            while (now.Done < Scripted.Value.Count)
            {
                var act = Scripted.Value[now.Done];
                await life.WalkTo(act.At, at => Reach(now with { At = at }));
                var again = now.Mark is not null;
                var mark = now.Mark ?? await people.MarkOf(act, cancel);
                Reach(now with { At = act.At, Mark = mark });
                await people.Do(act, mark, again, cancel);
                Reach(now with { Done = now.Done + 1, Mark = null });
                await life.Settled();
                if (now.Done % ActsPerHead == 0)
                    await TakeHead(life, cancel);
                points.Check();
            }
            await life.WalkTo(Until, at => Reach(now with { At = at }));
            points.IsOver = true;
            await life.WalkTo(Until + Rest, at => Reach(now with { At = at }));
            return null;
        }
        catch (ProcessDiedException died)
        {
            Deaths.Add(died.Message);
            return now with { Life = now.Life + 1 };
        }
        finally
        {
            foreach (var (what, times) in points.Met)
                Met[what] = Met.GetValueOrDefault(what) + times;
        }
    }

    /// <summary>As the timer does every hour: a head that could not be taken is taken the next time.</summary>
    private static async Task TakeHead(Life life, CancellationToken cancel)
    {
        try
        {
            await life.Services.Heads.Take(cancel);
        }
        catch (Exception e) when (e is StorageBusyException or StorageFullException)
        {
            // The next one covers it.
        }
    }

    private static async Task<ChaosCast> CastOf(Life life, CancellationToken cancel)
    {
        var cycles = life.Onlooker.Cycles;
        var duties = cycles.DutiesOf((await cycles.Get(Cycle, cancel)).Value);
        return new(duties, await life.Onlooker.Accounts.All(cancel));
    }

    /// <summary>How far a year has come.</summary>
    /// <param name="Life">Number of the process that goes on from here.</param>
    /// <param name="Done">Acts that were answered.</param>
    /// <param name="Mark">How much was recorded before the act that is under way; null: none is.</param>
    public sealed record Progress(DateTimeOffset At, int Life, int Done, int? Mark);
}
