namespace PlanMonitor.Core.Ports;

/// <summary>All a workflow may use: replay-safe time, steps, waiting. Input, events and results are ids and times only.</summary>
public interface IWorkflowContext
{
    DateTimeOffset UtcNow { get; }

    /// <summary>Runs a step of <c>WorkflowSteps</c>, with retry by the host.</summary>
    Task<TResult> Step<TResult>(string step, object input);

    /// <summary>Steps side by side; all have ended when it returns.</summary>
    Task<IReadOnlyList<TResult>> Parallel<TResult>(string step, IReadOnlyList<object> inputs);

    /// <summary>Waits until an instant or until an event comes, and takes that one event; null: the time came first. Events that were not waited for are kept.</summary>
    Task<TEvent?> WaitUntil<TEvent>(DateTimeOffset at, string eventName)
        where TEvent : class;

    /// <summary>Takes every event of a name that has come and was not waited for, without waiting.</summary>
    IReadOnlyList<TEvent> Take<TEvent>(string eventName)
        where TEvent : class;

    /// <summary>Starts a workflow beside this one and does not wait for it; without effect while one with this id is alive.</summary>
    Task Start(string workflow, string id, object input);

    /// <summary>Ends this run and starts the next with an empty history; events that came meanwhile are kept.</summary>
    void ContinueAsNew(object input);
}
