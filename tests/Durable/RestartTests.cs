using System.Collections.Concurrent;
using PlanMonitor.Tests.Contracts.AzureStorage;

namespace PlanMonitor.Tests.Durable;

/// <summary>The host and its worker end and begin again; all that is known of the loop lies in the storage.</summary>
[Slow]
public sealed class RestartTests(Azurite azurite)
{
    private readonly Office office = new();

    [Fact]
    public async Task A_loop_that_waited_goes_on_and_receives_what_was_raised_while_no_engine_ran()
    {
        var account = azurite.NewAccount();
        string before;
        await using (var first = await office.Engine(account))
        {
            await office.StartLoop(first.Client);
            before = await office.Act(first.Client);
            await office.Arrived(before);
        }
        string meanwhile;
        await using (var nobody = await StorageEngine.StartClient(account))
            meanwhile = await office.Act(nobody.Client);
        Assert.Equal([before], office.Letters);
        await using var second = await office.Engine(account);
        await office.Arrived(meanwhile);
        await office.Arrived(await office.Act(second.Client));
        Assert.Equal(1, office.Plans);
    }

    [Fact]
    public async Task A_moment_that_passed_while_no_engine_ran_is_kept_after_the_start()
    {
        var account = azurite.NewAccount();
        office.Wake = DateTimeOffset.UtcNow.AddSeconds(3);
        await using (var first = await office.Engine(account))
            await office.StartLoop(first.Client);
        var meant = office.Wake;
        office.Wake = DateTimeOffset.UtcNow.AddHours(1);
        // On a busy machine it has passed by now.
        var ahead = meant.AddSeconds(2) - DateTimeOffset.UtcNow;
        if (ahead > TimeSpan.Zero)
            await Task.Delay(ahead);
        await using var second = await office.Engine(account);
        await Office.Until(() => office.DueSteps.Any(d => d.MeantAt is not null));
        Assert.Equal(meant, office.DueSteps.Single(d => d.MeantAt is not null).MeantAt);
    }

    [Fact]
    public async Task A_step_that_was_cut_short_runs_again_and_its_letters_are_written_once()
    {
        var account = azurite.NewAccount();
        var cut = new TaskCompletionSource();
        var begun = new ConcurrentQueue<DueInput>();
        string letter;
        await using (var first = await office.Engine(account))
        {
            await office.StartLoop(first.Client);
            office.Within = async input =>
            {
                begun.Enqueue(input);
                await cut.Task;
            };
            letter = await office.Act(first.Client);
            await Office.Until(() => begun.Count == 1);
            // As the host does when it stops: what runs is called off.
            cut.SetCanceled();
        }
        Assert.Equal([letter], office.Letters);
        office.Within = input =>
        {
            begun.Enqueue(input);
            return Task.CompletedTask;
        };
        await using var second = await office.Engine(account);
        await Office.Until(() => begun.Count == 2);
        Assert.Single(begun.Distinct());
        await office.Arrived(await office.Act(second.Client));
        Assert.Equal(2, office.Letters.Count);
    }

    [Fact]
    public async Task A_step_whose_machine_was_killed_runs_again_when_its_message_shows_again()
    {
        var account = azurite.NewAccount();
        var killed = new TaskCompletionSource();
        await using var first = await office.Engine(account);
        await office.StartLoop(first.Client);
        office.Within = _ => killed.Task;
        var letter = await office.Act(first.Client);
        await office.Arrived(letter);
        first.StandStill();
        office.Within = _ => Task.CompletedTask;
        await using var second = await office.Engine(account);
        await Office.Until(() => office.DueSteps.Count(d => d.Correlation == letter) == 2);
        await office.Arrived(await office.Act(second.Client));
        Assert.Equal(2, office.Letters.Count);
        killed.SetCanceled();
    }
}
