namespace PlanMonitor.Core.Ports;

/// <summary>
/// Heads of the log, outside of the records: files of their own that are written once. Where the storage can keep a file from being changed or removed
/// (an immutability policy, a folder of another machine), it does so with these.
/// </summary>
public interface IHeads
{
    /// <summary>Keeps a head; harmless when one of this name is there.</summary>
    /// <param name="name">The size of the tree: ten digits.</param>
    Task Keep(string name, string text, CancellationToken cancel);

    /// <summary>Every head that is kept, by name, in order.</summary>
    Task<IReadOnlyList<(string Name, string Text)>> All(CancellationToken cancel);
}
