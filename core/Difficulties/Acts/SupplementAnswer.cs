using PlanMonitor.Core.Access;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>A further answer to what was answered already.</summary>
public sealed record SupplementAnswer(string? Words) : DifficultyAct(Words)
{
    public static readonly DifficultyRule Allowed = new()
    {
        Event = LogEvent.DifficultyAnswered,
        Tells = Addressee.Unit,
        Right = _ => Right.Review,
        Forbids = (difficulty, _) =>
            difficulty.State == DifficultyState.Answered ? null : Problems.DifficultyNotAnswered.With(),
    };

    public override DifficultyRule Rule => Allowed;

    public override Difficulty After(Difficulty difficulty, Situation m) =>
        With(difficulty, DifficultyPostKind.Answer, m) with
        {
            Blocking = null,
        };
}
