namespace PlanMonitor.Core;

/// <summary>A stored row cannot be read: the disk, a hand in the database, or a program newer than this one wrote what is there.</summary>
/// <param name="record">Its key, or what it should hold.</param>
public sealed class DamagedRecordException(string record, Exception? inner = null)
    : Exception($"The stored record {record} cannot be read.", inner)
{
    public string Record => record;
}
