using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Calendar;
using PlanMonitor.Core.Ports;
using PlanMonitor.Core.Units;

namespace PlanMonitor.Core.Cycles;

/// <summary>Cycles: create from a template, check, publish, amend, close.</summary>
public sealed partial class CycleService(
    IRecords records,
    UnitService units,
    IReadOnlyList<Template> templates,
    CalendarService calendar
)
{
    /// <summary>How an amended deadline is called in the changes of a cycle.</summary>
    public const string DeadlineAmended = "deadline-amended";

    /// <summary>How an amended form is called there.</summary>
    public const string FormAmended = "form-amended";

    /// <summary>How a change of the working days is called there.</summary>
    public const string CalendarChanged = "calendar-changed";

    private const string Table = "cycles";
    private const string Partition = "cycles";

    // Two rows a cycle: a small head whose ETag is the cycle's, and the body. A configuration is large, rarely changes, and every act needs it:
    // while the head's ETag is the one last seen, the body is not read again.
    private readonly ConcurrentDictionary<string, Stored<CycleRecord>> parsed = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<CycleRecord, Duties> duties = [];
    private readonly ConditionalWeakTable<CycleRecord, CycleRecord> linked = [];

    public IReadOnlyList<Template> Templates => templates;

    public WorkingDays Days => calendar.Days;

    /// <summary>Every cycle that can be read. One that cannot must not stop the others, or the host: <see cref="AllAndDamaged"/> names it.</summary>
    public async Task<IReadOnlyList<Stored<CycleRecord>>> All(CancellationToken cancel) =>
        (await AllAndDamaged(cancel)).Sound;

    public async Task<(IReadOnlyList<Stored<CycleRecord>> Sound, IReadOnlyList<string> Damaged)> AllAndDamaged(
        CancellationToken cancel
    )
    {
        var (sound, damaged) = (new List<Stored<CycleRecord>>(), new List<string>());
        foreach (var head in await records.All(Table, Partition, KeyRange.StartingWith(HeadPrefix), cancel))
        {
            try
            {
                sound.Add(await WithAbove(await Load(head, cancel), cancel));
            }
            catch (DamagedRecordException)
            {
                damaged.Add(head.Key[HeadPrefix.Length..]);
            }
        }
        return (sound, damaged);
    }

    /// <exception cref="ProblemException">not-found.</exception>
    public async Task<Stored<CycleRecord>> Get(string id, CancellationToken cancel)
    {
        var head = IsId(id) ? await records.Read(Table, Partition, HeadKey(id), cancel) : null;
        if (head is null)
            throw Problems.NotFound.With().AsException();
        return await WithAbove(await Load(head, cancel), cancel);
    }

    /// <summary>The published plan of the year before: the one the cycle names, else the last earlier one of its thread; null: there is none.</summary>
    public async Task<CycleRecord?> YearBefore(Cycle cycle, CancellationToken cancel)
    {
        var id = cycle.YearBefore ?? await LastOfThread(cycle, cancel);
        var head = id is null ? null : await records.Read(Table, Partition, HeadKey(id), cancel);
        if (head is null)
            return null;
        var record = (await WithAbove(await Load(head, cancel), cancel)).Value;
        return record.State == CycleState.Draft ? null : record;
    }

    private async Task<string?> LastOfThread(Cycle cycle, CancellationToken cancel)
    {
        if (cycle.Thread is not { } thread)
            return null;
        var rows = await records.All(Table, Partition, KeyRange.StartingWith("head|"), cancel);
        var heads = rows.Select(r => Json.Read<CycleHead>(r.Body));
        var earlier = heads.Where(h => h.Thread == thread.Id && h.Year < cycle.Year && h.State != CycleState.Draft);
        return earlier.MaxBy(h => h.Year)?.Id;
    }

    /// <summary>Lower case letters, digits and hyphens: anything else is looked for nowhere.</summary>
    private static bool IsId(string text) =>
        text.Length is > 0 and < 64 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Who owes what in a cycle.</summary>
    public Duties DutiesOf(CycleRecord record)
    {
        if (duties.TryGetValue(record, out var known) && known.Days == Days)
            return known;
        var above = record.Above is null ? null : DutiesOf(record.Above);
        var made = new Duties(record.Configuration, Days, above, record.Below);
        duties.AddOrUpdate(record, made);
        return made;
    }

    /// <param name="parent">The running cycle it is to stand under; null: none, or the one the template names.</param>
    public async Task<Stored<CycleRecord>> Create(string template, string? id, string? parent, Acting acting)
    {
        var (by, now, cancel) = acting;
        Require(by);
        await calendar.EnsureAsOf(now, null, cancel);
        var source = templates.FirstOrDefault(t => t.Id == template) ?? throw Problems.NotFound.With().AsException();
        var (cycle, problems) = TemplateReader.Read(source.Json, Days);
        return await Add(cycle ?? throw Invalid(problems), id, parent, template, acting);
    }

    /// <summary>Last year's plan again: the same configuration with every day moved; what stood in the old one is left as it is.</summary>
    public async Task<Stored<CycleRecord>> Copy(string from, int year, string? id, string? parent, Acting acting)
    {
        var (by, _, cancel) = acting;
        Require(by);
        if (year is < CalendarRules.FirstYear or > CalendarRules.LastYear)
            throw Problems.BodyInvalid.With("year").AsException();
        var source = (await Get(from, cancel)).Value.Configuration;
        var copy = CycleCopy.ToYear(source, year);
        return await Add(copy, id ?? $"{from}-{year}", parent, from, acting);
    }

    private async Task<Stored<CycleRecord>> Add(Cycle cycle, string? id, string? parent, string from, Acting acting)
    {
        var (by, now, cancel) = acting;
        cycle = cycle with { Id = id ?? cycle.Id };
        if (parent is not null)
        {
            var above = (await Get(parent, cancel)).Value.Configuration;
            cycle = cycle with { Parent = CascadeRules.Suggest(cycle, above) };
        }
        if (CycleRules.Check(cycle, Days).Any(p => p.Severity == Severity.Error && p.Path == "$.id"))
            throw Invalid(CycleRules.Check(cycle, Days));
        await RequireWayUp(cycle, cancel);
        // Before its units are added to the register: a refusal leaves nothing behind.
        if (await records.Read(Table, Partition, HeadKey(cycle.Id), cancel) is not null)
            throw Problems.CycleExists.With(cycle.Id).AsException();
        await units.AddMissing(cycle.Units, acting);
        var record = new CycleRecord
        {
            Configuration = cycle,
            State = CycleState.Draft,
            Changes = [new(now, by.Signature, "created", from)],
        };
        var head = RowChange.Insert(HeadKey(cycle.Id), Head(record));
        var body = RowChange.Insert(BodyKey(cycle.Id), Json.Write(record));
        var outcome = await records.Write(Table, Partition, [head, body], cancel);
        if (!outcome.Written)
            throw Problems.CycleExists.With(cycle.Id).AsException();
        return await WithAbove(Keep(record, outcome.ETags[0]), cancel);
    }

    /// <summary>Replaces the configuration of a draft; the id stays.</summary>
    public async Task<Stored<CycleRecord>> Edit(string id, string json, string etag, Acting acting)
    {
        var (by, _, cancel) = acting;
        Require(by);
        var record = (await Get(id, cancel)).Value;
        if (record.State != CycleState.Draft)
            throw Problems.CycleNotDraft.With().AsException();
        var (cycle, problems) = TemplateReader.Read(json, Days);
        if (cycle is null || cycle.Id != id)
            throw Invalid(cycle is null ? problems : [new("$.id", "id", CycleTexts.Id)]);
        await RequireWayUp(cycle, cancel);
        await units.AddMissing(cycle.Units, acting);
        return await Save(record with { Configuration = cycle }, etag, "edited", "", acting);
    }

    /// <summary>Takes a draft away: nobody has owed anything by it. What is published stays.</summary>
    public async Task Delete(string id, string etag, Acting acting)
    {
        var (by, _, cancel) = acting;
        Require(by);
        if ((await Get(id, cancel)).Value.State != CycleState.Draft)
            throw Problems.CycleNotDraft.With().AsException();
        var body = await records.Read(Table, Partition, BodyKey(id), cancel);
        RowChange[] both = [RowChange.Delete(HeadKey(id), etag), RowChange.Delete(BodyKey(id), body!.ETag)];
        var outcome = await records.Write(Table, Partition, both, cancel);
        if (!outcome.Written)
            throw Problems.Stale.With().AsException();
        parsed.TryRemove(HeadKey(id), out _);
    }

    /// <summary>Publishes a draft. Under another cycle, both are written at once: the one above knows from then on who fulfils what in it.</summary>
    public async Task<Stored<CycleRecord>> Publish(string id, string etag, Acting acting)
    {
        var (by, now, cancel) = acting;
        Require(by);
        var record = (await Get(id, cancel)).Value;
        if (record.State != CycleState.Draft)
            throw Problems.CycleNotDraft.With().AsException();
        RequireSound([.. await ProblemsOf(record, cancel), .. CycleRules.CheckAnswered(record.Configuration)]);
        var running = record with { State = CycleState.Running };
        if (record.Configuration.Parent is not { } parent)
            return await Save(running, etag, "published", "", acting);
        var above = await Get(parent.Cycle, cancel);
        var link = new ChildCycle(id, record.Configuration.Plan.Issuer, parent.Fulfils);
        var others = above.Value.Below.Where(b => b.Cycle != id);
        var linkedAbove = Noted(above.Value with { Below = [.. others, link] }, "linked", id, by, now);
        var also = await Writes(linkedAbove, above.ETag, cancel);
        return await Save(running, etag, "published", "", acting, also);
    }

    /// <summary>Everything that is wrong with a cycle: its configuration, its link to the one above, its dates against those above.</summary>
    public async Task<IReadOnlyList<FieldProblem>> ProblemsOf(CycleRecord record, CancellationToken cancel)
    {
        var problems = new List<FieldProblem>(CycleRules.Check(record.Configuration, Days));
        if (await WhyNoWayUp(record.Configuration, cancel) is { } noWay)
            problems.Add(noWay);
        if (record.State == CycleState.Draft)
            problems.AddRange(CascadeRules.CheckLink(record.Configuration, record.Above));
        if (record.Above is not null && problems.All(p => p.Severity != Severity.Error))
            problems.AddRange(CascadeRules.CheckDeadlines(DutiesOf(record.Above), DutiesOf(record)));
        return problems;
    }

    public async Task<Stored<CycleRecord>> Close(string id, string reason, string etag, Acting acting)
    {
        var (by, _, cancel) = acting;
        var record = await Running(id, reason, by, cancel);
        return await Save(record with { State = CycleState.Closed }, etag, "closed", reason, acting);
    }

    /// <exception cref="ProblemException">configuration-invalid, with every problem.</exception>
    public static void RequireSound(IReadOnlyList<FieldProblem> problems)
    {
        if (problems.Any(p => p.Severity == Severity.Error))
            throw Invalid(problems);
    }

    private async Task<CycleRecord> Running(string id, string reason, Actor by, CancellationToken cancel)
    {
        Require(by);
        Reasons.Require(reason);
        var record = (await Get(id, cancel)).Value;
        return record.State == CycleState.Running ? record : throw Problems.CycleNotRunning.With().AsException();
    }

    private async Task<Stored<CycleRecord>> Save(
        CycleRecord record,
        string etag,
        string what,
        string reason,
        Acting acting,
        IReadOnlyList<RowChange>? also = null
    )
    {
        var (by, now, cancel) = acting;
        var next = Noted(record, what, reason.Trim(), by, now);
        var changes = await Writes(next, etag, cancel);
        var outcome = await records.Write(Table, Partition, [.. changes, .. also ?? []], cancel);
        if (!outcome.Written)
            throw Problems.Stale.With().AsException();
        return await WithAbove(Keep(next, outcome.ETags[0]), cancel);
    }

    private static CycleRecord Noted(CycleRecord record, string what, string reason, Actor by, DateTimeOffset now) =>
        record with
        {
            Above = null,
            Changes = [.. record.Changes, new(now, by.Signature, what, reason)],
        };

    private async Task<IReadOnlyList<RowChange>> Writes(CycleRecord record, string etag, CancellationToken cancel)
    {
        var before = await records.Read(Table, Partition, BodyKey(record.Id), cancel);
        var head = RowChange.Replace(HeadKey(record.Id), Head(record), etag);
        var body = RowChange.Replace(BodyKey(record.Id), Json.Write(record), before!.ETag);
        return [head, body];
    }

    /// <summary>With the cycle above as it stands now. The same two give the same record, so that what was derived from it is derived once.</summary>
    /// <param name="left">
    /// How many more may stand above: no write stores a ring or a way too long, but two writes at once could, or an older program; reading ends all the same.
    /// </param>
    private async Task<Stored<CycleRecord>> WithAbove(
        Stored<CycleRecord> stored,
        CancellationToken cancel,
        int left = CascadeRules.MostAbove
    )
    {
        if (stored.Value.Configuration.Parent is not { } parent || left == 0)
            return stored;
        if (await records.Read(Table, Partition, HeadKey(parent.Cycle), cancel) is not { } head)
            return stored;
        var above = (await WithAbove(await Load(head, cancel), cancel, left - 1)).Value;
        if (linked.TryGetValue(stored.Value, out var known) && ReferenceEquals(known.Above, above))
            return new(known, stored.ETag);
        var both = stored.Value with { Above = above };
        linked.AddOrUpdate(stored.Value, both);
        return new(both, stored.ETag);
    }

    private async Task<Stored<CycleRecord>> Load(Row head, CancellationToken cancel)
    {
        if (parsed.TryGetValue(head.Key, out var stored) && stored.ETag == head.ETag)
            return stored;
        var bodyKey = BodyKey(head.Key[HeadPrefix.Length..]);
        var body = await records.Read(Table, Partition, bodyKey, cancel) ?? throw new DamagedRecordException(bodyKey);
        stored = new(body.As<CycleRecord>().Value, head.ETag);
        // Between the two reads somebody may have saved: then the pair is not kept, and a write with this ETag is refused as stale.
        if ((await records.Read(Table, Partition, head.Key, cancel))?.ETag == head.ETag)
            parsed[head.Key] = stored;
        var changes = stored.Value.Changes;
        var calendarChangedAt = changes.LastOrDefault(c => c.What == CalendarChanged)?.At;
        await calendar.EnsureAsOf(changes[^1].At, calendarChangedAt, cancel);
        return stored;
    }

    /// <summary>What was just written need not be read back.</summary>
    private Stored<CycleRecord> Keep(CycleRecord record, string etag) => parsed[HeadKey(record.Id)] = new(record, etag);

    private static string Head(CycleRecord record) => Json.Write(CycleHead.Of(record));

    private const string HeadPrefix = "head|";

    private static string HeadKey(string id) => $"{HeadPrefix}{id}";

    private static string BodyKey(string id) => $"body|{id}";

    /// <summary>What is asked of many cycles at once, without their bodies.</summary>
    private sealed record CycleHead(string Id, CycleState State, int Year, string? Thread)
    {
        public static CycleHead Of(CycleRecord record)
        {
            var configuration = record.Configuration;
            return new(record.Id, record.State, configuration.Year, configuration.Thread?.Id);
        }
    }

    private static ProblemException Invalid(IReadOnlyList<FieldProblem> problems)
    {
        var invalid = Problems.ConfigurationInvalid.With(problems.Count(p => p.Severity == Severity.Error));
        return (invalid with { Fields = problems }).AsException();
    }

    private async Task RequireWayUp(Cycle cycle, CancellationToken cancel)
    {
        if (await WhyNoWayUp(cycle, cancel) is { } problem)
            throw Invalid([problem]);
    }

    private async Task<FieldProblem?> WhyNoWayUp(Cycle cycle, CancellationToken cancel)
    {
        var wayUp = new List<string>();
        var above = cycle.Parent?.Cycle;
        while (above is not null && wayUp.Count <= CascadeRules.MostAbove && above != cycle.Id)
        {
            var head = IsId(above) ? await records.Read(Table, Partition, HeadKey(above), cancel) : null;
            if (head is null)
                return CascadeRules.CheckWayUp(cycle.Id, wayUp, above);
            wayUp.Add(above);
            above = (await Load(head, cancel)).Value.Configuration.Parent?.Cycle;
        }
        return CascadeRules.CheckWayUp(cycle.Id, above is null ? wayUp : [.. wayUp, above], null);
    }

    private static void Require(Actor by)
    {
        if (!Permissions.May(by, Right.Configure))
            throw Problems.NotAllowed.With().AsException();
    }
}
