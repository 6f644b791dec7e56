using System.Globalization;
using System.Text.Json.Nodes;

namespace PlanMonitor.Tests.Functions;

/// <summary>What host.json promises; the platform itself is not asked here.</summary>
public sealed class HostSettingsTests
{
    private static readonly JsonNode Durable = JsonNode.Parse(File.ReadAllText(Path.Combine(Given.Root, "host.json")))![
        "extensions"
    ]!["durableTask"]!;

    /// <summary>A loop lives for a year: it begins with the version of its day, and an older deployment that still runs leaves a newer one alone.</summary>
    [Fact]
    public void Every_workflow_has_a_version_and_no_older_deployment_touches_a_newer_one()
    {
        Assert.True(int.Parse((string)Durable["defaultVersion"]!, CultureInfo.InvariantCulture) >= 1);
        Assert.Equal(
            ("CurrentOrOlder", "Reject"),
            ((string?)Durable["versionMatchStrategy"], (string?)Durable["versionFailureStrategy"])
        );
    }

    [Fact]
    public void What_is_due_waits_a_minute_at_most_for_its_queue_to_be_looked_at() =>
        Assert.InRange(
            TimeSpan.Parse(
                (string)Durable["storageProvider"]!["maxQueuePollingInterval"]!,
                CultureInfo.InvariantCulture
            ),
            TimeSpan.FromSeconds(10),
            TimeSpan.FromMinutes(1)
        );

    [Fact]
    public void No_session_is_kept_and_no_input_is_written_to_the_log()
    {
        Assert.False((bool)Durable["extendedSessionsEnabled"]!);
        Assert.False((bool)Durable["tracing"]!["traceInputsAndOutputs"]!);
    }
}
