namespace PlanMonitor.Core;

/// <summary>All a workflow may use: replay-safe time, steps, waiting. Input and results are ids and times only.</summary>
public interface IWorkflowContext
{
    DateTimeOffset UtcNow { get; }

    /// <summary>Runs a step of <see cref="WorkflowSteps"/>, with retry by the host.</summary>
    Task<TResult> Step<TResult>(string step, object input);

    /// <summary>Steps side by side; all have ended when it returns.</summary>
    Task<IReadOnlyList<TResult>> Parallel<TResult>(string step, IReadOnlyList<object> inputs);

    /// <summary>Waits until an instant or until the event comes; true: the event came.</summary>
    Task<bool> WaitUntil(DateTimeOffset at, string eventName);

    /// <summary>Ends this run and starts the next with an empty history; events that came meanwhile are kept.</summary>
    void ContinueAsNew(string input);
}
