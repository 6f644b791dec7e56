using System.Diagnostics;
using System.Globalization;

namespace PlanMonitor.Bench;

/// <summary>
/// The due step of a plan of the whole country, over the storage of one machine: what a morning reads on which everything is due, nothing is due, and one district's extension runs out.
/// The plan is held in memory: with its 11,000 units it is larger than one row may be.
/// </summary>
public static class NationalDue
{
    /// <param name="What">What morning it is.</param>
    /// <param name="Collectors">Due steps that ran.</param>
    public sealed record Morning(
        string What,
        int Collectors,
        long Queries,
        long Reads,
        long Rows,
        long Batches,
        double Ms
    );

    public static async Task<IReadOnlyList<Morning>> Run(string folder, int communes, int districts, int provinces)
    {
        var cycle = Plan(communes, districts, provinces);
        using var sqlite = new SqliteRecords(Path.Combine(folder, "national.db"));
        var records = new CountingRecords(sqlite);
        await using var services = Composed.Over(records, new DiskFiles(folder), []);
        var administrator = new Actor("a", "A", [new(Role.Administrator, "")]);
        await services.Units.AddMissing(
            cycle.Units,
            new(administrator, VietnamTime.StartOf(cycle.OpensOn), CancellationToken.None)
        );
        await services.Accounts.Insert(
            new()
            {
                Login = "xa",
                Name = "Xã",
                Grants = [new(Role.Officer, "c0")],
            },
            CancellationToken.None
        );
        var record = new CycleRecord { Configuration = cycle, State = CycleState.Running };
        var duties = new Duties(cycle, WorkingDays.Vietnam);
        var agenda = new AgendaStore(records);
        var mornings = new List<Morning>();

        async Task At(string what, int month, int day)
        {
            var now = VietnamTime.At(new(2023, month, day), 8);
            var (before, watch) = (records.Counts.ToDictionary(), Stopwatch.StartNew());
            var due = await agenda.Due(cycle.Id, record.Changes.Count, duties.Collectors, now, CancellationToken.None);
            foreach (var collector in due)
                await services.Reminders.RunDue(record, duties, collector, now, CancellationToken.None, ofMany: true);
            long Of(string kind) => records.Counts[kind] - before[kind];
            mornings.Add(
                new(
                    what,
                    due.Count,
                    Of("queries"),
                    Of("reads"),
                    Of("rowsRead"),
                    Of("batches"),
                    watch.Elapsed.TotalMilliseconds
                )
            );
        }
        await At("the first morning, everything opens", 3, 1);
        await At("nothing is due", 3, 2);
        // An extension of one commune, which moves its reminders; its signal is lost.
        var duty = duties.Find("plan", "2023", "c0")!;
        var moment = new Situation(
            VietnamTime.At(new(2023, 3, 2), 10),
            administrator,
            duty,
            duties.PlaceOf(duty),
            CycleState.Running,
            cycle.Units.First(u => u.Code == "c0"),
            WorkingDays.Vietnam,
            cycle.Settings
        );
        await services.Store.Save(
            duty,
            new Extend(new(2023, 6, 7), "Mưa lũ chia cắt địa bàn.").Decide(null, moment),
            null,
            CancellationToken.None
        );
        await At("somebody acted in one district", 3, 3);
        await At("nothing is due", 3, 4);
        return mornings;
    }

    public static async Task Print(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-national-").FullName;
        try
        {
            foreach (var m in await Run(folder, 10_599, 705, 63))
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{m.What}: {m.Collectors} due steps, {m.Queries} queries, {m.Reads} reads, {m.Rows} rows read, {m.Batches} batches, {m.Ms:F0} ms"
                    )
                );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Cycle Plan(int communes, int districts, int provinces)
    {
        var town = TemplateReader
            .Read(TemplateFolder.Read().First(t => t.Id == FaultYear.Cycle).Json, WorkingDays.Vietnam)
            .Cycle!;
        var report = town.Obligations.First(o => o.Consolidation is not null);
        Unit Of(string code, UnitKind kind, string? parent) =>
            new()
            {
                Code = code,
                Name = new(code, code),
                Kind = kind,
                Parent = parent,
                ValidFrom = new(2021, 7, 1),
            };
        return town with
        {
            Id = "national",
            OpensOn = new(2023, 3, 1),
            ClosesOn = new(2023, 12, 31),
            Plan = new() { Issuer = "n" },
            OpenQuestions = [],
            Events = [],
            Groups =
            [
                new("communes", new("Các xã", "Communes"), [.. Enumerable.Range(0, communes).Select(c => $"c{c}")]),
            ],
            Units =
            [
                Of("n", UnitKind.Province, null),
                .. Enumerable.Range(0, provinces).Select(p => Of($"p{p}", UnitKind.Province, "n")),
                .. Enumerable
                    .Range(0, districts)
                    .Select(d => Of($"d{d}", UnitKind.District, $"p{d * provinces / districts}")),
                .. Enumerable
                    .Range(0, communes)
                    .Select(c => Of($"c{c}", UnitKind.Commune, $"d{(int)((long)c * districts / communes)}")),
            ],
            Obligations =
            [
                report with
                {
                    Id = "plan",
                    Collector = Duties.Parent,
                    Through = null,
                    Reporters = ["group:communes"],
                    Invited = [],
                    Periods =
                    [
                        new()
                        {
                            Id = "2023",
                            Name = new("Năm 2023", "Year 2023"),
                            OpensOn = new(2023, 3, 1),
                            Deadline = new() { Date = new(2023, 5, 31), Operator = DeadlineOperator.Through },
                        },
                    ],
                    Consolidation = report.Consolidation! with
                    {
                        To = Duties.Parent,
                        Deadlines = new Dictionary<string, Deadline>(),
                        Then = report.Consolidation with
                        {
                            To = Duties.Parent,
                            Deadlines = new Dictionary<string, Deadline>(),
                            Then = null,
                        },
                    },
                },
            ],
        };
    }
}
