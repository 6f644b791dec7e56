using PlanMonitor.Core.Access;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>What was published is read by nobody any more.</summary>
public sealed record WithdrawGuidance(string? Words) : DifficultyAct(Words)
{
    public static readonly DifficultyRule Allowed = new()
    {
        Event = LogEvent.GuidanceWithdrawn,
        Tells = null,
        Right = _ => Right.Review,
        Forbids = (difficulty, _) => difficulty.PublishedAt is null ? Problems.GuidanceNotPublished.With() : null,
    };

    public override DifficultyRule Rule => Allowed;

    public override Difficulty After(Difficulty difficulty, Situation m) => difficulty with { PublishedAt = null };

    public override Task WriteFirst(Difficulty after, GuidanceStore guidance, Acting acting) =>
        guidance.Drop(after, acting.Cancel);
}
