using System.Globalization;
using System.Text.Json.Serialization;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Core.Agenda;

/// <summary>Why a workflow beside the loop is started.</summary>
public enum AgendaKind
{
    /// <summary>A consolidated period closed: what stands there is recorded, level by level.</summary>
    Closing,

    /// <summary>Somebody asked for more time: the request is answered, or goes to those above.</summary>
    Extension,
}

/// <summary>Something the loop of a cycle started and that is not finished.</summary>
/// <param name="Unit">The unit that asked; null for a closing.</param>
/// <param name="At">When the period closed; when the extension was asked for.</param>
public sealed record AgendaItem(
    AgendaKind Kind,
    string Cycle,
    string Collector,
    string Obligation,
    string Period,
    string? Unit,
    DateTimeOffset At
)
{
    [JsonIgnore]
    public string Key
    {
        get
        {
            var at = At.UtcDateTime.ToString("yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture);
            return $"item|{JsonNames.Of(Kind)}|{Obligation}|{Period}|{Unit}|{at}";
        }
    }

    /// <summary>The same item has the same instance, whoever starts it.</summary>
    [JsonIgnore]
    public string InstanceId => $"{JsonNames.Of(Kind)}-{Json.Hash(this)[..32]}";

    public static AgendaItem ExtensionOf(Duty duty, DateTimeOffset askedAt)
    {
        var home = duty.Home;
        var (obligation, period) = (home.Obligation.Id, home.Period.Id);
        return new(AgendaKind.Extension, home.Cycle, duty.Collector, obligation, period, duty.Unit, askedAt);
    }

    public static AgendaItem ClosingOf(Duty duty)
    {
        var (obligation, period) = (duty.Obligation.Id, duty.Period.Id);
        return new(AgendaKind.Closing, duty.Cycle, duty.Collector, obligation, period, null, duty.Due!.EndsAt);
    }
}

/// <summary>How far the due step of a collector has come.</summary>
public sealed record Cursor
{
    /// <summary>Up to here everything due was collected.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Number of changes of the cycle's configuration that were taken into account.</summary>
    public required int Revision { get; init; }

    /// <summary>Before this instant nothing is due, unless an act or a changed configuration says otherwise.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When every open partition was last looked into.</summary>
    public required DateTimeOffset LookedAt { get; init; }

    /// <summary>By partition: before this instant nothing is due there, unless an act changes it. A partition that is not named has to be looked into.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> Next { get; init; }
}

/// <summary>A partition in which somebody acted during one hour; the act's notices may still wait there.</summary>
public sealed record Touched(string Partition, DateTimeOffset Hour);

/// <summary>When the due step of a collector has something to do next, as it reckoned itself.</summary>
/// <param name="Revision">Number of changes of the cycle's configuration that were taken into account.</param>
public sealed record NextLook(int Revision, DateTimeOffset At);

/// <summary>What the due step of one collector has to look at.</summary>
public sealed record CollectorAgenda(
    Stored<Cursor>? Cursor,
    IReadOnlyList<Stored<Touched>> Touched,
    IReadOnlyList<AgendaItem> Items
);

/// <summary>One partition a collector, read in one query at each wake: so a day on which nothing happens costs next to nothing.</summary>
public sealed class AgendaStore(IRecords records)
{
    private const string Table = "agenda";
    private const string CursorKey = "cursor";
    private const string TouchedPrefix = "touched|";
    private const string ItemPrefix = "item|";
    private const string NextPrefix = "next|";

    public async Task<CollectorAgenda> Read(string cycle, string collector, CancellationToken cancel)
    {
        var rows = await records.All(Table, PartitionOf(cycle, collector), KeyRange.All, cancel);
        IEnumerable<Row> Under(string prefix) => rows.Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal));
        var cursor = rows.FirstOrDefault(r => r.Key == CursorKey)?.As<Cursor>();
        var touched = Under(TouchedPrefix).Select(r => r.As<Touched>());
        var items = Under(ItemPrefix).Select(r => Json.Read<AgendaItem>(r.Body));
        return new(cursor, [.. touched], [.. items]);
    }

    /// <summary>
    /// Marks a partition before an act that somebody must be told of: whatever happens afterwards, the due step will look here. The mark stays for
    /// some hours, as the act itself comes after it.
    /// </summary>
    public async Task Touch(Duty duty, DateTimeOffset now, CancellationToken cancel)
    {
        var utc = now.UtcDateTime;
        var touched = new Touched(duty.Partition, new(utc.Date.AddHours(utc.Hour), TimeSpan.Zero));
        var mark = RowChange.Insert(KeyOf(touched), Json.Write(touched));
        var inIndex = RowChange.Insert(IndexKeyOf(touched.Hour, duty.Collector), "{}");
        // A row that is there already is left: somebody else acted there in the same hour.
        await records.Write(Table, PartitionOf(duty.Home.Cycle, duty.Collector), [mark], cancel);
        await records.Write(Table, Index(duty.Home.Cycle), [inIndex], cancel);
    }

    /// <summary>Puts items on the agenda; those that are there stay as they are.</summary>
    public async Task Add(IEnumerable<AgendaItem> items, CancellationToken cancel)
    {
        foreach (var item in items)
        {
            var row = RowChange.Insert(item.Key, Json.Write(item));
            await records.Write(Table, PartitionOf(item.Cycle, item.Collector), [row], cancel);
        }
    }

    public async Task Remove(AgendaItem item, CancellationToken cancel)
    {
        var partition = PartitionOf(item.Cycle, item.Collector);
        if (await records.Read(Table, partition, item.Key, cancel) is { } row)
            await records.Write(Table, partition, [RowChange.Delete(item.Key, row.ETag)], cancel);
    }

    /// <summary>Finds those of these collectors that have something to do: one query, whatever their number.</summary>
    public async Task<IReadOnlyList<string>> Due(
        string cycle,
        int revision,
        IEnumerable<string> collectors,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var rows = await records.All(Table, Index(cycle), KeyRange.All, cancel);
        IEnumerable<Row> Under(string prefix) => rows.Where(r => r.Key.StartsWith(prefix, StringComparison.Ordinal));
        static string CollectorOf(Row row) => row.Key[NextPrefix.Length..];
        var next = Under(NextPrefix).ToDictionary(CollectorOf, r => Json.Read<NextLook>(r.Body));
        var touched = Under(TouchedPrefix).Select(r => r.Key.Split('|')[2]).ToHashSet();
        bool IsDue(string collector)
        {
            if (touched.Contains(collector) || !next.TryGetValue(collector, out var look))
                return true;
            return look.Revision != revision || look.At <= now;
        }
        return [.. collectors.Where(IsDue)];
    }

    /// <summary>Keeps when a due step that has run has something to do next, and takes off the marks of these hours.</summary>
    public async Task SaveNext(
        string cycle,
        string collector,
        NextLook next,
        IReadOnlyList<DateTimeOffset> done,
        CancellationToken cancel
    )
    {
        var key = $"{NextPrefix}{collector}";
        var before = await records.Read(Table, Index(cycle), key, cancel);
        var changes = new List<RowChange> { RowChange.Put(key, Json.Write(next), before?.ETag) };
        // Marks that do not fit are left for the next look, which takes them off; so is everything where another run was first.
        foreach (var hour in done.Take(IRecords.MaxBatch - 1))
        {
            if (await records.Read(Table, Index(cycle), IndexKeyOf(hour, collector), cancel) is { } mark)
                changes.Add(RowChange.Delete(mark.Key, mark.ETag));
        }
        await records.Write(Table, Index(cycle), changes, cancel);
    }

    /// <summary>A lost race is harmless: the other run saw the same records, or the next one asks again.</summary>
    public async Task Save(
        string cycle,
        string collector,
        Cursor cursor,
        string? etag,
        IReadOnlyList<Stored<Touched>> done,
        CancellationToken cancel
    )
    {
        var row = RowChange.Put(CursorKey, Json.Write(cursor), etag);
        var marks = done.Take(IRecords.MaxBatch - 1);
        var removed = marks.Select(t => RowChange.Delete(KeyOf(t.Value), t.ETag));
        await records.Write(Table, PartitionOf(cycle, collector), [row, .. removed], cancel);
    }

    private static string Index(string cycle) => $"{cycle}|index";

    private static string IndexKeyOf(DateTimeOffset hour, string collector) =>
        $"{TouchedPrefix}{HourOf(hour)}|{collector}";

    private static string HourOf(DateTimeOffset hour) =>
        hour.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    private static string PartitionOf(string cycle, string collector) => $"{cycle}|{collector}";

    private static string KeyOf(Touched touched) => $"{TouchedPrefix}{HourOf(touched.Hour)}|{touched.Partition}";
}
