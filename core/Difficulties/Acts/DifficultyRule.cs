using PlanMonitor.Core.Access;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>What is fixed of an act on a difficulty. The same answer makes the buttons and guards the act.</summary>
public sealed record DifficultyRule
{
    public required LogEvent Event { get; init; }

    /// <summary>Null: nobody is written to.</summary>
    public required Addressee? Tells { get; init; }

    public required Func<Situation, Right> Right { get; init; }

    /// <summary>Beside person, cycle and clock; null: nothing else forbids it.</summary>
    public required Func<Difficulty, Situation, Problem?> Forbids { get; init; }

    /// <summary>Null: the act is allowed now.</summary>
    public Problem? WhyNot(Difficulty difficulty, SubmissionState? state, Situation m) =>
        SubmissionRules.WhyNotAtAll(Right(m), state, m) ?? Forbids(difficulty, m);
}
