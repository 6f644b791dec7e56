namespace PlanMonitor.Bench;

/// <summary>What may go wrong where.</summary>
internal static class FaultPorts
{
    private static readonly Fault[] Readings =
    [
        Fault.Fails,
        Fault.TimesOut,
        Fault.IsSlow,
        Fault.IsOvertaken,
        Fault.HappensTwice,
    ];

    private static readonly Fault[] Openings = [Fault.Fails, Fault.TimesOut, Fault.IsSlow, Fault.IsOvertaken];

    private static readonly Fault[] Changes =
    [
        Fault.Fails,
        Fault.IsFull,
        Fault.TimesOut,
        Fault.FailsAfter,
        Fault.IsSlow,
        Fault.IsOvertaken,
        Fault.HappensTwice,
    ];

    private static readonly Fault[] Sends = [Fault.Fails, Fault.TimesOut, Fault.FailsAfter, Fault.IsSlow];

    /// <summary>
    /// A signal about the whole plan is not lost here: it would delay the letters of a moved deadline by a day, in
    /// which units report, and other letters would be right.
    /// </summary>
    private static readonly Fault[] PlanSignals = [Fault.IsSlow, Fault.HappensTwice];

    private static readonly Fault[] Signals = [Fault.Fails, Fault.IsSlow, Fault.HappensTwice];

    private static readonly Fault[] Steps = [Fault.Fails, Fault.FailsAfter, Fault.IsSlow, Fault.HappensTwice];

    public static FaultPoint Reading(string what) => new($"reading {what}", Readings, false, Busy);

    /// <summary>What gives something that the caller closes: it is opened once.</summary>
    public static FaultPoint Opening(string what) => new($"opening {what}", Openings, false, Busy);

    public static FaultPoint Changing(string what) => new(what, Changes, true, Busy);

    /// <summary>In a chained table the storages themselves tell a batch of their own from somebody else's.</summary>
    public static FaultPoint ChangingLinked(string what) =>
        new(what, [.. Changes.Where(f => f != Fault.HappensTwice)], true, Busy);

    public static FaultPoint Sending(string channel) => new($"sending by {channel}", Sends, true, TimeOut);

    public static FaultPoint Signal(string what) => new($"telling {what}", Signals, true, TimeOut);

    public static FaultPoint PlanSignal { get; } = new("telling the loop of the plan", PlanSignals, true, TimeOut);

    public static FaultPoint Step(string step) => new($"the step {step}", Steps, true, TimeOut);

    private static StorageBusyException Busy(string why) => new($"The storage is busy or away: {why}.");

    private static TimeoutException TimeOut(string why) => new(why);
}

/// <summary>Records of which calls go wrong.</summary>
public sealed class FaultyRecords(IRecords inner, FaultPoints points) : IRecords
{
    public Task<Row?> Read(string table, string partition, string key, CancellationToken cancel) =>
        points.At(FaultPorts.Reading(table), () => inner.Read(table, partition, key, cancel));

    public Task<RowPage> Query(
        string table,
        string partition,
        KeyRange range,
        int take,
        string? cursor,
        CancellationToken cancel
    ) => points.At(FaultPorts.Reading(table), () => inner.Query(table, partition, range, take, cursor, cancel));

    public Task<WriteOutcome> Write(
        string table,
        string partition,
        IReadOnlyList<RowChange> changes,
        CancellationToken cancel
    )
    {
        var what = $"writing {table} ({changes[0].Kind})";
        var point = Chain.Holds(table) ? FaultPorts.ChangingLinked(what) : FaultPorts.Changing(what);
        return points.At(point, () => inner.Write(table, partition, changes, cancel));
    }
}

/// <summary>The look at all records of which calls go wrong.</summary>
public sealed class FaultyWholeRecords(IWholeRecords inner, FaultPoints points) : IWholeRecords
{
    public Task<IReadOnlyList<string>> Partitions(string table, string? after, int take, CancellationToken cancel) =>
        points.At(FaultPorts.Reading($"the partitions of {table}"), () => inner.Partitions(table, after, take, cancel));

    public Task PutBack(string table, string partition, IReadOnlyList<Row> rows, CancellationToken cancel) =>
        points.At(FaultPorts.ChangingLinked($"putting back {table}"), () =>
            inner.PutBack(table, partition, rows, cancel)
        );
}

/// <summary>Files of which calls go wrong.</summary>
public sealed class FaultyFiles(IFiles inner, FaultPoints points) : IFiles
{
    public Task<UploadTicket> Begin(string uploadId, long size, DateTimeOffset expiresAt, CancellationToken cancel) =>
        points.At(FaultPorts.Changing("opening an upload"), () => inner.Begin(uploadId, size, expiresAt, cancel));

    public Task<Upload?> OpenUpload(string uploadId, CancellationToken cancel) =>
        points.At(FaultPorts.Opening("an upload"), () => inner.OpenUpload(uploadId, cancel));

    public Task Keep(string uploadId, string version, string sha256, CancellationToken cancel) =>
        points.At(FaultPorts.Changing("keeping an upload"), () => inner.Keep(uploadId, version, sha256, cancel));

    public Task Quarantine(string uploadId, CancellationToken cancel) =>
        points.At(FaultPorts.Changing("putting an upload aside"), () => inner.Quarantine(uploadId, cancel));

    public Task<int> Sweep(DateTimeOffset before, CancellationToken cancel) =>
        points.At(FaultPorts.Changing("sweeping uploads"), () => inner.Sweep(before, cancel));

    public Task Add(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancel) =>
        points.At(FaultPorts.Changing("adding an object"), () => inner.Add(content, sha256, cancel));

    public Task<Stream?> Open(string sha256, CancellationToken cancel) =>
        points.At(FaultPorts.Opening("an object"), () => inner.Open(sha256, cancel));

    public Task Delete(string sha256, CancellationToken cancel) =>
        points.At(FaultPorts.Changing("deleting an object"), () => inner.Delete(sha256, cancel));
}

/// <summary>Heads of which calls go wrong.</summary>
public sealed class FaultyHeads(IHeads inner, FaultPoints points) : IHeads
{
    public Task Keep(string name, string text, CancellationToken cancel) =>
        points.At(FaultPorts.Changing("keeping a head"), () => inner.Keep(name, text, cancel));

    public Task<IReadOnlyList<(string Name, string Text)>> All(CancellationToken cancel) =>
        points.At(FaultPorts.Reading("heads"), () => inner.All(cancel));
}

/// <summary>
/// A channel of which sends go wrong, told as the channels do: surely not delivered where it was refused, unknown where
/// the answer got lost. Where no answer
/// comes it throws, as no channel should.
/// </summary>
public sealed class FaultyNotifier(INotifier inner, FaultPoints points) : INotifier
{
    public Channel Channel => inner.Channel;

    public async Task<Delivery> Send(Outgoing message, CancellationToken cancel)
    {
        var isDone = false;
        async Task<Delivery> Once()
        {
            var delivery = await inner.Send(message, cancel);
            isDone = true;
            return delivery;
        }
        try
        {
            return await points.At(FaultPorts.Sending(Channel.Id), Once);
        }
        catch (TimeoutException) when (isDone)
        {
            return new(DeliveryOutcome.Unknown, "The connection broke after the data.");
        }
        catch (TimeoutException e) when (e.Message == "refused")
        {
            return new(DeliveryOutcome.Later, "421 try again");
        }
    }
}
