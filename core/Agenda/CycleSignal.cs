namespace PlanMonitor.Core.Agenda;

/// <summary>Tells the loop of a cycle that something changed. What was done is recorded already: a signal that is lost delays, and loses nothing.</summary>
/// <param name="collector">Where; null: in the whole cycle.</param>
/// <param name="settled">A request that was answered or withdrawn, whose workflow need not wait any longer.</param>
public delegate Task CycleSignal(string cycle, string? collector, AgendaItem? settled);

/// <summary>Asks for a round of the post at a moment. What waits is recorded already: a signal that is lost delays until the next round, and loses nothing.</summary>
public delegate Task PostSignal(DateTimeOffset at);
