namespace PlanMonitor.Bench;

/// <summary>What goes wrong at one call of a port.</summary>
public enum Fault
{
    /// <summary>Nothing: it is done as asked.</summary>
    None,

    /// <summary>It is refused at once; nothing was done.</summary>
    Fails,

    /// <summary>There is no room; nothing was done.</summary>
    IsFull,

    /// <summary>No answer comes in time; nothing was done.</summary>
    TimesOut,

    /// <summary>It is done, and the answer gets lost.</summary>
    FailsAfter,

    /// <summary>It takes a while.</summary>
    IsSlow,

    /// <summary>Something that was asked for later is done before it.</summary>
    IsOvertaken,

    /// <summary>
    /// It is done twice, as by a client that got no answer to its first try; the second answer counts.
    /// </summary>
    HappensTwice,

    /// <summary>The process dies; nothing was done.</summary>
    DiesBefore,

    /// <summary>The process dies when it was done, and nobody got the answer.</summary>
    DiesAfter,
}

/// <summary>How often something goes wrong, of 1.</summary>
/// <param name="Fault">At a call of a port.</param>
/// <param name="Death">At a call that changes or sends something.</param>
public readonly record struct FaultRates(double Fault, double Death)
{
    public static readonly FaultRates None;

    /// <summary>A fault at every fortieth call of a port, a death at every sixtieth that changes something.</summary>
    public static readonly FaultRates Usual = OneIn(40, 60);

    /// <param name="fault">0: never.</param>
    /// <param name="death">0: never.</param>
    public static FaultRates OneIn(int fault, int death) => new(Share(fault), Share(death));

    private static double Share(int oneIn) => oneIn == 0 ? 0 : 1d / oneIn;
}

/// <summary>A kind of call of a port.</summary>
/// <param name="Name">For the report: "writing submissions".</param>
/// <param name="Possible">What may go wrong there; death beside it where <paramref name="MayDie"/>.</param>
/// <param name="Failure">How this port says that it failed.</param>
public sealed record FaultPoint(
    string Name,
    IReadOnlyList<Fault> Possible,
    bool MayDie,
    Func<string, Exception> Failure
);
