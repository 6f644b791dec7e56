using PlanMonitor.Core.Access;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>The office agrees that nothing can be sent before it is answered: nobody is reminded until then.</summary>
public sealed record BlockReminders(string? Words) : DifficultyAct(Words)
{
    public static readonly DifficultyRule Allowed = new()
    {
        Event = LogEvent.DifficultyBlocks,
        Tells = Addressee.Unit,
        Right = _ => Right.Review,
        Forbids = (difficulty, _) => WhyNot(difficulty),
    };

    public override DifficultyRule Rule => Allowed;

    public override Difficulty After(Difficulty difficulty, Situation m) =>
        difficulty with
        {
            Blocking = new(Words!, m.Actor.Signature, m.Now),
        };

    private static Problem? WhyNot(Difficulty difficulty)
    {
        if (!difficulty.IsOpen)
            return Problems.DifficultyAnswered.With();
        return difficulty.Blocking is null ? null : Problems.DifficultyBlocks.With();
    }
}
