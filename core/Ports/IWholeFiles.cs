namespace PlanMonitor.Core.Ports;

/// <summary>The kept objects as a whole: what backup and verification need. No request of a person's work uses it.</summary>
public interface IWholeFiles
{
    /// <summary>The hashes of all kept objects; what is kept or removed meanwhile is among them or not.</summary>
    IAsyncEnumerable<string> AllObjects(CancellationToken cancel);
}
