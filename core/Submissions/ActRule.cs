using PlanMonitor.Core.Access;

namespace PlanMonitor.Core.Submissions;

/// <summary>
/// What is fixed of an act: how the log calls it, whom a letter tells of it, which right it asks for and what else forbids it.
/// The same answer makes the buttons and guards the act.
/// </summary>
public sealed record ActRule
{
    public required LogEvent Event { get; init; }

    /// <summary>Null: nobody is written to.</summary>
    public required Addressee? Tells { get; init; }

    public required Func<SubmissionState?, Situation, Right> Right { get; init; }

    /// <summary>Beside person, cycle and clock; null: nothing else forbids it.</summary>
    public required Func<SubmissionState?, Situation, Problem?> Forbids { get; init; }

    /// <summary>Null: the act is allowed now.</summary>
    public Problem? WhyNot(SubmissionState? state, Situation m) =>
        SubmissionRules.WhyNotAtAll(Right(state, m), state, m) ?? Forbids(state, m);
}
