namespace PlanMonitor.Core;

/// <summary>Load, decide, save: where somebody else was first, all three begin anew.</summary>
public static class Retry
{
    private const int Attempts = 5;

    /// <param name="attempt">Null: somebody else was first.</param>
    /// <exception cref="ProblemException">storage-busy: somebody else was first five times.</exception>
    public static async Task<T> WhenOvertaken<T>(Func<Task<T?>> attempt)
        where T : class
    {
        for (var i = 0; i < Attempts; i++)
        {
            if (await attempt() is { } done)
                return done;
        }
        throw Problems.StorageBusy.With().AsException();
    }
}
