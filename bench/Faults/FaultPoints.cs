namespace PlanMonitor.Bench;

/// <summary>The process died at this point: nothing after it was done.</summary>
public sealed class ProcessDiedException(string point) : Exception($"The process died {point}.");

/// <summary>
/// What goes wrong in one process: each call of a port is passed through here. Once the process has died, whatever it
/// still tries fails.
/// </summary>
/// <param name="draw">What goes wrong at a call; asked of one at a time.</param>
/// <param name="kill">How it dies; null: by an exception, and whatever it tries after it fails.</param>
public sealed class FaultPoints(Func<FaultPoint, Fault> draw, Action<string>? kill = null)
{
    private const int MostPasses = 5;
    private readonly Lock gate = new();
    private readonly Dictionary<(string Point, Fault Fault), int> met = [];
    private int done;

    /// <summary>By dice of a seed: the same calls in the same order go wrong.</summary>
    public static Func<FaultPoint, Fault> Dice(Random dice, FaultRates rates) =>
        point =>
        {
            var sides = dice.NextDouble();
            var which = dice.Next();
            if (point.MayDie && sides < rates.Death)
                return which % 2 == 0 ? Fault.DiesBefore : Fault.DiesAfter;
            var isFault = sides >= 1 - rates.Fault;
            return isFault ? point.Possible[which % point.Possible.Count] : Fault.None;
        };

    /// <summary>Death alone: before (odd) or after (even) a call that changes something, counted from 1.</summary>
    public static Func<FaultPoint, Fault> DeathAt(int boundary)
    {
        var passed = 0;
        return point =>
        {
            passed += point.MayDie ? 2 : 0;
            if (!point.MayDie || passed < boundary || passed - 2 >= boundary)
                return Fault.None;
            return passed == boundary ? Fault.DiesAfter : Fault.DiesBefore;
        };
    }

    /// <summary>From now on nothing goes wrong any more.</summary>
    public bool IsOver { get; set; }

    /// <summary>Where it died; null: it lives.</summary>
    public string? DiedAt { get; private set; }

    /// <summary>How often what went wrong where.</summary>
    public IReadOnlyDictionary<(string Point, Fault Fault), int> Met
    {
        get
        {
            lock (gate)
                return met.ToDictionary();
        }
    }

    /// <exception cref="ProcessDiedException">It dies here, or has died.</exception>
    public async Task<T> At<T>(FaultPoint point, Func<Task<T>> call)
    {
        Check();
        var fault = Draw(point);
        switch (fault)
        {
            case Fault.Fails:
                throw point.Failure("refused");
            case Fault.IsFull:
                throw new StorageFullException($"No room for {point.Name}.");
            case Fault.TimesOut:
                await Task.Delay(1);
                throw point.Failure("no answer");
            case Fault.FailsAfter:
                await call();
                throw point.Failure("the answer got lost");
            case Fault.DiesBefore:
                throw Die($"before {point.Name}");
            case Fault.DiesAfter:
                await call();
                throw Die($"after {point.Name}");
            case Fault.HappensTwice:
                await call();
                break;
            case Fault.IsSlow:
                await Task.Delay(1);
                break;
            case Fault.IsOvertaken:
                await OthersFirst();
                break;
            case Fault.None:
                break;
        }
        var answer = await call();
        Interlocked.Increment(ref done);
        return answer;
    }

    /// <inheritdoc cref="At{T}"/>
    public Task At(FaultPoint point, Func<Task> call) => At(point, async () =>
        {
            await call();
            return true;
        });

    /// <exception cref="ProcessDiedException">It has died.</exception>
    public void Check()
    {
        if (DiedAt is { } died)
            throw new ProcessDiedException(died);
    }

    private Fault Draw(FaultPoint point)
    {
        lock (gate)
        {
            var drawn = IsOver ? Fault.None : draw(point);
            if (drawn != Fault.None)
                met[(point.Name, drawn)] = met.GetValueOrDefault((point.Name, drawn)) + 1;
            return drawn;
        }
    }

    private ProcessDiedException Die(string point)
    {
        kill?.Invoke(point);
        DiedAt ??= point;
        return new(DiedAt);
    }

    /// <summary>Until something else was done, or nothing comes.</summary>
    private async Task OthersFirst()
    {
        var before = Volatile.Read(ref done);
        for (var pass = 0; pass < MostPasses && Volatile.Read(ref done) == before; pass++)
            await Task.Delay(1);
    }
}
