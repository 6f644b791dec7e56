using System.Collections.Concurrent;
using System.Text.Json;
using Google.Protobuf;
using Microsoft.DurableTask.Client;
using PlanMonitor.Tests.Contracts.AzureStorage;
using P = Microsoft.DurableTask.Protobuf;

namespace PlanMonitor.Tests.Durable;

/// <summary>
/// Histories that releases left behind (tests/Durable/Histories), played back by today's orchestrators. How new ones are recorded: docs/decisions, 8.
/// </summary>
public sealed class HistoryTests(Azurite azurite)
{
    /// <summary>When it is set, what is recorded is kept under its value: the version in host.json.</summary>
    private const string KeepAs = "PLANMONITOR_KEEP_HISTORIES";

    private static readonly string Folder = Path.Combine(Given.Root, "tests", "Durable", "Histories");
    private static readonly JsonFormatter Format = new(JsonFormatter.Settings.Default.WithIndentation());

    private const string OnTime = "phu-loc";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly CycleChange Change = new("480", "4bf92f3577b34da6a3ce929d0e0e4736");

    private static readonly AgendaItem Item = new(
        AgendaKind.Closing,
        Office.Cycle,
        "480",
        "results-report",
        "2023",
        null,
        Given.At("30/11/2023 00:00:00")
    );

    private static readonly AgendaItem Asked = Item with { Kind = AgendaKind.Extension, Unit = "20005" };
    private static readonly AgendaItem Unanswered = Asked with { Unit = "19996" };

    public static TheoryData<string> Histories =>
        [
            .. Directory
                .GetFiles(Folder, "*.json")
                .Select(f => Path.GetFileNameWithoutExtension(f)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Histories))]
    public async Task What_a_release_has_begun_todays_orchestrators_go_on_with(string history)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, $"{history}.json"));
        await PlayBack(P.OrchestratorRequest.Parser.ParseJson(text));
    }

    [Fact]
    public async Task A_history_that_does_not_fit_is_noticed()
    {
        var file = Directory.GetFiles(Folder, "*Consolidation*").Order(StringComparer.Ordinal).Last();
        var other = (await File.ReadAllTextAsync(file)).Replace(
            WorkflowSteps.Levels,
            "Grades",
            StringComparison.Ordinal
        );
        var request = P.OrchestratorRequest.Parser.ParseJson(other);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => PlayBack(request));
    }

    /// <summary>Every workflow through everything it awaits: a step that failed once, what it starts, a change, an answer, a time.</summary>
    [Fact]
    [Slow]
    public async Task The_histories_of_today_are_recorded_and_played_back()
    {
        var recorded = new ConcurrentDictionary<string, P.OrchestratorRequest>();
        var tasks = Steps();
        await using var engine = await StorageEngine.Start(
            azurite.NewAccount(),
            (name, request) =>
            {
                var turn = P.OrchestratorRequest.Parser.ParseFrom(Convert.FromBase64String(request));
                recorded[Started(turn).OrchestrationInstance.ExecutionId] = turn;
                return tasks.Orchestrate(name, request);
            },
            tasks.Act
        );
        var client = engine.Client;
        tasks.AddActivity<StartInput, bool>(StartInput.Activity, input => WorkflowInstances.Start(client, input, None));
        await WorkflowInstances.StartLoop(client, OnTime, None);
        await WorkflowInstances.StartLoop(client, Office.Cycle, None);
        var round = new PostRound(DateTimeOffset.UtcNow.AddSeconds(2));
        await WorkflowInstances.Start(
            client,
            new(nameof(PostWorkflow), "post", JsonSerializer.SerializeToElement(round)),
            None
        );
        // The loop starts it, after the retry.
        await Office.Until(() => WorkflowInstances.Raise(client, Asked.InstanceId, ExtensionWorkflow.Answered, Change));
        await WorkflowInstances.Raise(client, Office.Cycle, CycleWorkflow.Changed, Change);
        await Office.Until(() => recorded.Values.Count(r => r.InstanceId == Office.Cycle) == 2);
        await WorkflowInstances.Raise(client, Office.Cycle, CycleWorkflow.Changed, Change with { Collector = null });
        string[] all = [OnTime, Office.Cycle, "post", Item.InstanceId, Asked.InstanceId, Unanswered.InstanceId];
        foreach (var id in all)
            await Office.Until(async () =>
                await client.GetInstanceAsync(id) is { RuntimeStatus: OrchestrationRuntimeStatus.Completed }
            );
        var histories = recorded
            .Values.Where(r => all.Contains(r.InstanceId))
            .OrderBy(r => r.PastEvents.Concat(r.NewEvents).First().Timestamp)
            .ToLookup(r => Started(r).Name);
        Assert.Equal(
            [
                (nameof(ConsolidationOrchestrator), 1),
                (nameof(CycleOrchestrator), 5),
                (nameof(ExtensionOrchestrator), 3),
                (nameof(PostOrchestrator), 2),
            ],
            histories.Select(h => (h.Key, h.Count())).Order()
        );
        foreach (var history in histories.SelectMany(h => h))
            await PlayBack(history);
        if (Environment.GetEnvironmentVariable(KeepAs) is { Length: > 0 } version)
            foreach (var (name, history) in histories.SelectMany(h => h.Select((r, n) => ($"{h.Key}-{n + 1}", r))))
                await Keep($"{version}-{name}", history);
    }

    private static Task Keep(string name, P.OrchestratorRequest history)
    {
        // It names folders of the machine on which it was recorded.
        foreach (var failed in history.PastEvents.Select(e => e.TaskFailed).OfType<P.TaskFailedEvent>())
            failed.FailureDetails.StackTrace = "";
        return File.WriteAllTextAsync(Path.Combine(Folder, $"{name}.json"), Format.Format(history) + "\n");
    }

    private static async Task PlayBack(P.OrchestratorRequest request)
    {
        var tasks = new Tasks();
        tasks.AddOrchestrators();
        var started = Started(request);
        var answer = await tasks.Orchestrate(started.Name, Convert.ToBase64String(request.ToByteArray()));
        var end = P
            .OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer))
            .Actions.Select(a => a.CompleteOrchestration)
            .FirstOrDefault(c => c is not null);
        var old =
            started.Name == nameof(CycleOrchestrator)
            && Json.Read<CycleRun>(started.Input).Sequence != CycleWorkflow.Sequence;
        if (old)
            // It holds nothing: it ends, in good order or not, and is started anew from the records.
            Assert.Contains(
                end?.OrchestrationStatus,
                new P.OrchestrationStatus?[] { P.OrchestrationStatus.Completed, P.OrchestrationStatus.Failed }
            );
        else
            Assert.True(end?.OrchestrationStatus != P.OrchestrationStatus.Failed, end?.FailureDetails?.ErrorMessage);
    }

    private static P.ExecutionStartedEvent Started(P.OrchestratorRequest request) =>
        request.PastEvents.Concat(request.NewEvents).First(e => e.ExecutionStarted is not null).ExecutionStarted;

    private static Tasks Steps()
    {
        var (plans, faults, asked) = (new ConcurrentDictionary<string, int>(), 0, 0);
        var tasks = new Tasks();
        tasks.AddOrchestrators();
        tasks.AddActivity<PlanInput, CyclePlan?>(WorkflowSteps.Plan, input =>
            Task.FromResult(
                plans.AddOrUpdate(input.Cycle, 1, (_, n) => n + 1) == 1
                    ? new CyclePlan(["480", "so"], DateTimeOffset.UtcNow.AddMinutes(input.Cycle == OnTime ? 0.05 : 60))
                    : null
            )
        );
        tasks.AddActivity<DueInput, DueDone>(WorkflowSteps.RunDue, input =>
        {
            if (input is not { Cycle: Office.Cycle, Collector: "480", Correlation: null })
                return Task.FromResult(new DueDone(0, [], null));
            if (Interlocked.Increment(ref faults) == 1)
                throw new StorageBusyException("the storage is away");
            return Task.FromResult(new DueDone(3, [Item, Asked, Unanswered], DateTimeOffset.UtcNow));
        });
        tasks.AddActivity<AgendaItem, IReadOnlyList<IReadOnlyList<string>>>(WorkflowSteps.Levels, _ =>
            Task.FromResult<IReadOnlyList<IReadOnlyList<string>>>([
                ["480", "481"],
                ["so"],
            ])
        );
        tasks.AddActivity<ClosingInput, bool>(WorkflowSteps.RecordClosing, _ => Task.FromResult(true));
        tasks.AddActivity<AgendaItem, DateTimeOffset?>(WorkflowSteps.AnswerDue, item =>
            Task.FromResult<DateTimeOffset?>(
                item == Unanswered || Interlocked.Increment(ref asked) == 1
                    ? DateTimeOffset.UtcNow.AddHours(item == Unanswered ? -1 : 1)
                    : null
            )
        );
        tasks.AddActivity<EscalateInput, bool>(WorkflowSteps.Escalate, _ => Task.FromResult(true));
        tasks.AddActivity<AgendaItem, bool>(WorkflowSteps.Finish, _ => Task.FromResult(true));
        tasks.AddActivity<PostRound, PostPlan>(WorkflowSteps.PlanPost, _ =>
            Task.FromResult(new PostPlan(["a", "b"], null))
        );
        tasks.AddActivity<string, DateTimeOffset?>(WorkflowSteps.PostRound, login =>
            Task.FromResult<DateTimeOffset?>(login == "a" ? null : DateTimeOffset.UtcNow.AddHours(1))
        );
        return tasks;
    }
}
