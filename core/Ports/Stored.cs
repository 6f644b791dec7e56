namespace PlanMonitor.Core.Ports;

/// <summary>A value and the ETag under which it is stored ("new" where nothing is stored yet).</summary>
public sealed record Stored<T>(T Value, string ETag);

public static class ETags
{
    /// <summary>What a client sends in If-Match for something not stored yet.</summary>
    public const string New = "new";
}
