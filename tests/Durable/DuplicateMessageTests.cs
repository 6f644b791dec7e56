using System.Globalization;
using System.Web;
using System.Xml.Linq;
using Azure.Storage;
using Azure.Storage.Queues;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.Durable;

/// <summary>A queue of Azure delivers at least once: what a message brings about happens once all the same.</summary>
[Slow]
public sealed class DuplicateMessageTests(Azurite azurite)
{
    private readonly Office office = new();

    [Fact]
    public async Task A_start_that_is_delivered_twice_starts_one_run()
    {
        var account = azurite.NewAccount();
        await using (var nobody = await StorageEngine.StartClient(account))
        {
            Assert.True(await WorkflowInstances.StartLoop(nobody.Client, Office.Cycle, CancellationToken.None));
            Assert.Single(await SendAgain(account, nobody.Wire));
        }
        await using var engine = await office.Engine(account);
        await Office.Until(() => !office.DueSteps.IsEmpty);
        var letter = await office.Act(engine.Client);
        await office.Arrived(letter);
        await office.Rest();
        // The change alone was looked after: had a second run begun, it would have planned.
        Assert.Equal((1, 2), (office.Plans, office.DueSteps.Count));
    }

    [Fact]
    public async Task Every_message_of_a_loops_life_delivered_again_starts_nothing_and_writes_no_letter_twice()
    {
        var account = azurite.NewAccount();
        office.Wake = DateTimeOffset.UtcNow.AddSeconds(2);
        await using var engine = await office.Engine(account);
        await office.StartLoop(engine.Client);
        office.Wake = office.Wake.AddHours(1);
        await office.Arrived(await office.Act(engine.Client));
        await Office.Until(() => office.DueSteps.Any(d => d.MeantAt is not null));
        await office.Arrived(await office.Act(engine.Client), await office.Act(engine.Client));
        await office.Rest();
        var (letters, plans, steps) = (office.Letters, office.Plans, office.DueSteps.Count);
        var again = await SendAgain(account, engine.Wire);
        Assert.Contains(again, m => m.Contains("ExecutionStartedEvent", StringComparison.Ordinal));
        Assert.Contains(again, m => m.Contains("TaskScheduledEvent", StringComparison.Ordinal));
        Assert.Contains(again, m => m.Contains("TaskCompletedEvent", StringComparison.Ordinal));
        Assert.Contains(again, m => m.Contains("TimerFiredEvent", StringComparison.Ordinal));
        await Task.Delay(TimeSpan.FromSeconds(3)); // until the copy of the timer shows
        await office.Rest();
        Assert.Equal(letters, office.Letters);
        // A change that comes again is looked after again, a step that is asked for again runs again; the loop itself has one life.
        Assert.Equal(plans * 2, office.Plans);
        Assert.InRange(office.DueSteps.Count, steps * 2, (steps * 2) + 3);
        var last = await office.Act(engine.Client);
        await office.Arrived(last);
        await office.Rest();
        Assert.Equal([.. letters, last], office.Letters);
    }

    [Fact]
    public async Task A_step_that_outlasts_its_message_runs_elsewhere_too_and_counts_once()
    {
        var account = azurite.NewAccount();
        await using var first = await office.Engine(account);
        await office.StartLoop(first.Client);
        var resumes = new TaskCompletionSource();
        office.Within = _ => resumes.Task;
        var letter = await office.Act(first.Client);
        await office.Arrived(letter);
        first.StandStill();
        office.Within = _ => Task.CompletedTask;
        await using var second = await office.Engine(account);
        await Office.Until(() => office.DueSteps.Count(d => d.Correlation == letter) == 2);
        var next = await office.Act(second.Client);
        await Office.Until(() => office.DueSteps.Any(d => d.Correlation == next));
        // Now the first one's result comes too, of a run of the loop that is over.
        first.GoOn();
        resumes.SetResult();
        await office.Rest();
        var last = await office.Act(second.Client);
        await office.Arrived(last);
        await office.Rest();
        Assert.Equal([letter, next, last], office.Letters);
        Assert.Equal(1, office.Plans);
        // Five are asked for; on a busy machine one may outlast its message once more, and then it runs again.
        Assert.InRange(office.DueSteps.Count, 5, 8);
    }

    /// <summary>What an engine has put into the queues of its task hub is put there once more.</summary>
    private static async Task<IReadOnlyList<string>> SendAgain(AzuriteAccount account, Wire wire)
    {
        var key = new StorageSharedKeyCredential(account.Name, account.Key);
        var queues = new QueueServiceClient(account.Queues, key, new() { Transport = account.Wire().Transport });
        var sent = wire
            .Requests.Where(r =>
                r.Method == "POST" && r.Address.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal)
            )
            .Select(r =>
                (
                    Queue: r.Address.Segments[^2].TrimEnd('/'),
                    Text: XElement.Parse(r.Body).Value,
                    // A timer's message is hidden until its time.
                    Hidden: HttpUtility.ParseQueryString(r.Address.Query)["visibilitytimeout"] ?? "0"
                )
            )
            .ToList();
        foreach (var (queue, text, hidden) in sent)
            await queues
                .GetQueueClient(queue)
                .SendMessageAsync(text, TimeSpan.FromSeconds(int.Parse(hidden, CultureInfo.InvariantCulture)));
        return [.. sent.Select(s => s.Text)];
    }
}
