namespace PlanMonitor.Tests.Linearizability;

/// <summary>A call of somebody's and its answer, between two readings of one counter that all share.</summary>
internal interface ICall
{
    int Begun { get; }
    int Ended { get; }

    /// <summary>Its answer says that nothing was recorded.</summary>
    bool LeavesNothing { get; }
}

/// <summary>
/// Whether calls that ran beside each other were answered as if one had come after the other: whether one order of all
/// of them exists in which no call
/// comes before one that had ended when it began, and every answer is what the model answers at its place (Herlihy and
/// Wing 1990).
/// The search is that of Wing and Gong: whatever may come first is tried. With Lowe's memory of what was tried: the
/// same calls done, and the same state.
/// </summary>
internal static class Linearization
{
    public const int MostCalls = 128;

    /// <param name="apply">The state after a call; null: the call is not answered like that in this state.</param>
    public static Order<TState, TCall> Search<TState, TCall>(
        IEnumerable<TCall> history,
        TState start,
        Func<TState, TCall, TState?> apply
    )
        where TState : class, IEquatable<TState>
        where TCall : ICall
    {
        var calls = history.OrderBy(c => c.Begun).ToArray();
        if (calls.Length > MostCalls)
            throw new ArgumentException($"{calls.Length} calls; {MostCalls} can be searched.", nameof(history));
        var search = new Searching<TState, TCall>(calls, apply);
        var found = search.From(UInt128.Zero, start);
        return new(found is not null, found ?? search.Furthest, search.Longest, search.Tried);
    }

    private sealed class Searching<TState, TCall>(TCall[] calls, Func<TState, TCall, TState?> apply)
        where TState : class, IEquatable<TState>
        where TCall : ICall
    {
        private readonly HashSet<(UInt128 Done, TState State)> met = [];
        private readonly Stack<TCall> order = new();

        public TState? Furthest { get; private set; }

        /// <summary>The longest order that was found.</summary>
        public IReadOnlyList<TCall> Longest { get; private set; } = [];

        public int Tried => met.Count;

        /// <summary>The state after all calls; null: there is no order of those that are not done.</summary>
        public TState? From(UInt128 done, TState state)
        {
            if (!met.Add((done, state)))
                return null;
            Remember(state);
            if (order.Count == calls.Length)
                return state;
            var next = Next(done);
            // What leaves nothing and fits here is taken here: no other call is answered differently for it.
            foreach (var i in next)
            {
                if (calls[i].LeavesNothing && apply(state, calls[i]) is { } same)
                    return Take(i, done, same);
            }
            foreach (var i in next.Where(i => !calls[i].LeavesNothing))
            {
                if (apply(state, calls[i]) is { } after && Take(i, done, after) is { } end)
                    return end;
            }
            return null;
        }

        private TState? Take(int i, UInt128 done, TState after)
        {
            order.Push(calls[i]);
            var end = From(done | (UInt128.One << i), after);
            order.Pop();
            return end;
        }

        /// <summary>Calls that may come next: none that is not done had ended when they began.</summary>
        private List<int> Next(UInt128 done)
        {
            bool IsOpen(int i) => (done & (UInt128.One << i)) == 0;
            var open = Enumerable.Range(0, calls.Length).Where(IsOpen).ToList();
            var firstEnd = open.Min(i => calls[i].Ended);
            return [.. open.Where(i => calls[i].Begun < firstEnd)];
        }

        private void Remember(TState state)
        {
            if (Furthest is not null && order.Count <= Longest.Count)
                return;
            (Furthest, Longest) = (state, [.. order.Reverse()]);
        }
    }
}

/// <param name="Exists">There is such an order.</param>
/// <param name="State">After it; where there is none, after the longest that was found.</param>
/// <param name="Calls">In this order; where there is none, the longest that was found.</param>
/// <param name="Tried">States that were met with the calls that had led there.</param>
internal sealed record Order<TState, TCall>(bool Exists, TState? State, IReadOnlyList<TCall> Calls, int Tried);
