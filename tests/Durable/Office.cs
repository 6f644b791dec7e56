using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.DurableTask.Client;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.Durable;

/// <summary>
/// The app's orchestrators on an engine, with steps that keep what the real ones keep: what was done is recorded before the loop is told, and a letter is
/// written under its key, so once however often the step runs.
/// </summary>
internal sealed class Office
{
    public const string Cycle = "huong-tra";
    private const string Town = "480";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, string> acts = [];
    private readonly ConcurrentDictionary<string, int> letters = [];

    public Tasks Tasks { get; } = new();

    /// <summary>Every run of the due step, in the order of their beginning.</summary>
    public ConcurrentQueue<DueInput> DueSteps { get; } = [];

    /// <summary>How often it was asked what there is to do everywhere.</summary>
    public int Plans => plans;

    /// <summary>Turns of orchestrations that a worker ran.</summary>
    public int Turns => turns;

    /// <summary>The keys of the letters that were written, in order.</summary>
    public IReadOnlyList<string> Letters => [.. letters.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Runs within the due step, after its letters were written and before it has answered.</summary>
    public Func<DueInput, Task> Within { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after a turn was decided and before the engine hears of it; the number of the turn.</summary>
    public Func<int, Task> Decided { get; set; } = _ => Task.CompletedTask;

    public DateTimeOffset Wake { get; set; } = DateTimeOffset.UtcNow.AddHours(1);

    private int plans;
    private int turns;
    private int number;

    public Office()
    {
        Tasks.AddOrchestrators();
        Tasks.AddActivity<PlanInput, CyclePlan?>(WorkflowSteps.Plan, _ =>
        {
            Interlocked.Increment(ref plans);
            return Task.FromResult<CyclePlan?>(new([Town], Wake));
        });
        Tasks.AddActivity<DueInput, DueDone>(WorkflowSteps.RunDue, RunDue);
    }

    /// <summary>An engine that runs the app. A message that one had fetched when it stopped shows again after seconds, and not after minutes.</summary>
    public Task<StorageEngine> Engine(AzuriteAccount account) =>
        StorageEngine.Start(account, Orchestrate, Tasks.Act, Impatient.Settings);

    /// <summary>Somebody acts: recorded first, and then the loop is told.</summary>
    /// <returns>The letter that has to come.</returns>
    public async Task<string> Act(DurableTaskClient client, string collector = Town)
    {
        var letter = Record(collector);
        Assert.True(
            await WorkflowInstances.Raise(client, Cycle, CycleWorkflow.Changed, new CycleChange(collector, letter))
        );
        return letter;
    }

    public string Record(string collector)
    {
        var letter = $"{collector} {Interlocked.Increment(ref number).ToString("D5", CultureInfo.InvariantCulture)}";
        acts[letter] = collector;
        return letter;
    }

    /// <summary>Starts the loop and waits until it waits.</summary>
    public async Task StartLoop(DurableTaskClient client)
    {
        Assert.True(await WorkflowInstances.StartLoop(client, Cycle, CancellationToken.None));
        await Until(() => !DueSteps.IsEmpty);
    }

    public Task Arrived(params string[] awaited) => Until(() => awaited.All(letters.ContainsKey));

    /// <summary>Until nothing has run for a second.</summary>
    public async Task Rest(TimeSpan? patience = null)
    {
        var (seen, since) = ((-1, -1), DateTimeOffset.UtcNow);
        await Until(
            () =>
            {
                var now = (Turns, DueSteps.Count);
                if (now != seen)
                    (seen, since) = (now, DateTimeOffset.UtcNow);
                return DateTimeOffset.UtcNow - since > TimeSpan.FromSeconds(1);
            },
            patience
        );
    }

    public static Task Until(Func<bool> holds, TimeSpan? patience = null) =>
        Until(() => Task.FromResult(holds()), patience);

    public static async Task Until(Func<Task<bool>> holds, TimeSpan? patience = null)
    {
        for (var last = DateTimeOffset.UtcNow + (patience ?? Patience); !await holds(); await Task.Delay(50))
            Assert.True(DateTimeOffset.UtcNow < last, "Waited in vain.");
    }

    private async Task<DueDone> RunDue(DueInput input)
    {
        DueSteps.Enqueue(input);
        var sent = 0;
        foreach (var letter in acts.Where(a => a.Value == input.Collector).Select(a => a.Key))
        {
            if (letters.TryAdd(letter, 1))
                sent++;
        }
        await Within(input);
        return new(sent, [], null);
    }

    private async Task<string> Orchestrate(string name, string request)
    {
        var turn = Interlocked.Increment(ref turns);
        var answer = await Tasks.Orchestrate(name, request);
        await Decided(turn);
        return answer;
    }
}
