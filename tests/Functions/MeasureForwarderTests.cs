using PlanMonitor.Functions;

namespace PlanMonitor.Tests.Functions;

/// <summary>What is measured reaches the Functions host, at once and within the call that measured it.</summary>
public sealed class MeasureForwarderTests
{
    [Fact]
    public async Task Every_measure_is_handed_on_with_its_words()
    {
        var mine = new AsyncLocal<List<string>?> { Value = [] };
        using var forwarder = new MeasureForwarder(
            (name, value, words) =>
                mine.Value?.Add(
                    FormattableString.Invariant(
                        $"{name}={value} {string.Join(' ', words!.Select(w => $"{w.Key}:{w.Value}"))}"
                    )
                )
        );
        await forwarder.StartAsync(CancellationToken.None);

        Measures.Submission(SubmissionKind.Consolidation);
        Measures.DueLag(TimeSpan.FromSeconds(1.5));
        await forwarder.StopAsync(CancellationToken.None);

        Assert.Equal(["planmonitor.submissions=1 kind:consolidation", "planmonitor.due_lag=1.5 "], mine.Value);
    }
}
