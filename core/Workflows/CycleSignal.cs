namespace PlanMonitor.Core;

/// <summary>Tells the loop of a cycle that something changed. What was done is recorded already: a signal that is lost delays, and loses nothing.</summary>
/// <param name="collector">Where; null: in the whole cycle.</param>
/// <param name="settled">A request that was answered or withdrawn, whose workflow need not wait any longer.</param>
public delegate Task CycleSignal(string cycle, string? collector, AgendaItem? settled);
