using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Units;

public sealed class UnitServiceTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Now = At("20/02/2023 08:00:00");

    private readonly TempFolder folder = new();
    private readonly SqliteRecords records;
    private readonly UnitService units;

    public UnitServiceTests()
    {
        records = new(folder.File("u.db"));
        units = new(records);
    }

    public ValueTask InitializeAsync() => new(units.AddMissing(Small.Units, new(Administrator, Now, None)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose()
    {
        records.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Deactivating_keeps_the_unit_with_who_when_and_why()
    {
        var row = await Row("c1");
        var changed = await units.Change(
            "c1",
            u => u with { Deactivated = true },
            " Sáp nhập xã ",
            row.ETag,
            new(Administrator, Now, None)
        );
        Assert.False(UnitRules.IsActive((await units.Directory(None)).Find("c1"), Day("20/02/2023")));
        Assert.Equal(new(Now, Administrator.Signature, "deactivated", "Sáp nhập xã"), changed.Value.Changes[^1]);
        var back = await units.Change(
            "c1",
            u => u with { Deactivated = false },
            "Nhầm xã",
            changed.ETag,
            new(Administrator, Now, None)
        );
        Assert.Equal(["added", "deactivated", "activated"], back.Value.Changes.Select(c => c.What));
    }

    [Fact]
    public async Task A_change_says_what_was_changed()
    {
        var row = await Row("c1");
        var changed = await units.Change(
            "c1",
            u => u with { Name = Same("Phường c1"), Parent = Department, ValidTo = Day("30/06/2025") },
            "Nghị quyết 1675",
            row.ETag,
            new(Administrator, Now, None)
        );
        Assert.Equal("renamed, moved from 480 to so, validity", changed.Value.Changes[^1].What);
    }

    [Fact]
    public async Task A_change_needs_a_reason_the_right_and_the_newest_version()
    {
        var row = await Row("c1");
        await Refused("reason-needed", () =>
            units.Change("c1", u => u, " x ", row.ETag, new(Administrator, Now, None))
        );
        await Refused("not-allowed", () => units.Change("c1", u => u, "Sáp nhập", row.ETag, new(Reviewer, Now, None)));
        await Refused("not-found", () =>
            units.Change("c9", u => u, "Sáp nhập", row.ETag, new(Administrator, Now, None))
        );
        await Refused("unit-invalid", () =>
            units.Change(Department, u => u with { Parent = "c1" }, "Sáp nhập", row.ETag, new(Administrator, Now, None))
        );
        await units.Change(
            "c1",
            u => u with { Name = Same("Mới") },
            "Đổi tên",
            row.ETag,
            new(Administrator, Now, None)
        );
        await Refused("stale", () =>
            units.Change("c1", u => u with { Name = Same("Cũ") }, "Đổi tên", row.ETag, new(Administrator, Now, None))
        );
        Assert.Equal("Mới", (await Row("c1")).Value.Unit.Name.Vi);
    }

    [Fact]
    public async Task A_unit_is_added_once_by_an_administrator()
    {
        await Refused("not-allowed", () => units.Add(Commune("c9"), new(Officer, Now, None)));
        await units.Add(Commune("c9"), new(Administrator, Now, None));
        await Refused("unit-exists", () => units.Add(Commune("c9"), new(Administrator, Now, None)));
    }

    [Fact]
    public async Task The_units_of_a_template_leave_those_already_there_as_they_are()
    {
        var row = await Row("c1");
        await units.Change(
            "c1",
            u => u with { Name = Same("Mới") },
            "Đổi tên",
            row.ETag,
            new(Administrator, Now, None)
        );
        await units.AddMissing(
            [.. Small.Units, .. Enumerable.Range(0, 250).Select(i => Commune($"n{i}"))],
            new(Administrator, Now, None)
        );
        var directory = await units.Directory(None);
        Assert.Equal((Small.Units.Count + 250, "Mới"), (directory.All.Count(), directory.NameOf("c1").Vi));
    }

    private async Task<Stored<UnitRow>> Row(string code) =>
        (await units.All(None)).Single(u => u.Value.Unit.Code == code);

    [Fact]
    public async Task Two_who_move_units_at_the_same_time_make_no_ring()
    {
        var (one, two) = (await Row("c1"), await Row("c2"));
        var slow = new UnitService(
            new Overtaken(records, () =>
                units.Change("c2", Under("c1"), "Sáp nhập xã", two.ETag, new(Administrator, Now, None))
            )
        );

        await Refused("unit-invalid", () =>
            slow.Change("c1", Under("c2"), "Sáp nhập xã", one.ETag, new(Administrator, Now, None))
        );

        Assert.All((await units.All(None)).Select(u => u.Value.Unit), u =>
            Assert.Equal(u.Code == "c2" ? "c1" : Small.Units.Single(s => s.Code == u.Code).Parent, u.Parent)
        );
        Func<Unit, Unit> Under(string parent) => u => u with { Parent = parent };
    }

    [Fact]
    public async Task Units_that_somebody_adds_at_the_same_time_do_not_keep_the_others_out()
    {
        var wanted = Enumerable.Range(1, 5).Select(n => Small.Units[^1] with { Code = $"new{n}" }).ToList();
        var slow = new UnitService(new Overtaken(records, () => units.Add(wanted[1], new(Administrator, Now, None))));

        await slow.AddMissing(wanted, new(Administrator, Now, None));

        var directory = await slow.Directory(None);
        Assert.All(wanted, w => Assert.Equal(w, directory.Find(w.Code)));
    }

    [Fact]
    public async Task However_many_units_a_template_brings_those_that_are_there_are_read_once()
    {
        var counting = new CountingRecords(records);
        var many = Enumerable.Range(1, 600).Select(n => Small.Units[^1] with { Code = $"new{n}" }).ToList();

        await new UnitService(counting).AddMissing(many, new(Administrator, Now, None));

        Assert.Equal(Small.Units.Count + many.Count, (await units.All(None)).Count);
        // Those that were there, and the version once a batch.
        Assert.InRange(counting.Counts["rowsRead"], Small.Units.Count, Small.Units.Count + 10);
    }

    /// <summary>Somebody else is faster: his act is done just before the first write.</summary>
    private sealed class Overtaken(IRecords inner, Func<Task> act) : IRecords
    {
        private Func<Task>? first = act;

        public Task<Row?> Read(string table, string partition, string key, CancellationToken cancel) =>
            inner.Read(table, partition, key, cancel);

        public Task<RowPage> Query(
            string table,
            string partition,
            KeyRange range,
            int take,
            string? cursor,
            CancellationToken cancel
        ) => inner.Query(table, partition, range, take, cursor, cancel);

        public async Task<WriteOutcome> Write(
            string table,
            string partition,
            IReadOnlyList<RowChange> changes,
            CancellationToken cancel
        )
        {
            var now = Interlocked.Exchange(ref first, null);
            if (now is not null)
                await now();
            return await inner.Write(table, partition, changes, cancel);
        }
    }
}
