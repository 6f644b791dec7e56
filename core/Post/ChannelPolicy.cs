using PlanMonitor.Core.Access;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Post;

/// <summary>What the administrator lets people choose among the channels of the installation.</summary>
public sealed record ChannelPolicy
{
    /// <summary>Nobody is written to over these.</summary>
    public IReadOnlyList<string> Closed { get; init; } = [];

    /// <summary>What people have who never chose.</summary>
    public IReadOnlyList<string> Usual { get; init; } = [Channel.Email.Id];

    /// <summary>Who changed what, newest last.</summary>
    public IReadOnlyList<ChangeNote> Changes { get; init; } = [];
}
