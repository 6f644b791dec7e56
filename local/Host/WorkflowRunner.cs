using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.Host;

/// <summary>What is done in place of a step.</summary>
/// <param name="once">The step itself, as often as it is called.</param>
public delegate Task<object?> StepAround(string step, Func<Task<object?>> once);

/// <summary>
/// Runs workflows in this process on the host's clock. It keeps no history: after a restart the loops start again from the records, which is why
/// every step may run early, late or twice.
/// </summary>
/// <param name="inTurns">
/// Loops go one after the other, and only while somebody waits in <see cref="Settled"/>: two equal years then count equal runs.
/// </param>
/// <param name="around">Does each step in place of the runner: a trial lets it fail, or happen twice.</param>
public sealed partial class WorkflowRunner(
    TimeProvider clock,
    ILogger logger,
    Action<string>? count = null,
    bool inTurns = false,
    StepAround? around = null
) : IAsyncDisposable
{
    private DateTimeOffset Now => clock.GetUtcNow();
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Instance> instances = [];
    private readonly Dictionary<string, Func<object, CancellationToken, Task<object?>>> steps = [];
    private readonly Dictionary<string, Func<IWorkflowContext, object, Task>> workflows = [];
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> loops = [];
    private readonly Queue<Action> turns = [];
    private bool isTurn;
    private TaskCompletionSource? settled;
    private int busy;

    public void AddStep<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> step) =>
        steps.Add(name, async (input, cancel) => await step((TIn)input, cancel));

    public void AddWorkflow<TIn>(string name, Func<IWorkflowContext, TIn, Task> workflow) =>
        workflows.Add(name, (context, input) => workflow(context, (TIn)input));

    /// <summary>Starts a workflow unless one with this id is alive.</summary>
    public void Start(string workflow, string id, object input)
    {
        lock (gate)
        {
            if (stop.IsCancellationRequested || instances.ContainsKey(id))
                return;
            instances[id] = new();
            busy++;
        }
        Go(() => Begin(workflows[workflow], id, input));
    }

    /// <summary>Raises an event; it is kept until the workflow waits for it. False: no such workflow is alive.</summary>
    public bool Raise(string id, string eventName, object payload)
    {
        TaskCompletionSource? waiter = null;
        lock (gate)
        {
            if (!instances.TryGetValue(id, out var instance))
                return false;
            Count("events");
            instance.Events.Add((eventName, payload));
            if (instance.WaitingFor == eventName && instance.Waiter is not null)
            {
                waiter = instance.Waiter;
                instance.Waiter = null;
                busy++;
            }
        }
        if (waiter is not null)
            Go(() => waiter.TrySetResult());
        return true;
    }

    /// <summary>Completes when every workflow waits or has ended.</summary>
    public Task Settled()
    {
        NextTurn();
        lock (gate)
            return busy == 0
                ? Task.CompletedTask
                : (settled ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    /// <summary>Stops the loops and waits for the steps that are running.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Task[] running;
        lock (gate)
            running = [.. loops];
        await Task.WhenAll(running);
        stop.Dispose();
    }

    private void Begin(Func<IWorkflowContext, object, Task> workflow, string id, object input)
    {
        lock (gate)
        {
            loops.RemoveAll(l => l.IsCompleted);
            loops.Add(Task.Run(() => Loop(workflow, id, input)));
        }
    }

    /// <summary>A loop goes on: at once, or when it is its turn.</summary>
    private void Go(Action goOn)
    {
        if (!inTurns)
        {
            goOn();
            return;
        }
        lock (gate)
            turns.Enqueue(goOn);
    }

    private void NextTurn()
    {
        Action? goOn;
        lock (gate)
        {
            if (isTurn || !turns.TryDequeue(out goOn))
                return;
            isTurn = true;
        }
        goOn();
    }

    private async Task Loop(Func<IWorkflowContext, object, Task> workflow, string id, object input)
    {
        while (!stop.IsCancellationRequested)
        {
            var context = new Context(this, id);
            try
            {
                Count("runs");
                await workflow(context, input);
                if (context.Next is null)
                    break;
                input = context.Next;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // A step that failed is logged and tried again; the loop of a cycle must not die.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogFailure(logger, e, id);
                try
                {
                    await Wait(id, RetryAfter, "");
                }
                catch (OperationCanceledException)
                {
                    break;
                }
            }
        }
        lock (gate)
            instances.Remove(id);
        Rest();
    }

    private Task<object?> Run(string step, object input)
    {
        Task<object?> Once() => steps[step](input, stop.Token);
        return around is null ? Once() : around(step, Once);
    }

    private void Count(string what) => count?.Invoke(what);

    private void Rest()
    {
        TaskCompletionSource? done = null;
        lock (gate)
        {
            isTurn = false;
            if (--busy == 0)
                (done, settled) = (settled, null);
        }
        NextTurn();
        done?.TrySetResult();
    }

    private async Task<object?> Wait(string id, TimeSpan delay, string eventName)
    {
        TaskCompletionSource waiter;
        lock (gate)
        {
            var instance = instances[id];
            if (instance.Take(eventName) is { } come)
                return come;
            waiter = instance.Waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
            instance.WaitingFor = eventName;
        }
        await using var timer = clock.CreateTimer(
            _ => Wake(id, waiter),
            null,
            delay > TimeSpan.Zero ? delay : TimeSpan.Zero,
            Timeout.InfiniteTimeSpan
        );
        await using var stopped = stop.Token.Register(() => waiter.TrySetCanceled());
        Rest();
        await waiter.Task;
        lock (gate)
            return instances[id].Take(eventName);
    }

    private List<object> Take(string id, string eventName)
    {
        lock (gate)
        {
            var taken = new List<object>();
            while (instances[id].Take(eventName) is { } come)
                taken.Add(come);
            return taken;
        }
    }

    private void Wake(string id, TaskCompletionSource waiter)
    {
        lock (gate)
        {
            if (!instances.TryGetValue(id, out var instance) || instance.Waiter != waiter)
                return;
            instance.Waiter = null;
            busy++;
        }
        Go(() => waiter.TrySetResult());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Workflow {Id} failed and will be tried again")]
    private static partial void LogFailure(ILogger logger, Exception e, string id);

    private sealed class Instance
    {
        public List<(string Name, object Payload)> Events { get; } = [];
        public string? WaitingFor { get; set; }
        public TaskCompletionSource? Waiter { get; set; }

        /// <summary>The oldest event of a name; null: none has come.</summary>
        public object? Take(string eventName)
        {
            var at = Events.FindIndex(e => e.Name == eventName);
            if (at < 0)
                return null;
            var payload = Events[at].Payload;
            Events.RemoveAt(at);
            return payload;
        }
    }

    private sealed class Context(WorkflowRunner runner, string id) : IWorkflowContext
    {
        public object? Next { get; private set; }

        public DateTimeOffset UtcNow => runner.Now;

        public async Task<TResult> Step<TResult>(string step, object input)
        {
            // Throws while the clock is wrong: between the look at the clock and here it may have been changed.
            _ = runner.Now;
            runner.Count($"step {step}");
            return (TResult)(await runner.Run(step, input))!;
        }

        public async Task<IReadOnlyList<TResult>> Parallel<TResult>(string step, IReadOnlyList<object> inputs)
        {
            // One after the other: the same order each time, and one machine gains nothing from more.
            var results = new List<TResult>();
            foreach (var input in inputs)
                results.Add(await Step<TResult>(step, input));
            return results;
        }

        public async Task<TEvent?> WaitUntil<TEvent>(DateTimeOffset at, string eventName)
            where TEvent : class => (TEvent?)await runner.Wait(id, at - runner.Now, eventName);

        public IReadOnlyList<TEvent> Take<TEvent>(string eventName)
            where TEvent : class => [.. runner.Take(id, eventName).Cast<TEvent>()];

        public Task Start(string workflow, string id, object input)
        {
            runner.Count("starts");
            runner.Start(workflow, id, input);
            return Task.CompletedTask;
        }

        public void ContinueAsNew(object input) => Next = input;
    }
}
