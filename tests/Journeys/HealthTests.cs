using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace PlanMonitor.Tests.Journeys;

/// <summary>Whoever watches from outside learns which part does not answer, soon, and nothing else.</summary>
public class HealthTests
{
    [Fact]
    public async Task A_host_that_works_says_so_to_anybody()
    {
        await using var town = await Town.Open("2023-02-20T08:00+07:00");

        var answer = await town.Anonymous().Get("health");

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            """{"state":"ok","parts":{"records":"ok","plans":"ok","files":"ok"}}""",
            System.Text.Encoding.UTF8.GetString(answer.Bytes)
        );
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_without_its_reasons()
    {
        await using var town = await Town.Open("2023-02-20T08:00+07:00");
        using var database = new SqliteConnection(
            $"Data Source={Path.Combine(town.Folder, "planmonitor.db")};Pooling=False"
        );
        database.Open();
        Run(database, "ALTER TABLE rows RENAME TO away");

        var answer = await town.Anonymous().Get("health");

        Run(database, "ALTER TABLE away RENAME TO rows");
        Assert.Equal(503, answer.Status);
        Assert.Equal(
            """{"state":"failed","parts":{"records":"failed","plans":"failed","files":"ok"}}""",
            System.Text.Encoding.UTF8.GetString(answer.Bytes)
        );
    }

    [Fact]
    public async Task Parts_are_asked_side_by_side_and_one_that_fails_does_not_hide_the_others()
    {
        var both = new Barrier(2);
        var health = new HealthService([
            new("a", Together),
            new("b", Together),
            new("c", _ => throw new InvalidOperationException("password=1")),
        ]);

        var parts = await health.Ask(NullLogger.Instance);

        Assert.Equal([("a", true), ("b", true), ("c", false)], parts.Select(p => (p.Key, p.Value)));

        // Passes only when the other has come as well.
        Task Together(CancellationToken cancel)
        {
            both.SignalAndWait(cancel);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_part_that_hangs_is_not_waited_for_longer_than_some_seconds()
    {
        using var never = new SemaphoreSlim(0);
        var health = new HealthService([new("deaf", _ => never.WaitAsync(CancellationToken.None)), new("blocking", c =>
            {
                never.Wait(c);
                return Task.CompletedTask;
            })]);

        var parts = await health.Ask(NullLogger.Instance).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.All(parts.Values, Assert.False);
    }

    [Fact]
    public async Task Asking_often_asks_the_parts_once()
    {
        var asked = 0;
        var health = new HealthService([new("a", _ =>
            {
                Interlocked.Increment(ref asked);
                return Task.CompletedTask;
            })]);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => health.Ask(NullLogger.Instance)));

        Assert.Equal(1, asked);
    }

    private static void Run(SqliteConnection database, string statement)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // Constant statements of this class.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
