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
            """{"state":"ok","parts":{"records":"ok","plans":"ok","database":"ok","files":"ok"}}""",
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
        var signIn = new { login = "ldtbxh", password = DemoData.Password };
        Assert.Equal("storage-damaged", (await town.Anonymous().Post("api/session", signIn)).Code);

        var answer = await town.Anonymous().Get("health");

        Run(database, "ALTER TABLE away RENAME TO rows");
        Assert.Equal(503, answer.Status);
        Assert.Equal(
            """{"state":"failed","parts":{"records":"failed","plans":"failed","database":"failed","files":"ok"}}""",
            System.Text.Encoding.UTF8.GetString(answer.Bytes)
        );
    }

    [Fact]
    public async Task A_database_that_is_damaged_under_the_host_is_told_to_people_and_to_health()
    {
        await using var town = await Town.Open("2023-02-20T08:00+07:00");
        using (var file = File.OpenHandle(Path.Combine(town.Folder, "planmonitor.db"), access: FileAccess.ReadWrite))
        {
            for (var at = 4096L; at < RandomAccess.GetLength(file); at += 4096)
                RandomAccess.Write(file, new byte[100], at);
        }

        var refused = await town.Anonymous()
            .Post("api/session", new { login = "ldtbxh", password = DemoData.Password });
        Assert.Equal((503, "storage-damaged"), (refused.Status, refused.Code));

        var health = await town.Anonymous().Get("health");
        Assert.Equal(503, health.Status);
        Assert.Contains("\"database\":\"failed\"", System.Text.Encoding.UTF8.GetString(health.Bytes));
        // What is asked of a host that is damaged already answers the same.
        refused = await town.Anonymous().Post("api/session", new { login = "admin", password = DemoData.Password });
        Assert.Equal((503, "storage-damaged"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_damaged_database_is_not_started_on_and_the_way_back_is_told()
    {
        using var folder = new TempFolder();
        await PreparedTowns.Copy("2023-02-20T08:00+07:00", folder.Path);
        var file = folder.File("planmonitor.db");
        await using (var database = File.OpenWrite(file))
            database.SetLength(database.Length / 2);

        var refused = await Assert.ThrowsAsync<StartException>(() =>
            LocalHost.Start(
                new()
                {
                    Port = 0,
                    DataFolder = folder.Path,
                    Clock = CommandLine.ParseClock("2023-02-20T08:00+07:00"),
                }
            )
        );

        Assert.Contains("damaged", refused.Message);
        Assert.Contains("restore FILE", refused.Message);
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
