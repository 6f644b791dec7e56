using Azure.Data.Tables;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.Durable;

/// <summary>Two engines on one task hub, which has one partition, and so one engine that runs the turns of the loops.</summary>
[Slow]
public sealed class LeaseTests(Azurite azurite, ITestOutputHelper output)
{
    /// <summary>A lease is claimed for a minute and renewed for its interval: so one that was renewed once.</summary>
    private static readonly TimeSpan Renewed = TimeSpan.FromSeconds(2);

    private readonly Office office = new();

    [Fact]
    public async Task Whoever_is_left_takes_the_partition_of_one_that_was_killed_and_no_turn_is_lost()
    {
        var account = azurite.NewAccount();
        await using var first = await office.Engine(account);
        await office.StartLoop(first.Client);
        await using var second = await office.Engine(account);
        await Task.Delay(Renewed);
        first.StandStill();
        var killed = DateTimeOffset.UtcNow;
        var letter = await office.Act(second.Client);
        await office.Arrived(letter);
        var taken = DateTimeOffset.UtcNow - killed;
        output.WriteLine($"The other had the partition and had written the letter after {taken.TotalSeconds:F1} s.");
        Assert.InRange(taken, TimeSpan.Zero, Impatient.Lease + TimeSpan.FromSeconds(5));
        await office.Arrived(await office.Act(second.Client));
    }

    [Fact]
    public async Task A_turn_of_one_that_stood_still_does_not_count_beside_that_of_the_other()
    {
        var account = azurite.NewAccount();
        await using var first = await office.Engine(account);
        await office.StartLoop(first.Client);
        await using var second = await office.Engine(account);
        await office.Arrived(await office.Act(second.Client));
        await Task.Delay(Renewed);
        // It has decided the turn that takes the change, and stands still before it can say so.
        var (decided, resumes) = (new TaskCompletionSource(), new TaskCompletionSource());
        office.Decided = async _ =>
        {
            office.Decided = _ => Task.CompletedTask;
            first.StandStill();
            decided.SetResult();
            await resumes.Task;
        };
        var letter = await office.Act(second.Client);
        await decided.Task.WaitAsync(Office.Patience);
        await office.Arrived(letter);
        await office.Rest();
        var steps = office.DueSteps.Count;
        first.GoOn();
        resumes.SetResult();
        await office.Rest();
        // Its message was on its way before its turn was refused: the step may have run again, and nobody heard of it.
        Assert.InRange(office.DueSteps.Count, steps, steps + 1);
        await office.Arrived(await office.Act(second.Client));
        await office.Rest();
        Assert.Equal((3, 1), (office.Letters.Count, office.Plans));
        var history = await History(account);
        Assert.NotEmpty(history);
        Assert.Equal(history.Distinct(), history);
    }

    /// <summary>The steps in the loop's history, by their numbers in a run.</summary>
    private static async Task<IReadOnlyList<(string Run, int Number)>> History(AzuriteAccount account)
    {
        var key = new TableSharedKeyCredential(account.Name, account.Key);
        var options = new TableClientOptions { Transport = account.Wire().Transport };
        var history = new TableClient(account.Tables, $"{StorageEngine.Hub}History", key, options);
        var steps = new List<(string, int)>();
        await foreach (
            var row in history.QueryAsync<TableEntity>(e =>
                e.PartitionKey == Office.Cycle && (string)e["EventType"] == "TaskScheduled"
            )
        )
            steps.Add((row.GetString("ExecutionId"), row.GetInt32("EventId")!.Value));
        return steps;
    }
}
