using PlanMonitor.Core.Access;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>The office answers. An answer ends the blocking: a question that follows is judged anew.</summary>
public sealed record AnswerDifficulty(string? Words) : DifficultyAct(Words)
{
    public static readonly DifficultyRule Allowed = new()
    {
        Event = LogEvent.DifficultyAnswered,
        Tells = Addressee.Unit,
        Right = _ => Right.Review,
        Forbids = (difficulty, _) => difficulty.IsOpen ? null : Problems.DifficultyAnswered.With(),
    };

    public override DifficultyRule Rule => Allowed;

    public override Difficulty After(Difficulty difficulty, Situation m) =>
        With(difficulty, DifficultyPostKind.Answer, m) with
        {
            Blocking = null,
        };
}
