using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Reminders;

/// <summary>
/// The due step leaves alone what its agenda says is not due. The same months, drawn at random, are lived twice: once with the agenda, once with a due step
/// that forgets what it had reckoned and looks into everything each morning. Whoever is written to, about what and when, must be the same.
/// </summary>
public sealed class AgendaTests
{
    private static readonly string[] Units = ["19996", "20005", "20008", "20011"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_the_agenda_leaves_alone_was_not_due(int seed)
    {
        using var folder = new TempFolder();
        using var first = new SqliteRecords(folder.File("a.db"));
        using var second = new SqliteRecords(folder.File("b.db"));
        var (with, without) = (await Life(first, folder), await Life(new Forgetful(second), folder));
        var random = new Random(seed);
        for (var day = Day("28/10/2023"); day < Day("20/01/2024"); day = day.AddDays(1))
        {
            foreach (var services in new[] { with, without })
                await Due(services, VietnamTime.At(day, 8));
            // Hours apart: a mark of the morning is taken off in the afternoon.
            foreach (var n in Enumerable.Range(0, random.Next(4)))
            {
                var (act, unit, lastDay, at) = (
                    random.Next(6),
                    Units[random.Next(Units.Length)],
                    day.AddDays(random.Next(1, 12)),
                    VietnamTime.At(day, 9).AddMinutes((n * 240) + random.Next(200))
                );
                var outcomes = new List<string>();
                foreach (var services in new[] { with, without })
                {
                    outcomes.Add(await Try(services, act, unit, lastDay, at));
                    await Due(services, at.AddSeconds(1));
                }
                Assert.Equal(outcomes[0], outcomes[1]);
            }
        }
        var told = await Told(with);
        Assert.True(told.Count > 60, $"Only {told.Count} messages: the test says nothing.");
        Assert.Equal(await Told(without), told);
    }

    private static async Task<IServiceProvider> Life(IRecords records, TempFolder folder)
    {
        var services = Composed.Over(records, new DiskFiles(folder.Path), [new("huong-tra-2023", TemplateJson)]);
        await DemoData.Publish(services.Cycles, "huong-tra-2023", services.Clock.GetUtcNow(), None);
        foreach (
            var (login, role, unit) in Units
                .Select(u => ($"xa-{u}", Role.Officer, u))
                .Append(("phong", Role.Reviewer, "480"))
                .Append(("chutich", Role.Reader, "480"))
        )
            await services.Accounts.Insert(
                new()
                {
                    Login = login,
                    Name = login,
                    Grants = [new(role, unit)],
                },
                None
            );
        return services;
    }

    private static Task Due(IServiceProvider services, DateTimeOffset at) =>
        services.Steps.Due(new("huong-tra-2023", "480", at, null, null), None);

    private static async Task<string> Try(
        IServiceProvider services,
        int act,
        string unit,
        DateOnly lastDay,
        DateTimeOffset at
    )
    {
        var key = new DutyKey("huong-tra-2023", "results-report", "2023", unit);
        var officer = Holding(Role.Officer, unit);
        try
        {
            var seen = SeenVersion.Of((await services.Submissions.Open(key, new(Reviewer, at, None))).State);
            await (
                act switch
                {
                    0 => services.Submissions.Do(key, seen, new Submit(Given.NilReport), new(officer, at, None)),
                    1 => services.Submissions.Do(
                        key,
                        seen,
                        new Return("Thiếu số liệu.", null),
                        new(Reviewer, at, None)
                    ),
                    2 => services.Submissions.Do(key, seen, new Extend(lastDay, "Mưa lũ."), new(Reviewer, at, None)),
                    3 => services.Submissions.Do(
                        key,
                        default,
                        new AskExtension(lastDay, "Nghỉ ốm."),
                        new(officer, at, None)
                    ),
                    4 => services.Submissions.Do(
                        key,
                        seen,
                        new RefuseExtension("Không đủ lý do."),
                        new(Reviewer, at, None)
                    ),
                    _ => (Task)services.Submissions.Do(key, seen, new Accept(), new(Reviewer, at, None)),
                }
            );
            return "done";
        }
        catch (ProblemException e)
        {
            return e.Problem.Code;
        }
    }

    private static async Task<List<string>> Told(IServiceProvider services) =>
        [
            .. (await services.Ledger.Read("huong-tra-2023", "480", None))
                .Select(m => $"{m.SentAt:u} {m.Key}")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Storage in which the due step never finds what it had reckoned.</summary>
    private sealed class Forgetful(IRecords inner) : IRecords
    {
        public Task<Row?> Read(string table, string partition, string key, CancellationToken cancel) =>
            inner.Read(table, partition, key, cancel);

        public async Task<RowPage> Query(
            string table,
            string partition,
            KeyRange range,
            int take,
            string? cursor,
            CancellationToken cancel
        )
        {
            var page = await inner.Query(table, partition, range, take, cursor, cancel);
            return table == "agenda"
                ? page with
                {
                    Rows = [.. page.Rows.Select(r => r.Key == "cursor" ? r with { Body = WithoutNext(r.Body) } : r)],
                }
                : page;
        }

        public Task<WriteOutcome> Write(
            string table,
            string partition,
            IReadOnlyList<RowChange> changes,
            CancellationToken cancel
        ) => inner.Write(table, partition, changes, cancel);

        private static string WithoutNext(string cursor) =>
            Json.Write(Json.Read<Cursor>(cursor) with { Next = new Dictionary<string, DateTimeOffset>() });
    }
}
