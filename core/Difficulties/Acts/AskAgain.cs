using PlanMonitor.Core.Access;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>The unit asks further, which opens the difficulty again.</summary>
public sealed record AskAgain(string? Words) : DifficultyAct(Words)
{
    public static readonly DifficultyRule Allowed = new()
    {
        Event = LogEvent.DifficultyAskedAgain,
        Tells = Addressee.Office,
        Right = _ => Right.Report,
        Forbids = (_, _) => null,
    };

    public override DifficultyRule Rule => Allowed;

    public override Difficulty After(Difficulty difficulty, Situation m) =>
        With(difficulty, DifficultyPostKind.Question, m);
}
