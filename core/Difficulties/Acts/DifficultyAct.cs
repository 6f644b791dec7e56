using PlanMonitor.Core.Access;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>Something that is done with a difficulty that was raised: one file an act, with everything that makes it this act and no other.</summary>
/// <param name="Words">The question, the answer, the reason; kept in the log of the submission.</param>
public abstract record DifficultyAct(string? Words)
{
    public abstract DifficultyRule Rule { get; }

    /// <summary>The same act with its words as they are kept.</summary>
    /// <exception cref="ProblemException">reason-needed.</exception>
    public virtual DifficultyAct Clean() => this with { Words = Reasons.Require(Words) };

    /// <summary>Pure: the difficulty afterwards. The words are clean.</summary>
    public abstract Difficulty After(Difficulty difficulty, Situation m);

    /// <summary>
    /// What everybody reads lies in a partition of its own. It is written first: a crash in between leaves guidance that can be published or withdrawn again.
    /// </summary>
    public virtual Task WriteFirst(Difficulty after, GuidanceStore guidance, Acting acting) => Task.CompletedTask;

    /// <summary>The thread with one more entry.</summary>
    /// <summary>Posts after the question: so many that nobody reads them, and a row still holds them.</summary>
    public const int MostPosts = 100;

    /// <exception cref="ProblemException">thread-full.</exception>
    protected Difficulty With(Difficulty difficulty, DifficultyPostKind kind, Situation m)
    {
        // It can always be ended.
        if (difficulty.Later.Count >= MostPosts && kind != DifficultyPostKind.Closing)
            throw Problems.ThreadFull.With(MostPosts).AsException();
        return difficulty with { Later = [.. difficulty.Later, new(kind, Words!, m.Actor.Signature, m.Now)] };
    }
}
