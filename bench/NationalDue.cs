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
            var ms = watch.Elapsed.TotalMilliseconds;
            long Of(string kind) => records.Counts[kind] - before[kind];
            mornings.Add(new(what, due.Count, Of("queries"), Of("reads"), Of("rowsRead"), Of("batches"), ms));
        }
        await At("the first morning, everything opens", 3, 1);
        await At("nothing is due", 3, 2);
        // An extension of one commune, which moves its reminders; its signal is lost.
        var duty = duties.Find("plan", "2023", "c0")!;
        var unit = cycle.Units.First(u => u.Code == duty.Unit);
        var moment = new Situation(
            VietnamTime.At(new(2023, 3, 2), 10),
            administrator,
            duty,
            duties.PlaceOf(duty),
            CycleState.Running,
            unit,
            WorkingDays.Vietnam,
            cycle.Settings
        );
        var extended = new Extend(new(2023, 6, 7), "Mưa lũ chia cắt địa bàn.").Decide(null, moment);
        await services.Store.Save(duty, extended, null, CancellationToken.None);
        await At("somebody acted in one district", 3, 3);
        await At("nothing is due", 3, 4);
        return mornings;
    }

    public static async Task Print(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-national-").FullName;
        try
        {
            foreach (var morning in await Run(folder, 10_599, 705, 63))
                await output.WriteLineAsync(SentenceOf(morning));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string SentenceOf(Morning m)
    {
        var steps = $"{m.What}: {m.Collectors} due steps";
        var counts = $"{m.Queries} queries, {m.Reads} reads, {m.Rows} rows read, {m.Batches} batches";
        return $"{steps}, {counts}, {m.Ms.ToString("F0", CultureInfo.InvariantCulture)} ms";
    }

    private static Cycle Plan(int communes, int districts, int provinces)
    {
        var json = TemplateFolder.Read().First(t => t.Id == ChaosYear.Cycle).Json;
        var town = TemplateReader.Read(json, WorkingDays.Vietnam).Cycle!;
        var report = town.Obligations.First(o => o.Consolidation is not null);
        var all = new UnitGroup("communes", new("Các xã", "Communes"), Numbered("c", communes));
        var (first, last) = (new DateOnly(2023, 3, 1), new DateOnly(2023, 12, 31));
        return town with
        {
            Id = "national",
            OpensOn = first,
            ClosesOn = last,
            Plan = new() { Issuer = "n" },
            OpenQuestions = [],
            Events = [],
            Groups = [all],
            Units = [.. UnitsOf(communes, districts, provinces)],
            Obligations = [PlanOf(report)],
        };
    }

    private static IEnumerable<Unit> UnitsOf(int communes, int districts, int provinces)
    {
        string ProvinceOf(int district) => $"p{district * provinces / districts}";
        string DistrictOf(int commune) => $"d{(int)((long)commune * districts / communes)}";
        yield return UnitOf("n", UnitKind.Province, null);
        foreach (var code in Numbered("p", provinces))
            yield return UnitOf(code, UnitKind.Province, "n");
        foreach (var (i, code) in Numbered("d", districts).Index())
            yield return UnitOf(code, UnitKind.District, ProvinceOf(i));
        foreach (var (i, code) in Numbered("c", communes).Index())
            yield return UnitOf(code, UnitKind.Commune, DistrictOf(i));
    }

    private static string[] Numbered(string letter, int count) =>
        [.. Enumerable.Range(0, count).Select(i => $"{letter}{i}")];

    private static Unit UnitOf(string code, UnitKind kind, string? parent) =>
        new()
        {
            Code = code,
            Name = new(code, code),
            Kind = kind,
            Parent = parent,
            ValidFrom = new(2021, 7, 1),
        };

    private static Obligation PlanOf(Obligation report)
    {
        var upward = report.Consolidation! with { To = Duties.Parent, Deadlines = new Dictionary<string, Deadline>() };
        var year = new Period
        {
            Id = "2023",
            Name = new("Năm 2023", "Year 2023"),
            OpensOn = new(2023, 3, 1),
            Deadline = new() { Date = new(2023, 5, 31), Operator = DeadlineOperator.Through },
        };
        return report with
        {
            Id = "plan",
            Collector = Duties.Parent,
            Through = null,
            Reporters = ["group:communes"],
            Invited = [],
            Periods = [year],
            Consolidation = upward with { Then = upward with { Then = null } },
        };
    }
}
