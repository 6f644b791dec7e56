using Google.Protobuf;
using P = Microsoft.DurableTask.Protobuf;

namespace PlanMonitor.Tests.Durable;

/// <summary>A change that comes in the very turn in which the loop's waiting ends: it goes on to the next run and is not lost.</summary>
public sealed class LateEventTests
{
    private static readonly string Folder = Path.Combine(Given.Root, "tests", "Durable", "Histories");

    [Theory]
    [InlineData("timerFired", 1)]
    [InlineData("timerFired", 3)]
    [InlineData("eventRaised", 1)]
    [InlineData("eventRaised", 3)]
    public async Task A_change_that_comes_after_what_ended_the_waiting_goes_on_to_the_next_run(string ended, int late)
    {
        var request = Waiting(ended);
        for (var n = 0; n < late; n++)
            request.NewEvents.Add(
                new P.HistoryEvent
                {
                    EventId = -1,
                    Timestamp = request.NewEvents[^1].Timestamp,
                    EventRaised = new()
                    {
                        Name = CycleWorkflow.Changed,
                        Input = Json.Write(new CycleChange("480", $"late {n}")),
                    },
                }
            );
        var tasks = new Tasks();
        tasks.AddOrchestrators();
        var answer = P.OrchestratorResponse.Parser.ParseFrom(
            Convert.FromBase64String(
                await tasks.Orchestrate(nameof(CycleOrchestrator), Convert.ToBase64String(request.ToByteArray()))
            )
        );
        var end = answer.Actions.Select(a => a.CompleteOrchestration).Single(c => c is not null);
        // As messages to itself, or with the next run's start.
        var kept = answer
            .Actions.Select(a => a.SendEvent?.Data)
            .Concat(end.CarryoverEvents.Select(e => e.EventRaised?.Input))
            .OfType<string>();
        Assert.Equal(
            Enumerable.Range(0, late).Select(n => $"late {n}"),
            kept.Select(e => Json.Read<CycleChange>(e).Correlation)
        );
        Assert.Equal(P.OrchestrationStatus.ContinuedAsNew, end.OrchestrationStatus);
    }

    /// <summary>A recorded run whose last turn begins with this event.</summary>
    private static P.OrchestratorRequest Waiting(string ended) =>
        Directory
            .GetFiles(Folder, $"*-{nameof(CycleOrchestrator)}-*.json")
            .OrderDescending(StringComparer.Ordinal)
            .Select(f => P.OrchestratorRequest.Parser.ParseJson(File.ReadAllText(f)))
            .First(r =>
                JsonFormatter.Default.Format(r.NewEvents[^1]).Contains(ended, StringComparison.Ordinal)
                && Json.Read<CycleRun>(
                    r.PastEvents.First(e => e.ExecutionStarted is not null).ExecutionStarted.Input
                ).Sequence == CycleWorkflow.Sequence
            );
}
