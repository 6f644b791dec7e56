using PlanMonitor.Core.Access;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>The unit is reminded again although the question still waits.</summary>
public sealed record UnblockReminders(string? Words) : DifficultyAct(Words)
{
    public static readonly DifficultyRule Allowed = new()
    {
        Event = LogEvent.DifficultyBlocksNoMore,
        Tells = Addressee.Unit,
        Right = _ => Right.Review,
        Forbids = (difficulty, _) => difficulty.Blocking is null ? Problems.DifficultyDoesNotBlock.With() : null,
    };

    public override DifficultyRule Rule => Allowed;

    public override Difficulty After(Difficulty difficulty, Situation m) => difficulty with { Blocking = null };
}
