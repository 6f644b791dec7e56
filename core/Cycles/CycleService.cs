using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace PlanMonitor.Core;

/// <summary>Cycles: create from a template, check, publish, amend, close.</summary>
public sealed class CycleService(IRecords records, UnitService units, IReadOnlyList<Template> templates, WorkingDays days)
{
    /// <summary>How an amended deadline is called in the changes of a cycle.</summary>
    public const string DeadlineAmended = "deadline-amended";

    private const string Table = "cycles";
    private const string Partition = "cycles";

    // Two rows a cycle: a small head whose ETag is the cycle's, and the body. A configuration is large, rarely changes, and every act needs it:
    // while the head's ETag is the one last seen, the body is not read again.
    private readonly ConcurrentDictionary<string, Stored<CycleRecord>> parsed = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<CycleRecord, Duties> duties = [];

    public IReadOnlyList<Template> Templates => templates;

    public WorkingDays Days => days;

    public async Task<IReadOnlyList<Stored<CycleRecord>>> All(CancellationToken cancel)
    {
        var all = new List<Stored<CycleRecord>>();
        foreach (var head in await records.All(Table, Partition, KeyRange.StartingWith("head|"), cancel))
            all.Add(await Load(head, cancel));
        return all;
    }

    /// <exception cref="ProblemException">not-found.</exception>
    public async Task<Stored<CycleRecord>> Get(string id, CancellationToken cancel) =>
        id.Length is > 0 and < 64 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && await records.Read(Table, Partition, HeadKey(id), cancel) is { } head
            ? await Load(head, cancel)
            : throw Problems.NotFound.With().AsException();

    /// <summary>Who owes what in a cycle.</summary>
    public Duties DutiesOf(CycleRecord record) => duties.GetValue(record, r => new(r.Configuration, days));

    public async Task<Stored<CycleRecord>> Create(string template, string? id, Actor by, DateTimeOffset now, CancellationToken cancel)
    {
        Require(by);
        var source = templates.FirstOrDefault(t => t.Id == template) ?? throw Problems.NotFound.With().AsException();
        var (cycle, problems) = TemplateReader.Read(source.Json, days);
        if (cycle is null)
            throw Invalid(problems);
        cycle = cycle with { Id = id ?? cycle.Id };
        if (CycleRules.Check(cycle, days).Any(p => p.Severity == Severity.Error && p.Path == "$.id"))
            throw Invalid(CycleRules.Check(cycle, days));
        await units.AddMissing(cycle.Units, by, now, cancel);
        var record = new CycleRecord { Configuration = cycle, State = CycleState.Draft, Changes = [new(now, by.Signature, "created", template)] };
        var outcome = await records.Write(Table, Partition, [Change.Insert(HeadKey(cycle.Id), Head(record)), Change.Insert(BodyKey(cycle.Id), Json.Write(record))], cancel);
        return outcome.Written ? Keep(record, outcome.ETags[0]) : throw Problems.CycleExists.With(cycle.Id).AsException();
    }

    /// <summary>Replaces the configuration of a draft; the id stays.</summary>
    public async Task<Stored<CycleRecord>> Edit(string id, string json, string etag, Actor by, DateTimeOffset now, CancellationToken cancel)
    {
        Require(by);
        var record = (await Get(id, cancel)).Value;
        if (record.State != CycleState.Draft)
            throw Problems.CycleNotDraft.With().AsException();
        var (cycle, problems) = TemplateReader.Read(json, days);
        if (cycle is null || cycle.Id != id)
            throw Invalid(cycle is null ? problems : [new("$.id", "id", CycleTexts.Id)]);
        await units.AddMissing(cycle.Units, by, now, cancel);
        return await Save(record with { Configuration = cycle }, etag, "edited", "", by, now, cancel);
    }

    public async Task<Stored<CycleRecord>> Publish(string id, string etag, Actor by, DateTimeOffset now, CancellationToken cancel)
    {
        Require(by);
        var record = (await Get(id, cancel)).Value;
        if (record.State != CycleState.Draft)
            throw Problems.CycleNotDraft.With().AsException();
        RequireSound(CycleRules.Check(record.Configuration, days));
        return await Save(record with { State = CycleState.Running }, etag, "published", "", by, now, cancel);
    }

    public async Task<Stored<CycleRecord>> Close(string id, string reason, string etag, Actor by, DateTimeOffset now, CancellationToken cancel)
    {
        var record = await Running(id, reason, by, cancel);
        return await Save(record with { State = CycleState.Closed }, etag, "closed", reason, by, now, cancel);
    }

    /// <summary>Changes a deadline in mid-cycle. What it was stays in the amendment; everything derived from it follows at once.</summary>
    public async Task<Stored<CycleRecord>> Amend(string id, string obligation, string period, bool ofCollector, Deadline deadline, string reason, string etag, Actor by, DateTimeOffset now, CancellationToken cancel)
    {
        var record = await Running(id, reason, by, cancel);
        var found = record.Configuration.Obligations.FirstOrDefault(o => o.Id == obligation);
        if (found is null || found.Periods.All(p => p.Id != period) || (ofCollector && found.Consolidation is null))
            throw Problems.NotFound.With().AsException();
        var (cycle, before) = CycleRules.WithDeadline(record.Configuration, obligation, period, ofCollector, deadline);
        RequireSound(CycleRules.Check(cycle, days));
        var amendment = new Amendment(obligation, period, ofCollector, before, deadline, reason.Trim(), by.Signature, now);
        return await Save(record with { Configuration = cycle, Amendments = [.. record.Amendments, amendment] }, etag, DeadlineAmended, reason, by, now, cancel);
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
        if (Reasons.Check(reason) is { } unreasoned)
            throw unreasoned.AsException();
        var record = (await Get(id, cancel)).Value;
        return record.State == CycleState.Running ? record : throw Problems.CycleNotRunning.With().AsException();
    }

    private async Task<Stored<CycleRecord>> Save(CycleRecord record, string etag, string what, string reason, Actor by, DateTimeOffset now, CancellationToken cancel)
    {
        var next = record with { Changes = [.. record.Changes, new(now, by.Signature, what, reason.Trim())] };
        var body = await records.Read(Table, Partition, BodyKey(record.Id), cancel);
        var outcome = await records.Write(Table, Partition, [Change.Replace(HeadKey(record.Id), Head(next), etag), Change.Replace(BodyKey(record.Id), Json.Write(next), body!.ETag)], cancel);
        return outcome.Written ? Keep(next, outcome.ETags[0]) : throw Problems.Stale.With().AsException();
    }

    private async Task<Stored<CycleRecord>> Load(Row head, CancellationToken cancel)
    {
        if (parsed.TryGetValue(head.Key, out var stored) && stored.ETag == head.ETag)
            return stored;
        var id = Json.Read<CycleHead>(head.Body).Id;
        var body = await records.Read(Table, Partition, BodyKey(id), cancel);
        stored = new(Json.Read<CycleRecord>(body!.Body), head.ETag);
        // Between the two reads somebody may have saved: then the pair is not kept, and a write with this ETag is refused as stale.
        if ((await records.Read(Table, Partition, head.Key, cancel))?.ETag == head.ETag)
            parsed[head.Key] = stored;
        return stored;
    }

    /// <summary>What was just written need not be read back.</summary>
    private Stored<CycleRecord> Keep(CycleRecord record, string etag) => parsed[HeadKey(record.Id)] = new(record, etag);

    private static string Head(CycleRecord record) => Json.Write(new CycleHead(record.Id, record.State));

    private static string HeadKey(string id) => $"head|{id}";

    private static string BodyKey(string id) => $"body|{id}";

    private sealed record CycleHead(string Id, CycleState State);

    private static ProblemException Invalid(IReadOnlyList<FieldProblem> problems) =>
        (Problems.ConfigurationInvalid.With(problems.Count(p => p.Severity == Severity.Error)) with { Fields = problems }).AsException();

    private static void Require(Actor by)
    {
        if (!Permissions.May(by, Act.Configure))
            throw Problems.NotAllowed.With().AsException();
    }
}
