using PlanMonitor.Core.Access;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties.Acts;

/// <summary>Publishes an answer to all units of the cycle; published again, the new words take the place of the old.</summary>
/// <param name="Question">In the office's words: what a unit wrote may name persons or itself.</param>
/// <param name="Words">The answer.</param>
public sealed record PublishGuidance(string? Question, string? Words) : DifficultyAct(Words)
{
    public static readonly DifficultyRule Allowed = new()
    {
        Event = LogEvent.GuidancePublished,
        Tells = Addressee.AllUnits,
        Right = _ => Right.Review,
        Forbids = (difficulty, _) =>
            difficulty.Thread.Any(p => p.Kind == DifficultyPostKind.Answer)
                ? null
                : Problems.DifficultyNotAnswered.With(),
    };

    public override DifficultyRule Rule => Allowed;

    public override DifficultyAct Clean() =>
        this with
        {
            Question = Reasons.Require(Question),
            Words = Reasons.Require(Words),
        };

    public override Difficulty After(Difficulty difficulty, Situation m) => difficulty with { PublishedAt = m.Now };

    public override Task WriteFirst(Difficulty after, GuidanceStore guidance, Acting acting)
    {
        var published = GuidanceRules.Of(after, Question!, Words!, acting.Actor.Signature, acting.Now);
        return guidance.Keep(published, acting.Cancel);
    }
}
