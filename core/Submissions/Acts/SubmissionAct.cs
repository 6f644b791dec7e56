using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions.Acts;

/// <summary>Something that is done with a submission: one file an act, with everything that makes it this act and no other.</summary>
public abstract record SubmissionAct
{
    public abstract ActRule Rule { get; }

    /// <summary>Whether something that this act depends on has changed since the person looked.</summary>
    protected virtual bool IsStale(Opened opened, SeenVersion seen) => false;

    /// <summary>What is wrong with its own words and numbers; null: nothing.</summary>
    protected virtual Problem? Check(Opened opened) => null;

    /// <summary>Whether this very act was done a moment ago: a click that came twice, or an answer that got lost.</summary>
    protected virtual bool IsRepeated(SubmissionState? state, Situation m) => false;

    /// <summary>The same act with what it needs from the stores.</summary>
    protected virtual Task<SubmissionAct> Prepare(Opened opened, Workbench bench, Acting acting) =>
        Task.FromResult(this);

    /// <summary>Pure: the state before and the moment in, what is to be recorded out.</summary>
    public abstract Decision Decide(SubmissionState? state, Situation m);

    /// <summary>What is to be recorded of it now.</summary>
    /// <exception cref="ProblemException">Why it may not be done.</exception>
    public virtual async Task<Step> Take(Opened opened, SeenVersion seen, Workbench bench, Acting acting)
    {
        if (Rule.WhyNot(opened.State, opened.Situation) is { } refused)
            throw refused.AsException();
        if (IsStale(opened, seen))
            throw Problems.Stale.With().AsException();
        if (Check(opened) is { } problem)
            throw problem.AsException();
        if (IsRepeated(opened.State, opened.Situation))
            return Step.Nothing;
        var ready = await Prepare(opened, bench, acting);
        return Step.Record(ready.Decide(opened.State, opened.Situation));
    }
}

/// <summary>An act of the office on what a unit sent: the office judges what it saw and nothing newer.</summary>
public abstract record ReviewAct : SubmissionAct
{
    protected override bool IsStale(Opened opened, SeenVersion seen)
    {
        var current = SeenVersion.Of(opened.State);
        return current.Revision != seen.Revision || current.Status != seen.Status;
    }
}
